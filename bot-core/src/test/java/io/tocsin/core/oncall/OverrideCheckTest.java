package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.at;
import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.everyDay;
import static io.tocsin.core.oncall.Rotations.hours;
import static io.tocsin.core.oncall.Rotations.override;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverrideCheckTest {
  private static final String BERLIN = "Europe/Berlin";
  private static final Instant NOW = at("2026-01-10T12:00", BERLIN);

  @Test
  void an_override_by_a_person_of_the_rotation_is_fine_and_may_span_shifts() {
    assertThat(problems("cy", "2026-01-10T12:00", "2026-01-15T12:00")).isEmpty();
  }

  @Test
  void an_override_by_nobody_is_fine() {
    assertThat(problems("", "2026-01-11T12:00", "2026-01-11T12:30")).isEmpty();
  }

  @Test
  void less_than_half_an_hour_is_too_short() {
    assertThat(problems("cy", "2026-01-11T12:00", "2026-01-11T12:29"))
        .containsExactly("The override lasts 29 minutes; the shortest is 30 minutes.");
    assertThat(problems("cy", "2026-01-11T12:00", "2026-01-11T12:29:59"))
        .containsExactly(
            "The override lasts 29 minutes and a few seconds; the shortest is 30 minutes.");
    assertThat(problems("cy", "2026-01-11T12:00", "2026-01-11T12:01"))
        .containsExactly("The override lasts 1 minute; the shortest is 30 minutes.");
  }

  @Test
  void it_ends_behind_its_start() {
    assertThat(problems("cy", "2026-01-11T12:00", "2026-01-11T12:00"))
        .containsExactly(
            "The override ends at 2026-01-11 12:00 Europe/Berlin, but it has to end after its"
                + " start at 2026-01-11 12:00 Europe/Berlin.");
  }

  @Test
  void what_is_over_is_not_overridden() {
    assertThat(problems("cy", "2026-01-10T10:00", "2026-01-10T12:00"))
        .containsExactly(
            "The override ended at 2026-01-10 12:00 Europe/Berlin; only shifts to come can be"
                + " overridden.");
    assertThat(problems("cy", "2026-01-10T10:00", "2026-01-10T12:01")).isEmpty();
  }

  @Test
  void six_months_are_those_of_the_calendar() {
    assertThat(problems("cy", "2026-07-10T11:00", "2026-07-10T12:00")).isEmpty();
    assertThat(problems("cy", "2026-07-10T11:00", "2026-07-10T12:01"))
        .containsExactly(
            "The override ends at 2026-07-10 12:01 Europe/Berlin; an override may reach six"
                + " months ahead, up to 2026-07-10 12:00 Europe/Berlin.");
  }

  @Test
  void strangers_are_named_each_with_who_was_probably_meant() {
    assertThat(problems("cyy zoe ana zoe", "2026-01-11T12:00", "2026-01-11T13:00"))
        .containsExactly(
            "cyy is not in the rotation “Primary”; only its own people can take over. Did you"
                + " mean cy?",
            "zoe is not in the rotation “Primary”; only its own people can take over.");
  }

  @Test
  void hours_without_a_shift_have_nothing_to_override() {
    assertThat(problems("cy", "2026-01-11T17:00", "2026-01-12T09:00"))
        .containsExactly(
            "The rotation “Primary” has no shift between 2026-01-11 17:00 Europe/Berlin and"
                + " 2026-01-12 09:00 Europe/Berlin, so there is nothing to override.");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    assertThat(problems("zoe", "2026-01-11T12:00", "2026-01-11T12:01")).hasSize(2);
  }

  private static List<String> problems(String people, String start, String end) {
    var rotation =
        Rotations.of(
            daily(1, "09:00"), "2026-01-05T09:00", BERLIN, 1, everyDay(hours("09:00", "17:00")));
    return switch (OverrideCheck.of(rotation, override(people, start, end, BERLIN), NOW)) {
      case OverrideCheck.Fine() -> List.of();
      case OverrideCheck.Wrong(var problems) ->
          problems.stream().map(OverrideProblem::sentence).toList();
    };
  }
}
