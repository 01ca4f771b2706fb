package io.tocsin.core.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules as a person would follow them with a paper calendar: day by day from the start on. Slow
 * and plain, to hold the fast one against. Knows all turns that begin up to its horizon, and one
 * more.
 */
final class WalkedCalendar {
  private final Rotation rotation;
  private final List<ShiftOverride> overrides;
  private final List<Instant> turns = new ArrayList<>();

  WalkedCalendar(Rotation rotation, List<ShiftOverride> overrides, Instant horizon) {
    this.rotation = rotation;
    this.overrides = overrides;
    turns.add(rotation.start());
    LocalDate day = LocalDate.ofInstant(rotation.start(), rotation.zone()).minusDays(3);
    LocalDate counting = null;
    while (!turns.getLast().isAfter(horizon)) {
      List<Instant> handOffs = handOffs(day);
      if (counting == null && !handOffs.isEmpty()) {
        counting = day;
        boolean atOnce = handOffs.getFirst().equals(rotation.start());
        turns.addAll(atOnce ? handOffs.subList(1, handOffs.size()) : handOffs);
      } else if (counting != null && counts(counting, day)) {
        turns.addAll(handOffs);
      }
      day = day.plusDays(1);
    }
  }

  /** When each turn begins; those that the clock skips have the next one's instant. */
  List<Instant> turns() {
    return turns;
  }

  List<String> onCallAt(Instant instant) {
    if (instant.isBefore(rotation.start()) || !covers(instant)) {
      return List.of();
    }
    List<ShiftOverride> holding =
        overrides.stream()
            .filter(each -> !instant.isBefore(each.start()) && instant.isBefore(each.end()))
            .sorted((one, other) -> one.created().compareTo(other.created()))
            .toList();
    return holding.isEmpty() ? turnAt(instant) : holding.getLast().people();
  }

  /** The people in a ring, cut where this turn's begin. */
  private List<String> turnAt(Instant instant) {
    int turn = 0;
    while (!turns.get(turn + 1).isAfter(instant)) {
      turn++;
    }
    List<String> ring = new ArrayList<>(rotation.people());
    for (int i = 0; i < turn; i++) {
      Collections.rotate(ring, -rotation.onCallAtOnce());
    }
    return ring.stream().limit(rotation.onCallAtOnce()).distinct().toList();
  }

  private boolean covers(Instant instant) {
    LocalDate today = LocalDate.ofInstant(instant, rotation.zone());
    var windows = rotation.coverage().windows();
    return windows.isEmpty()
        || IntStream.rangeClosed(-3, 3)
            .mapToObj(today::plusDays)
            .anyMatch(day ->
                windows.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                    .anyMatch(window -> covers(window, day, instant)));
  }

  private boolean covers(Coverage.Window window, LocalDate day, Instant instant) {
    LocalDate endDay = window.end().isAfter(window.start()) ? day : day.plusDays(1);
    return !instant.isBefore(reached(day.atTime(window.start())))
        && instant.isBefore(reached(endDay.atTime(window.end())));
  }

  private boolean counts(LocalDate first, LocalDate day) {
    long units =
        switch (rotation.recurrence()) {
          case Recurrence.Daily _ -> ChronoUnit.DAYS.between(first, day);
          case Recurrence.Weekly _ -> ChronoUnit.WEEKS.between(monday(first), monday(day));
          case Recurrence.Monthly _ ->
              ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1));
        };
    return units % rotation.recurrence().every() == 0;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private List<Instant> handOffs(LocalDate day) {
    return times(day)
        .sorted()
        .map(time -> reached(day.atTime(time)))
        .filter(instant -> !instant.isBefore(rotation.start()))
        .toList();
  }

  private Stream<LocalTime> times(LocalDate day) {
    return switch (rotation.recurrence()) {
      case Recurrence.Daily(_, var times) -> times.stream();
      case Recurrence.Weekly(_, var times) ->
          times.stream()
              .filter(each -> each.day() == day.getDayOfWeek())
              .map(Recurrence.OnWeekday::time);
      case Recurrence.Monthly(_, var times) ->
          times.stream()
              .filter(each ->
                  Math.min(each.day(), YearMonth.from(day).lengthOfMonth()) == day.getDayOfMonth())
              .map(Recurrence.OnDayOfMonth::time);
    };
  }

  private Instant reached(LocalDateTime wall) {
    return reached(wall, rotation.zone());
  }

  /** The wall time itself if it exists, the first if twice; or else the end of what is skipped. */
  static Instant reached(LocalDateTime wall, ZoneId zone) {
    ZonedDateTime meant = wall.atZone(zone).withEarlierOffsetAtOverlap();
    return meant.toLocalDateTime().equals(wall)
        ? meant.toInstant()
        : zone.getRules().previousTransition(meant.toInstant().plusNanos(1)).getInstant();
  }
}
