package io.tocsin.core.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schedule as lines of text for a chat, a line for each day; days in a row with nothing but the
 * same people share one. Who steps in is told with whom they replace, and a time without anybody
 * has a sign of its own.
 *
 * @param zone whose days and times of day they are
 * @param names turns a person's id into a name to read
 */
public record CalendarText(OnCallSchedule schedule, ZoneId zone, UnaryOperator<String> names) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** A part of a day with the same people throughout. */
  private record Piece(Instant start, Instant end, String who) {}

  /** Days in a row that read the same. */
  private record Line(LocalDate first, LocalDate last, String text, boolean whole) {
    long days() {
      return last.toEpochDay() - first.toEpochDay() + 1;
    }

    Optional<Line> joined(Line next) {
      return whole && next.whole && text.equals(next.text)
          ? Optional.of(new Line(first, next.last, text, true))
          : Optional.empty();
    }

    @Override
    public String toString() {
      String until = first.equals(last) ? "" : " – " + DAY.format(last);
      return DAY.format(first) + until + ": " + text;
    }
  }

  /**
   * The range from day to day, its first and last cut to it.
   *
   * @param most lines; where there are more, another one tells how many days are left out
   */
  public List<String> lines(Instant from, Instant to, int most) {
    List<Line> lines = lines(from, to);
    List<String> shown =
        lines.stream()
            .limit(most)
            .map(Line::toString)
            .collect(Collectors.toCollection(ArrayList::new));
    long left = lines.stream().skip(most).mapToLong(Line::days).sum();
    if (left > 0) {
      shown.add("and " + left + (left == 1 ? " more day" : " more days"));
    }
    return List.copyOf(shown);
  }

  private List<Line> lines(Instant from, Instant to) {
    List<Line> lines = new ArrayList<>();
    for (LocalDate day = dayOf(from); start(day).isBefore(to); day = day.plusDays(1)) {
      Instant begin = from.isAfter(start(day)) ? from : start(day);
      Instant end = to.isBefore(start(day.plusDays(1))) ? to : start(day.plusDays(1));
      if (begin.isBefore(end)) {
        add(lines, line(day, begin, end));
      }
    }
    return lines;
  }

  private static void add(List<Line> lines, Line next) {
    Optional<Line> joined = lines.isEmpty() ? Optional.empty() : lines.getLast().joined(next);
    joined.ifPresent(longer -> lines.removeLast());
    lines.add(joined.orElse(next));
  }

  private Line line(LocalDate day, Instant begin, Instant end) {
    List<Piece> pieces = pieces(begin, end);
    boolean allDay = begin.equals(start(day)) && end.equals(start(day.plusDays(1)));
    boolean whole = allDay && pieces.size() == 1;
    String text =
        whole
            ? pieces.getFirst().who()
            : pieces.stream().map(piece -> text(piece, day)).collect(Collectors.joining(" · "));
    return new Line(day, day, text, whole);
  }

  private List<Piece> pieces(Instant begin, Instant end) {
    List<OnCallSchedule.Planned> shifts = schedule.shifts(begin, end);
    TreeSet<Instant> cuts =
        shifts.stream()
            .flatMap(each -> Stream.of(each.shift().start(), each.shift().end()))
            .filter(cut -> cut.isAfter(begin) && cut.isBefore(end))
            .collect(Collectors.toCollection(TreeSet::new));
    cuts.add(end);
    List<Piece> pieces = new ArrayList<>();
    Instant start = begin;
    for (Instant cut : cuts) {
      add(pieces, new Piece(start, cut, who(shifts, start)));
      start = cut;
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, Piece next) {
    boolean same = !pieces.isEmpty() && pieces.getLast().who().equals(next.who());
    pieces.add(same ? new Piece(pieces.removeLast().start(), next.end(), next.who()) : next);
  }

  private String who(List<OnCallSchedule.Planned> shifts, Instant at) {
    String who =
        schedule.rotations().stream()
            .flatMap(rotation ->
                shifts.stream().filter(each -> each.rotation().equals(rotation.rotation())))
            .filter(each -> !each.shift().start().isAfter(at) && each.shift().end().isAfter(at))
            .map(this::who)
            .distinct()
            .collect(Collectors.joining(", "));
    return who.isEmpty() ? "⚠ nobody" : who;
  }

  private String who(OnCallSchedule.Planned planned) {
    Shift shift = planned.shift();
    String people = shift.people().isEmpty() ? "⚠ nobody" : named(shift.people());
    String instead = shift.overridden().isEmpty() ? "" : " instead of " + named(shift.overridden());
    String where = schedule.rotations().size() > 1 ? " (" + planned.rotation().name() + ")" : "";
    return people + instead + where;
  }

  private String named(List<String> people) {
    return people.stream().map(names).collect(Collectors.joining(" and "));
  }

  private String text(Piece piece, LocalDate day) {
    boolean midnight = piece.end().equals(start(day.plusDays(1)));
    String end = midnight ? "24:00" : time(piece.end());
    return time(piece.start()) + "–" + end + " " + piece.who();
  }

  /** With its offset where the clock shows the time twice. */
  private String time(Instant at) {
    LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
    boolean twice = zone.getRules().getValidOffsets(wall).size() > 1;
    return TIME.format(wall) + (twice ? zone.getRules().getOffset(at) : "");
  }

  private LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
