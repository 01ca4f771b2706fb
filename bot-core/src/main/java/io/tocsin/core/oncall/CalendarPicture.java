package io.tocsin.core.oncall;

import io.tocsin.core.chat.Words;
import io.tocsin.core.oncall.OnCallSchedule.Gap;
import io.tocsin.core.oncall.OnCallSchedule.Planned;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as a picture: a row for each week, a lane for each rotation in it, a colour for each
 * person. Times without anybody are red. Where they stand in a day is by the clock on the wall.
 *
 * @param zone whose days they are
 * @param names turns a person's id into a name to read
 * @param only the person whose shifts are shown and nobody else's; null for everybody
 */
record CalendarPicture(
    OnCallSchedule schedule, ZoneId zone, UnaryOperator<String> names, @Nullable String only) {
  private static final int WEEKS = 5;
  private static final double DAY = 130;
  private static final double LANE = 24;
  private static final double EDGE = 16;
  private static final double TOP = 48;
  private static final double HEAD = 20;
  private static final String NOBODY = "#ff6b5e";
  private static final List<String> COLOURS =
      List.of(
          "#a8d5ff", "#ffd59e", "#b8e8b0", "#e3c1f4", "#fff0a3", "#a9e9e4", "#f7bfd3", "#d4d8a0",
          "#c5cdf7", "#e6cdb8");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  /** This week and the next ones, as SVG. */
  String svg(String title, Instant now) {
    Svg svg = new Svg();
    svg.text(EDGE, 30, "h", title + " (" + Words.zone(zone) + ")");
    LocalDate monday =
        now.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (int week = 0; week < WEEKS; week++) {
      week(svg, monday.plusWeeks(week), TOP + week * weekHeight());
    }
    mark(svg, monday, now);
    return svg.picture(2 * EDGE + 7 * DAY, TOP + WEEKS * weekHeight(), title);
  }

  private double weekHeight() {
    return HEAD + Math.max(1, schedule.rotations().size()) * LANE + 12;
  }

  private void week(Svg svg, LocalDate monday, double y) {
    for (int day = 0; day < 7; day++) {
      double x = EDGE + day * DAY;
      svg.text(x + 4, y + 14, "d", DATE.format(monday.plusDays(day)));
      svg.line(x, y, x, y + weekHeight() - 8, "#ddd");
    }
    Instant from = start(monday);
    Instant to = start(monday.plusWeeks(1));
    for (Gap gap : only == null ? schedule.gaps(from, to) : List.<Gap>of()) {
      String all = "Nobody, " + span(gap.start(), gap.end());
      Box box = new Box(monday, gap.start(), gap.end(), y + HEAD, weekHeight() - HEAD - 12);
      box.draw(svg, NOBODY, "nobody", all);
    }
    for (Planned planned : schedule.shifts(from, to)) {
      planned.shift().within(from, to).ifPresent(part -> shift(svg, monday, y, planned, part));
    }
  }

  private void shift(Svg svg, LocalDate monday, double y, Planned planned, Shift part) {
    boolean shown = only == null ? !part.people().isEmpty() : part.people().contains(only);
    if (!shown) {
      return;
    }
    int lane = lane(planned.rotation());
    Box box = new Box(monday, part.start(), part.end(), y + HEAD + lane * LANE, LANE - 3);
    String who = named(part.people());
    String instead = part.overridden().isEmpty() ? "" : " instead of " + named(part.overridden());
    Shift whole = planned.shift();
    String all =
        "%s%s · %s · %s"
            .formatted(who, instead, planned.rotation().name(), span(whole.start(), whole.end()));
    box.draw(svg, colour(part.people().getFirst()), instead.isEmpty() ? who : "↷ " + who, all);
  }

  private int lane(Rotation rotation) {
    return schedule.rotations().stream().map(RotationCalendar::rotation).toList().indexOf(rotation);
  }

  /** A part of a week, in the lane at this height. */
  private final class Box {
    private final double x;
    private final double width;
    private final double y;
    private final double height;

    Box(LocalDate monday, Instant start, Instant end, double y, double height) {
      this.x = place(monday, start);
      this.width = Math.max(2, place(monday, end) - x - 1);
      this.y = y;
      this.height = height;
    }

    void draw(Svg svg, String colour, String words, String all) {
      svg.box(x, y, width, height, colour, words, all);
    }
  }

  private double place(LocalDate monday, Instant at) {
    LocalDateTime wall = at.atZone(zone).toLocalDateTime();
    long day = wall.toLocalDate().toEpochDay() - monday.toEpochDay();
    return EDGE + DAY * (day + wall.toLocalTime().toSecondOfDay() / 86_400.0);
  }

  private void mark(Svg svg, LocalDate monday, Instant now) {
    double x = place(monday, now);
    svg.line(x, TOP + HEAD - 4, x, TOP + weekHeight() - 8, "#d00");
  }

  /** By their places in the rotations, so that neighbours differ. */
  private String colour(String person) {
    List<String> people = new ArrayList<>();
    schedule.rotations().forEach(each -> people.addAll(each.rotation().people()));
    int place = people.stream().distinct().toList().indexOf(person);
    return COLOURS.get(Math.floorMod(place, COLOURS.size()));
  }

  private String named(List<String> people) {
    return people.stream().map(names).collect(Collectors.joining(", "));
  }

  private String span(Instant from, Instant to) {
    return TIME.format(from.atZone(zone)) + " – " + TIME.format(to.atZone(zone));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
