package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.hours;
import static io.tocsin.core.oncall.Rotations.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be said cannot page. */
class RotationTest {

  @Test
  void a_rotation_has_people_and_somebody_on_call() {
    assertThatIllegalArgumentException().isThrownBy(() -> rotation(List.of(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> rotation(List.of("ana"), 0));
    assertThat(rotation(List.of("ana"), 1).people()).containsExactly("ana");
  }

  @Test
  void a_recurrence_has_a_hand_off_and_is_every_1_to_100() {
    assertThatIllegalArgumentException().isThrownBy(() -> daily(1));
    assertThatIllegalArgumentException().isThrownBy(() -> daily(0, "09:00"));
    assertThatIllegalArgumentException().isThrownBy(() -> daily(101, "09:00"));
    assertThat(daily(100, "09:00").every()).isEqualTo(100);
  }

  @Test
  void a_month_has_days_1_to_31() {
    assertThatIllegalArgumentException().isThrownBy(() -> on(0, "09:00"));
    assertThatIllegalArgumentException().isThrownBy(() -> on(32, "09:00"));
  }

  @Test
  void a_coverage_that_names_days_has_hours() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Coverage(Map.of(DayOfWeek.MONDAY, List.of())));
    assertThat(new Coverage(Map.of())).isEqualTo(Coverage.ALWAYS);
  }

  @Test
  void a_window_lasts_up_to_a_day() {
    assertThat(hours("09:00", "17:00").length()).isEqualTo(Duration.ofHours(8));
    assertThat(hours("22:00", "06:00").length()).isEqualTo(Duration.ofHours(8));
    assertThat(hours("11:00", "11:00").length()).isEqualTo(Duration.ofHours(24));
  }

  private static Rotation rotation(List<String> people, int onCallAtOnce) {
    return new Rotation(
        "id",
        "name",
        people,
        onCallAtOnce,
        Instant.EPOCH,
        ZoneOffset.UTC,
        daily(1, "09:00"),
        Coverage.ALWAYS);
  }
}
