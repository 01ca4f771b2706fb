package io.tocsin.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.Unavailable;
import io.tocsin.core.outbox.Setback.Kind;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.NoOutbox;
import io.tocsin.core.testkit.World;
import io.tocsin.core.writer.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SetbacksTest {
  private final MovableClock clock = MovableClock.atTwo();
  private final List<Setback> written = new ArrayList<>();
  private boolean away;
  private final Setbacks setbacks =
      new Setbacks(
          DeliveryObserver.NONE,
          all -> {
            if (away) {
              throw new Unavailable("The database is away.", Duration.ofSeconds(1), null);
            }
            written.addAll(all);
          },
          clock);

  @Test
  void what_goes_wrong_is_counted_for_each_room_and_kind_with_the_latest_reason() {
    Instant first = clock.instant();
    setbacks.putOff("slack:T1/C1", "Slack is busy");
    setbacks.rejected("slack:T1/C1", "the channel is archived");
    clock.move(Duration.ofSeconds(5));
    setbacks.putOff("slack:T1/C1", "Slack is still busy");
    setbacks.runOnce();

    Instant second = clock.instant();
    assertThat(written)
        .containsExactly(
            new Setback("slack:T1/C1", Kind.PUT_OFF, "Slack is still busy", 2, first, second),
            new Setback("slack:T1/C1", Kind.REFUSED, "the channel is archived", 1, first, first));
  }

  @Test
  void while_the_database_is_away_nothing_is_forgotten_and_afterwards_nothing_told_twice() {
    away = true;
    setbacks.rejected("slack:T1/C1", "the channel is archived");
    assertThatThrownBy(setbacks::runOnce).isInstanceOf(Unavailable.class);
    setbacks.rejected("slack:T1/C1", "the channel is gone");

    away = false;
    setbacks.runOnce();
    setbacks.runOnce();

    assertThat(written).hasSize(1);
    assertThat(written.getFirst().times()).isEqualTo(2);
    assertThat(written.getFirst().reason()).isEqualTo("the channel is gone");
  }

  @Test
  void anybody_can_ask_what_waits_and_what_was_refused() {
    InMemoryState state = new InMemoryState();
    NoOutbox outbox = new NoOutbox();
    World world = new World(state, outbox, outbox);
    assertThat(world.asks("sam", "@aws status --deliveries"))
        .isEqualTo("No message waits, and none was refused in the last day.");

    Instant now = world.clock.instant();
    Instant early = now.minusSeconds(180);
    state.waits(new Backlog.Waiting("slack:T1/C1", 14, early));
    state.wentWrong(new Setback("slack:T1/C1", Kind.PUT_OFF, "Slack is busy", 9, early, now));
    state.wentWrong(
        new Setback("slack:T1/C2", Kind.REFUSED, "the channel is archived", 2, early, early));
    state.wentWrong(new Setback("slack:T1/C3", Kind.PUT_OFF, "over by now", 2, early, early));
    Instant longAgo = now.minus(Duration.ofDays(2));
    state.wentWrong(new Setback("slack:T1/C4", Kind.REFUSED, "long ago", 2, longAgo, longAgo));

    assertThat(world.asks("sam", "@aws status --deliveries"))
        .contains("14 messages wait, 2 were refused")
        .contains("slack:T1/C1 · 14 messages wait, the oldest for 3 min: Slack is busy")
        .contains("slack:T1/C2 · 2 were refused, the latest 3 min ago: the channel is archived")
        .doesNotContain("C3")
        .doesNotContain("C4");
  }

  @Test
  void a_contact_channel_goes_by_its_name() {
    InMemoryState state = new InMemoryState();
    NoOutbox outbox = new NoOutbox();
    World world = new World(state, outbox, outbox);
    world.asks("sam", "@aws create-contact --alias maria --type PERSONAL --plan Stages=[]");
    world.asks(
        "sam",
        "@aws create-contact-channel --contact-id maria --name mail --type EMAIL --delivery-address SimpleAddress=maria@example.com --defer-activation");
    UUID mail = state.all(new Key.ChannelsOf("maria")).getFirst().id();
    Instant now = world.clock.instant();
    for (UUID channel : List.of(mail, new UUID(0, 7))) {
      String room = OutboxEntry.Content.Page.room(channel);
      state.wentWrong(new Setback(room, Kind.REFUSED, "no way out", 1, now, now));
    }

    assertThat(world.asks("sam", "@aws status --deliveries"))
        .contains("maria/mail · 1 was refused", "a contact channel that is deleted · 1 was refused")
        .doesNotContain("page:");
  }
}
