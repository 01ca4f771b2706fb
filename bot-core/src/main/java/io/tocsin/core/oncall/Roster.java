package io.tocsin.core.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.oncall.Coverage.Window;
import io.tocsin.core.oncall.Recurrence.OnDayOfMonth;
import io.tocsin.core.oncall.Recurrence.OnWeekday;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rotations as they are kept, read as what the calendar computes with. */
public final class Roster {
  private Roster() {}

  /** The calendar of a rotation with its overrides. */
  public static RotationCalendar calendar(StoredRotation rotation, List<StoredOverride> overrides) {
    return RotationCalendar.of(
        rotation(rotation), overrides.stream().map(Roster::override).toList());
  }

  private static ShiftOverride override(StoredOverride stored) {
    return new ShiftOverride(
        stored.id().toString(), stored.people(), stored.start(), stored.end(), stored.createdAt());
  }

  private static Rotation rotation(StoredRotation stored) {
    JsonNode settings = stored.recurrence();
    return new Rotation(
        stored.id().toString(),
        stored.name(),
        stored.people(),
        settings.path("NumberOfOnCalls").asInt(1),
        stored.start(),
        ZoneId.of(stored.zone()),
        recurrence(settings),
        coverage(settings.path("ShiftCoverages")));
  }

  private static Recurrence recurrence(JsonNode settings) {
    int every = settings.path("RecurrenceMultiplier").asInt(1);
    if (!settings.path("MonthlySettings").isEmpty()) {
      return new Recurrence.Monthly(
          every,
          list(
              settings.path("MonthlySettings"),
              one ->
                  new OnDayOfMonth(one.path("DayOfMonth").asInt(), time(one.path("HandOffTime")))));
    }
    if (!settings.path("WeeklySettings").isEmpty()) {
      return new Recurrence.Weekly(
          every,
          list(
              settings.path("WeeklySettings"),
              one ->
                  new OnWeekday(
                      day(one.path("DayOfWeek").asText()), time(one.path("HandOffTime")))));
    }
    return new Recurrence.Daily(every, list(settings.path("DailySettings"), Roster::time));
  }

  private static Coverage coverage(JsonNode days) {
    if (days.isEmpty()) {
      return Coverage.ALWAYS;
    }
    Map<DayOfWeek, List<Window>> windows = new EnumMap<>(DayOfWeek.class);
    days.properties()
        .forEach(day -> windows.put(day(day.getKey()), list(day.getValue(), Roster::window)));
    return new Coverage(windows);
  }

  private static Window window(JsonNode hours) {
    return new Window(time(hours.path("Start")), time(hours.path("End")));
  }

  private static LocalTime time(JsonNode time) {
    return LocalTime.of(time.path("HourOfDay").asInt(), time.path("MinuteOfHour").asInt());
  }

  /** AWS names days by three letters: {@code MON}. */
  private static DayOfWeek day(String name) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
    return StreamSupport.stream(nodes.spliterator(), false).map(read).toList();
  }
}
