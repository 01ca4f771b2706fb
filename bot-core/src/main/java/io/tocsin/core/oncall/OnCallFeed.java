package io.tocsin.core.oncall;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.util.Duration;
import io.tocsin.core.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Shifts as an iCalendar (RFC 5545), for the calendars that people carry with them. */
public final class OnCallFeed {
  private static final String PRODUCT = "-//Tocsin//On-call//EN";

  private OnCallFeed() {}

  /**
   * A calendar with an event for each shift: times in UTC and whole seconds, lines of at most 75
   * octets of UTF-8 that end with CRLF. Events do not make their people busy.
   *
   * <p>An event's UID comes of the rotation's id and the shift's start; so a shift that somebody
   * takes over stays the same event, and no two shifts of a rotation share one. The shifts have to
   * be whole ones, as {@link OnCallSchedule#shifts} gives them. The same arguments make the same
   * text.
   *
   * @param names turns a person's id into a name to read; control characters of it become spaces
   * @param made when the schedule last changed, or now if nobody knows
   */
  public static String ical(
      String title,
      List<OnCallSchedule.Planned> shifts,
      UnaryOperator<String> names,
      Instant made) {
    ICalendar calendar = calendar(oneLine(title));
    shifts.stream()
        .filter(OnCallFeed::lastsASecond)
        .map(planned -> event(planned, names, made))
        .forEach(calendar::addEvent);
    return OctetFolding.folded(Biweekly.write(List.of(calendar)).foldLines(false).go());
  }

  /**
   * Title and refreshing are said twice: as RFC 7986 has them, and as programs older than it do.
   */
  private static ICalendar calendar(String title) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId(PRODUCT);
    calendar.setMethod(Method.PUBLISH);
    calendar.setName(title);
    calendar.setExperimentalProperty("X-WR-CALNAME", title);
    calendar.setRefreshInterval(Duration.builder().hours(1).build());
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT1H");
    return calendar;
  }

  private static VEvent event(
      OnCallSchedule.Planned planned, UnaryOperator<String> names, Instant made) {
    Shift shift = planned.shift();
    VEvent event = new VEvent();
    event.setUid(uid(planned.rotation(), shift.start()));
    event.setDateTimeStamp(Date.from(made));
    event.setDateStart(Date.from(shift.start()));
    event.setDateEnd(Date.from(shift.end()));
    event.setSummary(summary(planned, names));
    event.setTransparency(true);
    if (shift.type() == Shift.Type.OVERRIDDEN) {
      event.setDescription("Override, instead of " + people(shift.overridden(), names));
    }
    return event;
  }

  private static String summary(OnCallSchedule.Planned planned, UnaryOperator<String> names) {
    List<String> people = planned.shift().people();
    String who = people.isEmpty() ? "nobody" : people(people, names);
    return oneLine(planned.rotation().name()) + ": " + who;
  }

  private static String people(List<String> people, UnaryOperator<String> names) {
    return people.stream().map(names).map(OnCallFeed::oneLine).collect(Collectors.joining(", "));
  }

  /** The id is not shown: an ARN tells the account, and calendars travel. */
  private static String uid(Rotation rotation, Instant start) {
    return "%s-%s@tocsin"
        .formatted(
            start.toString().replaceAll("[-:]", ""), Sha256.hex(rotation.id()).substring(0, 32));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static boolean lastsASecond(OnCallSchedule.Planned planned) {
    Instant start = planned.shift().start().truncatedTo(ChronoUnit.SECONDS);
    return start.isBefore(planned.shift().end().truncatedTo(ChronoUnit.SECONDS));
  }
}
