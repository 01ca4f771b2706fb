package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a room sees of a storm, in whatever chat the room is. */
public interface StormStories {

  /** A new world with the plan {@code checkout} and its room. */
  World world();

  private void starts(int incidents) {
    for (int i = 0; i < incidents; i++) {
      world().asks("sam", "@aws start checkout");
    }
  }

  private void relaysFor(int seconds) {
    world().relaysFor(seconds);
  }

  private List<Seen> messages() {
    return world().stage.posted(null);
  }

  private List<Seen> thread(Seen root) {
    return world().stage.posted(root.reference());
  }

  private Seen card() {
    return messages().stream()
        .filter(message -> message.firstLine().contains("checkout:"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void a_room_gets_two_cards_and_the_storms_and_the_rest_in_its_thread() {
    starts(2);
    relaysFor(3);
    starts(10);
    relaysFor(12);

    assertThat(messages()).hasSize(3);
    assertThat(card().firstLine())
        .isEqualTo(
            "● checkout: 12 incidents since 14:02 UTC (12 open, 0 acknowledged, 0 resolved)");
    assertThat(thread(card()))
        .hasSize(10)
        .allSatisfy(message -> assertThat(message.firstLine()).contains("OPEN · Critical"));
  }

  @Test
  default void in_a_burst_the_storms_card_comes_first_and_two_seconds_lie_between_new_messages() {
    starts(20);
    world().relays();
    assertThat(messages()).hasSize(1);
    assertThat(card().firstLine()).contains("checkout: 20 incidents");

    relaysFor(30);

    List<Instant> times = messages().stream().map(Seen::at).sorted().toList();
    assertThat(times).hasSize(3);
    assertThat(times.get(1)).isAfterOrEqualTo(times.get(0).plusSeconds(2));
    assertThat(times.get(2)).isAfterOrEqualTo(times.get(1).plusSeconds(2));
    assertThat(thread(card())).hasSize(18);
  }

  @Test
  default void what_becomes_of_an_incident_is_on_the_card_and_its_story_in_the_thread() {
    starts(4);
    relaysFor(12);

    world().asks("maria", "@aws ack 4");
    world().asks("maria", "@aws resolve 4");
    world().asks("maria", "@aws ack 1");
    relaysFor(3);

    assertThat(card().text())
        .contains(
            "4 incidents since 14:02 UTC (2 open, 1 acknowledged, 1 resolved)",
            "#1 Checkout errors — Maria has it",
            "#4 Checkout errors — resolved by Maria");
    assertThat(thread(card()))
        .extracting(Seen::firstLine)
        .contains("✓ #4 Checkout errors — RESOLVED · Critical")
        .anyMatch(line -> line.startsWith("#4 Maria has #4 ("))
        .anyMatch(line -> line.startsWith("#4 Resolved by Maria after"));
    assertThat(messages().stream().filter(message -> message.firstLine().contains("#1 ")))
        .as("the first keeps its card, and the thread below it")
        .hasSize(1)
        .allSatisfy(first -> assertThat(thread(first)).hasSize(1));
  }

  @Test
  default void after_a_quiet_minute_it_says_that_it_is_over_and_goes_on_to_tell_what_is_open() {
    starts(1);
    world().passes(Duration.ofSeconds(50));
    starts(1);
    starts(1);
    relaysFor(10);
    world().passes(Duration.ofSeconds(50));
    world().calmsDown();
    relaysFor(1);
    assertThat(card().firstLine()).contains("3 incidents since");

    world().passes(Duration.ofSeconds(1));
    world().calmsDown();
    world().calmsDown();
    relaysFor(1);
    assertThat(card().firstLine())
        .isEqualTo("● checkout: storm over after 50 s: 3 incidents, 3 still open");

    world().asks("maria", "@aws resolve 3");
    relaysFor(2);
    assertThat(card().firstLine()).contains("3 incidents, 2 still open");
    starts(1);
    relaysFor(3);
    assertThat(messages()).as("the next one stands for itself again").hasSize(4);
  }

  @Test
  default void in_the_storms_thread_one_word_asks_which_one_and_a_number_says_it() {
    starts(4);
    relaysFor(12);
    Seen thread = card();

    assertThat(world().saysIn(thread, "maria", "ack").text())
        .startsWith("Which one? Open in this storm are #4 Checkout errors, #3 ")
        .endsWith("Say its number: `ack 4`.");
    assertThat(world().saysIn(thread, "maria", "@aws ack 3").text()).startsWith("Maria has #3");
  }

  @Test
  default void a_deleted_incident_is_no_longer_listed() {
    starts(4);
    relaysFor(12);
    world().asks("sam", "@aws ssm-incidents delete-incident-record --yes --arn 4");
    relaysFor(3);

    assertThat(card().text()).contains("3 incidents").doesNotContain("#4");
    assertThat(thread(card()))
        .extracting(Seen::firstLine)
        .contains("This incident was deleted.", "#4 Deleted by Sam.");
  }

  @Test
  default void all_that_nobody_has_are_taken_at_once_after_a_question() {
    starts(5);
    relaysFor(12);
    world().asks("sam", "@aws ack 5");
    world().asks("sam", "@aws resolve 2");
    relaysFor(3);
    Seen before = card();
    String all = before.labels().getFirst();

    Seen question = world().presses("maria", before, all);
    assertThat(question.text()).startsWith("Do you take 3 incidents?");
    assertThat(world().incident(3).progress().acknowledgement()).isNull();
    String sure = question.labels().getFirst();
    assertThat(world().presses("maria", question, sure).text())
        .isEqualTo("Maria has 3 incidents now.");
    relaysFor(3);

    assertThat(card().text()).contains("(0 open, 4 acknowledged, 1 resolved)");
    assertThat(card().buttons()).isEmpty();
    assertThat(thread(card()))
        .extracting(Seen::firstLine)
        .contains("Maria has 3 incidents: #1, #3, #4.")
        .noneMatch(line -> line.contains("Maria has #3"));
    assertThat(world().presses("sam", before, all).text())
        .isEqualTo("Every incident of this storm is taken or resolved already.");
    assertThat(world().timeline(3))
        .extracting(TimelineEvent::type)
        .contains("Incident Acknowledged");
  }
}
