package io.tocsin.core.oncall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.oncall.Coverage.Window;
import io.tocsin.core.oncall.Recurrence.OnDayOfMonth;
import io.tocsin.core.oncall.Recurrence.OnWeekday;
import io.tocsin.core.operation.RotationOperation.CoverageTime;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rotations as they are kept, read as what the calendar computes with. For any number of threads.
 */
public final class Roster {
  /** AWS has 500 rotations in an account. */
  private static final int KEPT = 1000;

  /** Found by all that they are made of, so nothing here is ever out of date. */
  private static final Cache<Parts, RotationCalendar> CALENDARS =
      Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

  private static final HandOffTime MIDNIGHT = new HandOffTime(0, 0);

  private Roster() {}

  private record Parts(StoredRotation rotation, List<StoredOverride> overrides) {
    private Parts {
      overrides = List.copyOf(overrides);
    }

    RotationCalendar calendar() {
      return RotationCalendar.of(
          Roster.rotation(rotation), overrides.stream().map(Roster::override).toList());
    }
  }

  /** The calendar of a rotation with its overrides. The same one costs little the next time. */
  public static RotationCalendar calendar(StoredRotation rotation, List<StoredOverride> overrides) {
    return CALENDARS.get(new Parts(rotation, overrides), Parts::calendar);
  }

  static ShiftOverride override(StoredOverride stored) {
    return new ShiftOverride(
        stored.id().toString(), stored.people(), stored.start(), stored.end(), stored.createdAt());
  }

  static Rotation rotation(StoredRotation stored) {
    return rotation(
        stored.arn(),
        stored.name(),
        stored.people(),
        stored.start(),
        stored.zone(),
        stored.recurrence());
  }

  /** The settings have been checked before: {@link GivenRecurrence}. */
  static Rotation rotation(
      String id,
      String name,
      List<String> people,
      Instant start,
      String zone,
      RecurrenceSettings settings) {
    return new Rotation(
        id,
        name,
        people,
        settings.numberOfOnCalls(),
        start,
        ZoneId.of(zone),
        recurrence(settings),
        coverage(settings.shiftCoverages()));
  }

  private static Recurrence recurrence(RecurrenceSettings settings) {
    int every = settings.recurrenceMultiplier();
    if (isGiven(settings.monthlySettings())) {
      return new Recurrence.Monthly(
          every,
          given(settings.monthlySettings()).stream()
              .map(one -> new OnDayOfMonth(one.dayOfMonth(), time(one.handOffTime())))
              .toList());
    }
    if (isGiven(settings.weeklySettings())) {
      return new Recurrence.Weekly(
          every,
          given(settings.weeklySettings()).stream()
              .map(one -> new OnWeekday(day(one.dayOfWeek().name()), time(one.handOffTime())))
              .toList());
    }
    return new Recurrence.Daily(
        every, given(settings.dailySettings()).stream().map(Roster::time).toList());
  }

  static boolean isGiven(@Nullable List<?> settings) {
    return settings != null && !settings.isEmpty();
  }

  private static <T> List<T> given(@Nullable List<T> settings) {
    return Objects.requireNonNullElse(settings, List.of());
  }

  private static Coverage coverage(@Nullable Map<String, List<CoverageTime>> days) {
    if (days == null || days.isEmpty()) {
      return Coverage.ALWAYS;
    }
    Map<DayOfWeek, List<Window>> windows = new EnumMap<>(DayOfWeek.class);
    days.forEach(
        (day, hours) -> windows.put(day(day), hours.stream().map(Roster::window).toList()));
    return new Coverage(windows);
  }

  /** What is not said is midnight. */
  static Window window(CoverageTime hours) {
    return new Window(
        time(Objects.requireNonNullElse(hours.start(), MIDNIGHT)),
        time(Objects.requireNonNullElse(hours.end(), MIDNIGHT)));
  }

  private static LocalTime time(HandOffTime time) {
    return LocalTime.of(time.hourOfDay(), time.minuteOfHour());
  }

  /** AWS names days by three letters: {@code MON}. */
  private static DayOfWeek day(String name) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
