package io.tocsin.core.dialogue;

import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.oncall.CalendarText;
import io.tocsin.core.oncall.OnCallSchedule;
import io.tocsin.core.oncall.OnCallSchedule.Gap;
import io.tocsin.core.oncall.Schedules;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says who is on call, who will be, and when nobody will. */
final class ScheduleText {
  private static final Duration GAPS = Duration.ofDays(90);
  private static final int MOST = 30;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Queries queries;
  private final Names names;
  private final ZoneId zone;

  ScheduleText(Queries queries, Names names, ZoneId zone) {
    this.queries = queries;
    this.names = names;
    this.zone = zone;
  }

  /**
   * @param schedule null for all
   * @param at null for now
   */
  Message onCall(@Nullable String schedule, @Nullable Instant at, Instant now) {
    if (schedule != null) {
      return with(schedule, found -> Message.text(onCall(found, at, now)));
    }
    List<String> lines =
        queries.all(new Key.AllContacts()).stream()
            .filter(contact -> contact.type() == ContactType.ONCALL_SCHEDULE)
            .map(contact -> onCall(contact, at, now))
            .toList();
    return lines.isEmpty()
        ? Message.text("Nobody is on call: there is no on-call schedule.")
        : AnswerText.list("On call", lines);
  }

  private String onCall(Contact schedule, @Nullable Instant asked, Instant now) {
    OnCallSchedule calendar = calendar(schedule);
    Instant at = Objects.requireNonNullElse(asked, now);
    List<String> people = calendar.onCallAt(at).stream().map(this::name).toList();
    String then = asked == null ? "" : ", " + time(asked, zone);
    return people.isEmpty()
        ? schedule.name() + then + ": ⚠ nobody" + nextPerson(calendar, at)
        : schedule.name() + then + ": " + String.join(", ", people) + nextHandOff(calendar, at);
  }

  private String nextHandOff(OnCallSchedule calendar, Instant at) {
    return calendar.nextHandOff(at).map(next -> ", next hand-off " + time(next, zone)).orElse("");
  }

  private String nextPerson(OnCallSchedule calendar, Instant at) {
    return calendar.gaps(at, at.plus(GAPS)).stream()
        .findFirst()
        .map(Gap::end)
        .filter(end -> end.isBefore(at.plus(GAPS)))
        .map(end -> " until " + time(end, zone))
        .orElse("");
  }

  Message shifts(String schedule, int days, Instant now) {
    return with(schedule, found -> shifts(found, days, now));
  }

  private Message shifts(Contact schedule, int days, Instant now) {
    OnCallSchedule calendar = calendar(schedule);
    if (calendar.rotations().isEmpty()) {
      return Message.text(schedule.name() + " has no rotations, so nobody has a shift.");
    }
    Instant until = now.atZone(zone).plusDays(days).toInstant();
    return AnswerText.list(
        "Shifts of %s in the next %s (%s)"
            .formatted(schedule.name(), Words.count(days, "day"), Words.zone(zone)),
        new CalendarText(calendar, zone, this::name).lines(now, until, MOST));
  }

  Message gaps(String schedule, Instant now) {
    return with(
        schedule,
        found ->
            listed(
                "Nobody is on call for " + found.name(),
                "Somebody is on call for %s at any time of the next 90 days."
                    .formatted(found.name()),
                calendar(found).gaps(now, now.plus(GAPS)).stream().map(this::gap).toList()));
  }

  private String gap(Gap gap) {
    String length = Words.duration(Duration.between(gap.start(), gap.end()));
    return "%s (%s)".formatted(span(gap.start(), gap.end(), zone), length);
  }

  private static Message listed(String heading, String none, List<String> lines) {
    if (lines.isEmpty()) {
      return Message.text(none);
    }
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST, lines.size())));
    if (lines.size() > MOST) {
      shown.add("and " + (lines.size() - MOST) + " more");
    }
    return AnswerText.list(heading, shown);
  }

  private Message with(String name, Function<Contact, Message> answer) {
    Optional<Contact> found = names.people().contact(name);
    if (found.isPresent() && found.get().type() != ContactType.ONCALL_SCHEDULE) {
      return Message.error(found.get().name() + " is no on-call schedule.");
    }
    return found
        .map(answer)
        .orElseGet(() -> RefusalText.of(names.notFound(Resource.CONTACT, name)));
  }

  private OnCallSchedule calendar(Contact schedule) {
    return Schedules.of(schedule, queries);
  }

  private String name(String alias) {
    return queries.find(new Key.Contact(alias)).map(Contact::name).orElse(alias);
  }

  /** A day and a time of day, in words. */
  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone)) + " " + Words.zone(zone);
  }

  /** From then until then; the day is said once if it is the same. */
  static String span(Instant from, Instant to, ZoneId zone) {
    ZonedDateTime start = from.atZone(zone);
    ZonedDateTime end = to.atZone(zone);
    DateTimeFormatter last = start.toLocalDate().equals(end.toLocalDate()) ? OF_DAY : TIME;
    return "%s – %s %s".formatted(TIME.format(start), last.format(end), Words.zone(zone));
  }
}
