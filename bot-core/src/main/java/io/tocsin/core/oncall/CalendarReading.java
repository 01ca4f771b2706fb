package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.oncall.OnCallSchedule.Planned;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows calendars to whoever knows their addresses. It looks for a hash of what it is given, so how
 * long it takes tells nothing of the secrets that there are.
 */
public final class CalendarReading {
  private static final Duration BACK = Duration.ofDays(31);
  private static final Duration AHEAD = Duration.ofDays(184);

  /** More than anybody looks at; what is further ahead comes later. */
  private static final int MOST = 4000;

  private CalendarReading() {}

  public static Outcome<CalendarText> read(ReadCalendar operation, Call call, Queries queries) {
    return contact(operation, queries)
        .map(contact ->
            Outcome.accepted(new CalendarText(shown(operation, contact, call.now(), queries))))
        .orElseGet(() -> Outcome.refused(new Refusal.NotFound(Resource.CALENDAR, "", List.of())));
  }

  private static Optional<Contact> contact(ReadCalendar operation, Queries queries) {
    return queries
        .find(new Key.CalendarLink(CalendarLink.hash(operation.secret())))
        .flatMap(link -> queries.find(new Key.Contact(link.contact())).filter(link::isOf));
  }

  private static String shown(
      ReadCalendar operation, Contact contact, Instant now, Queries queries) {
    return switch (operation.format()) {
      case ICS -> ical(contact, now, queries);
      case SVG -> svg(contact, now, queries);
    };
  }

  /** In the zone of the first rotation, which those who take turns think in. */
  private static String svg(Contact contact, Instant now, Queries queries) {
    boolean one = contact.type() == ContactType.PERSONAL;
    OnCallSchedule schedule =
        one ? Schedules.ofPerson(contact, queries) : Schedules.of(contact, queries);
    ZoneId zone =
        schedule.rotations().stream()
            .findFirst()
            .map(first -> first.rotation().zone())
            .orElse(ZoneOffset.UTC);
    return new CalendarPicture(
            schedule, zone, alias -> name(alias, queries), one ? contact.alias() : null)
        .svg(title(contact), now.truncatedTo(ChronoUnit.HOURS));
  }

  private static String ical(Contact contact, Instant now, Queries queries) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    List<Planned> shifts = shifts(contact, today, queries);
    return OnCallFeed.ical(
        title(contact), shifts, alias -> name(alias, queries), changed(shifts, today, queries));
  }

  private static List<Planned> shifts(Contact contact, Instant today, Queries queries) {
    Instant from = today.minus(BACK);
    Instant to = today.plus(AHEAD);
    Stream<Planned> shifts =
        switch (contact.type()) {
          case ONCALL_SCHEDULE -> Schedules.of(contact, queries).shifts(from, to).stream();
          case PERSONAL ->
              Schedules.ofPerson(contact, queries).shifts(from, to).stream()
                  .filter(planned -> planned.shift().people().contains(contact.alias()));
          case ESCALATION -> Stream.empty();
        };
    return shifts.limit(MOST).toList();
  }

  /** What a calendar shows moves on by a day each day; and an override is news. */
  private static Instant changed(List<Planned> shifts, Instant today, Queries queries) {
    return shifts.stream()
        .map(planned -> planned.rotation().id())
        .distinct()
        .flatMap(arn -> Arns.idAtEnd(arn).stream())
        .flatMap(id -> queries.all(new Key.OverridesOf(id)).stream())
        .map(StoredOverride::createdAt)
        .reduce(today, (one, other) -> one.isAfter(other) ? one : other);
  }

  private static String title(Contact contact) {
    return contact.type() == ContactType.PERSONAL ? contact.name() + " on call" : contact.name();
  }

  private static String name(String alias, Queries queries) {
    return queries.find(new Key.Contact(alias)).map(Contact::name).orElse(alias);
  }
}
