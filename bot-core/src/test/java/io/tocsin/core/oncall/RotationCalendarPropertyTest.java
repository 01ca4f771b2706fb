package io.tocsin.core.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.oncall.AnyRotation.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any rotation, in any zone of the JDK, from 2015 to 2045. */
class RotationCalendarPropertyTest {
  private static final int DAYS = 60;

  @Property(tries = 1000)
  void shifts_follow_each_other_without_gap_or_overlap(@ForAll("plain") Made made) {
    List<Shift> shifts = made.calendar().shifts(Instant.EPOCH, made.afterDays(DAYS));

    assertThat(shifts).allMatch(shift -> shift.start().isBefore(shift.end()));
    assertThat(shifts.getFirst().start()).isEqualTo(made.rotation().start());
    assertThat(shifts.getLast().end()).isAfterOrEqualTo(made.afterDays(DAYS));
    for (int i = 1; i < shifts.size(); i++) {
      assertThat(shifts.get(i).start()).isEqualTo(shifts.get(i - 1).end());
    }
  }

  @Property(tries = 1000)
  void hand_offs_are_at_the_promised_wall_time_or_the_next_that_exists(@ForAll("plain") Made made) {
    Instant horizon = made.afterDays(DAYS);
    var walked = new WalkedCalendar(made.rotation(), List.of(), horizon);
    RotationCalendar calendar = made.calendar();
    List<Instant> handOffs =
        Stream.iterate(calendar.nextHandOff(Instant.EPOCH), calendar::nextHandOff)
            .takeWhile(each -> each.isBefore(horizon))
            .toList();

    assertThat(handOffs)
        .isEqualTo(
            walked.turns().stream().distinct().filter(each -> each.isBefore(horizon)).toList());
    assertThat(calendar.shifts(Instant.EPOCH, horizon))
        .extracting(Shift::start)
        .isEqualTo(handOffs);
  }

  @Property(tries = 1000)
  void whoever_is_on_call_is_whom_a_paper_calendar_says(@ForAll("any") Made made) {
    Instant horizon = made.afterDays(DAYS);
    var walked = new WalkedCalendar(made.rotation(), made.overrides(), horizon);
    RotationCalendar calendar = made.calendar();

    for (Instant instant : momentsOf(calendar, horizon)) {
      assertThat(calendar.onCallAt(instant)).as("%s", instant).isEqualTo(walked.onCallAt(instant));
    }
  }

  @Property(tries = 1000)
  void who_is_on_call_agrees_with_the_shifts(@ForAll("any") Made made) {
    RotationCalendar calendar = made.calendar();
    Instant horizon = made.afterDays(DAYS);
    List<Shift> shifts = calendar.shifts(Instant.EPOCH, horizon);

    for (Instant instant : momentsOf(calendar, horizon)) {
      Optional<Shift> listed =
          shifts.stream()
              .filter(each -> !instant.isBefore(each.start()) && instant.isBefore(each.end()))
              .findFirst();
      assertThat(calendar.shiftAt(instant)).isEqualTo(listed);
      assertThat(calendar.onCallAt(instant)).isEqualTo(listed.map(Shift::people).orElse(List.of()));
    }
  }

  @Property(tries = 1000)
  void shifts_are_in_order_and_never_overlap(@ForAll("any") Made made) {
    List<Shift> shifts = made.calendar().shifts(Instant.EPOCH, made.afterDays(DAYS));

    assertThat(shifts).allMatch(shift -> shift.start().isBefore(shift.end()));
    for (int i = 1; i < shifts.size(); i++) {
      assertThat(shifts.get(i).start()).isAfterOrEqualTo(shifts.get(i - 1).end());
    }
  }

  @Property(tries = 1000)
  void a_range_can_be_asked_for_in_parts(
      @ForAll("any") Made made, @ForAll @IntRange(min = -10_000, max = 80_000) int minutes) {
    RotationCalendar calendar = made.calendar();
    Instant from = made.afterDays(-1);
    Instant middle = made.rotation().start().plusSeconds(60L * minutes);
    Instant to = made.afterDays(DAYS);

    List<Shift> parts = new ArrayList<>(calendar.shifts(from, middle));
    parts.addAll(calendar.shifts(from.isAfter(middle) ? from : middle, to));
    assertThat(parts.stream().distinct().filter(each -> each.start().isBefore(to)))
        .isEqualTo(calendar.shifts(from, to));
  }

  @Property(tries = 500)
  void a_preview_is_what_pages_whatever_it_is_called(@ForAll("any") Made made) {
    Rotation real = made.rotation();
    var sketch =
        new Rotation(
            "preview",
            "?",
            real.people(),
            real.onCallAtOnce(),
            real.start(),
            real.zone(),
            real.recurrence(),
            real.coverage());
    List<ShiftOverride> shuffled = new ArrayList<>(made.overrides());
    Collections.shuffle(shuffled, new Random(made.hashCode()));

    assertThat(RotationCalendar.of(sketch, shuffled).shifts(Instant.EPOCH, made.afterDays(DAYS)))
        .isEqualTo(made.calendar().shifts(Instant.EPOCH, made.afterDays(DAYS)))
        .allSatisfy(
            shift -> assertThat(made.calendar().onCallAt(shift.start())).isEqualTo(shift.people()));
  }

  @Property(tries = 500)
  void gaps_and_people_fill_the_time(@ForAll("any") Made one, @ForAll("any") Made other) {
    var schedule = new OnCallSchedule(List.of(one.calendar(), other.calendar()));
    Instant to = one.afterDays(DAYS);
    List<OnCallSchedule.Gap> gaps = schedule.gaps(one.afterDays(-1), to);

    for (OnCallSchedule.Gap gap : gaps) {
      assertThat(schedule.onCallAt(gap.start())).isEmpty();
      assertThat(schedule.onCallAt(gap.end().minusNanos(1))).isEmpty();
      assertThat(gap.end().equals(to) || !schedule.onCallAt(gap.end()).isEmpty()).isTrue();
    }
    for (Instant instant : momentsOf(one.calendar(), to)) {
      boolean open =
          gaps.stream()
              .anyMatch(gap -> !instant.isBefore(gap.start()) && instant.isBefore(gap.end()));
      assertThat(schedule.onCallAt(instant).isEmpty()).isEqualTo(open);
    }
  }

  @Property(tries = 500)
  void until_it_is_said_to_change_the_same_people_are_on_call(
      @ForAll("any") Made one, @ForAll("any") Made other) {
    var schedule = new OnCallSchedule(List.of(one.calendar(), other.calendar()));
    Instant from = one.afterDays(1);
    OnCallSchedule.Ahead ahead = schedule.ahead(from);
    Set<String> people = Set.copyOf(schedule.onCallAt(from));

    assertThat(ahead.until()).isAfter(from);
    Stream.of(one, other)
        .flatMap(made -> momentsOf(made.calendar(), made.afterDays(DAYS)).stream())
        .filter(moment -> !moment.isBefore(from) && moment.isBefore(ahead.until()))
        .forEach(moment ->
            assertThat(Set.copyOf(schedule.onCallAt(moment))).as("%s", moment).isEqualTo(people));
    if (ahead.changes()) {
      assertThat(Set.copyOf(schedule.onCallAt(ahead.until()))).isNotEqualTo(people);
    }
  }

  /** Both sides of every start and end, and some moments between, up to a horizon. */
  private static List<Instant> momentsOf(RotationCalendar calendar, Instant horizon) {
    return calendar.shifts(Instant.EPOCH, horizon).stream()
        .limit(40)
        .flatMap(shift -> moments(shift).stream())
        .filter(each -> each.isBefore(horizon))
        .toList();
  }

  private static List<Instant> moments(Shift shift) {
    Duration half = Duration.between(shift.start(), shift.end()).dividedBy(2);
    return List.of(
        shift.start().minusNanos(1),
        shift.start(),
        shift.start().plus(half),
        shift.end().minusNanos(1),
        shift.end());
  }

  @Provide
  Arbitrary<Made> plain() {
    return Arbitraries.randomValue(random -> new AnyRotation(random).plain());
  }

  @Provide
  Arbitrary<Made> any() {
    return Arbitraries.randomValue(random -> new AnyRotation(random).any());
  }
}
