package io.tocsin.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.incident.Incident.Headline;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.Storm.Tally;
import io.tocsin.core.testkit.StateSamples;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StormMessageTest {
  private static final Storm RAGING = StateSamples.storm("checkout", 1);

  private final StormMessage card =
      new StormMessage(new ActionToken.Signer(new Secret("k")), ZoneOffset.UTC);

  private static Storm over() {
    return new Storm(
        RAGING.id(),
        "checkout",
        RAGING.room(),
        1,
        Storm.Phase.OVER,
        List.of(),
        1,
        12,
        RAGING.since(),
        RAGING.since().plusSeconds(250));
  }

  private static Incident taken(Incident incident) {
    return incident.with(
        incident.progress().acknowledged(new Acknowledgement("arn", "Maria", StateSamples.NOON)));
  }

  @Test
  void the_first_line_is_the_news_and_the_worst_stand_below_it() {
    List<Incident> seen =
        List.of(
            StateSamples.incident(3),
            taken(StateSamples.incident(2).with(new Headline("", 2, null))),
            StateSamples.resolved(StateSamples.incident(1)));

    Message message = card.of(RAGING, new Tally(7, 1, 1, 1), seen);

    assertThat(message.fallback())
        .isEqualTo(
            """
            ● checkout: 3 incidents since 12:00 UTC (1 open, 1 acknowledged, 1 resolved)
              #3 Checkout is down — open, nobody has it · Critical
              #2 checkout — Maria has it · High
              #1 Checkout is down — resolved by %s · Critical
            Each has its message in this thread; a command names one: `ack 3`.\
            """
                .formatted(StateSamples.ALICE));
    assertThat(message.title()).isEqualTo("● checkout: 3 incidents");
    assertThat(message.tone()).isEqualTo(Tone.CRITICAL);
    assertThat(message.sections())
        .contains(new Section.Moment("Storm of plan checkout", RAGING.since()));
  }

  @Test
  void those_that_find_no_place_are_counted() {
    Message message = card.of(RAGING, new Tally(7, 500, 0, 0), List.of(StateSamples.incident(500)));

    assertThat(message.fallback()).contains("\n  and 499 more: `incidents`\n");
  }

  @Test
  void when_it_is_over_it_says_how_long_it_was_and_what_is_left() {
    assertThat(card.of(over(), new Tally(9, 2, 1, 9), List.of(StateSamples.incident(3))).title())
        .isEqualTo("● checkout: storm over after 4 min: 12 incidents, 3 still open");
    assertThat(card.of(over(), new Tally(9, 0, 1, 11), List.of()).title()).startsWith("◐");
    Message done = card.of(over(), new Tally(9, 0, 0, 12), List.of());
    assertThat(done.title())
        .isEqualTo("✓ checkout: storm over after 4 min: 12 incidents, all resolved");
    assertThat(done.tone()).isEqualTo(Tone.GOOD);
  }

  @Test
  void mild_trouble_is_not_shown_as_severe() {
    Incident mild = StateSamples.incident(1).with(new Headline("t", 4, null));

    assertThat(card.of(RAGING, new Tally(1, 1, 0, 0), List.of(mild)).tone())
        .isEqualTo(Tone.WARNING);
  }
}
