package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.testkit.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What people do and what comes of it, told in their own words. The same stories hold wherever the
 * state is kept.
 */
public interface Stories {

  /** A new world with the plan {@code checkout} (impact 1) and the room {@code incidents}. */
  World world();

  /** Makes what every story takes for granted. */
  static World prepared(World world) {
    world.asks(
        "sam",
        "@aws ssm-incidents create-response-plan --name checkout"
            + " --incident-template title=\"Checkout errors\",impact=1");
    return world;
  }

  @Test
  default void an_incident_is_started_taken_noted_and_resolved() {
    World world = world();

    assertThat(world.asks("sam", "@aws start checkout “Checkout errors above 5 %”"))
        .contains("#1 Checkout errors above 5 % — OPEN · Critical");
    world.passes(Duration.ofSeconds(41));
    assertThat(world.asks("maria", "@aws ack")).isEqualTo("Maria has #1 (41 s after the start).");
    assertThat(world.asks("sam", "@aws note rolled back deploy 81f2, watching"))
        .startsWith("Noted");
    world.passes(Duration.ofMinutes(29));
    assertThat(world.asks("maria", "@aws resolve")).isEqualTo("#1 resolved after 29 min.");

    assertThat(world.timeline(1))
        .extracting(event -> event.type())
        .contains(
            "SSM Incident Trigger",
            "SSM Incident Start",
            "Incident Acknowledged",
            "Note",
            "SSM Incident Record Update");
  }

  @Test
  default void a_second_acknowledgement_changes_nothing_and_says_who_has_it() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    world.asks("maria", "@aws ack");
    world.passes(Duration.ofMinutes(3));

    assertThat(world.asks("sam", "@aws ack 1"))
        .isEqualTo("Maria has had #1 for 3 min. Nothing was changed.");
    assertThat(world.incident(1).progress().acknowledgement().name()).isEqualTo("Maria");
  }

  @Test
  default void an_unknown_plan_is_answered_with_the_nearest_one() {
    World world = world();

    assertThat(world.asks("sam", "@aws start chekout"))
        .contains("There is no response plan “chekout”. Did you mean checkout?");
    assertThat(world.queries.incidentByNumber(1)).isEmpty();
  }

  @Test
  default void what_is_missing_is_asked_for_and_the_answer_completes_the_command() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    assertThat(world.asks("sam", "@aws ssm-incidents create-timeline-event --event-type Note"))
        .startsWith("3 more things are needed")
        .contains("--incident-record-arn", "--event-time", "--event-data");
    assertThat(world.asks("sam", "@aws 1 now “rolled back”")).startsWith("Noted");
    assertThat(world.timeline(1).getLast().data()).isEqualTo("rolled back");
  }

  @Test
  default void a_deletion_asks_first_and_a_yes_does_it() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    assertThat(world.asks("sam", "@aws ssm-incidents delete-incident-record --arn 1"))
        .contains("yes");
    assertThat(world.queries.incidentByNumber(1)).isPresent();
    assertThat(world.asks("sam", "@aws yes")).startsWith("Deleted");
    assertThat(world.queries.incidentByNumber(1)).isEmpty();
  }

  @Test
  default void nobody_is_answered_who_does_not_speak_to_the_bot() {
    World world = world();

    assertThat(world.says("sam", "did anybody start the checkout?")).isNull();
    assertThat(world.says("sam", "ack")).isNull();
  }

  @Test
  default void an_impact_out_of_range_says_what_is_allowed_and_changes_nothing() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    assertThat(world.asks("sam", "@aws ssm-incidents update-incident-record --arn 1 --impact 9"))
        .contains("--impact", "1 to 5", "9");
    assertThat(world.incident(1).headline().impact()).isEqualTo(1);
  }
}
