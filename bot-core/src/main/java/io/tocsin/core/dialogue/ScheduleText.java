package io.tocsin.core.dialogue;

import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.oncall.OnCallSchedule;
import io.tocsin.core.oncall.OnCallSchedule.Gap;
import io.tocsin.core.oncall.OnCallSchedule.Planned;
import io.tocsin.core.oncall.Roster;
import io.tocsin.core.oncall.Shift;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says who is on call, who will be, and when nobody will. */
final class ScheduleText {
  private static final Duration SHIFTS = Duration.ofDays(14);
  private static final Duration GAPS = Duration.ofDays(90);
  private static final int MOST = 30;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

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
   */
  Message onCall(@Nullable String schedule, Instant now) {
    if (schedule != null) {
      return with(schedule, found -> Message.text(onCall(found, now)));
    }
    List<String> lines =
        queries.all(new Key.AllContacts()).stream()
            .filter(contact -> contact.type() == ContactType.ONCALL_SCHEDULE)
            .map(contact -> onCall(contact, now))
            .toList();
    return lines.isEmpty()
        ? Message.text("Nobody is on call: there is no on-call schedule.")
        : AnswerText.list("On call", lines);
  }

  private String onCall(Contact schedule, Instant now) {
    OnCallSchedule calendar = calendar(schedule);
    List<String> people = calendar.onCallAt(now).stream().map(this::name).toList();
    String who = people.isEmpty() ? "nobody" : String.join(", ", people);
    String until = calendar.nextHandOff(now).map(at -> ", next hand-off " + time(at)).orElse("");
    return schedule.name() + ": " + who + until;
  }

  Message shifts(String schedule, Instant now) {
    return with(
        schedule,
        found ->
            listed(
                "Shifts of %s in the next 14 days".formatted(found.name()),
                "No shifts of %s in the next 14 days.".formatted(found.name()),
                calendar(found).shifts(now, now.plus(SHIFTS)).stream().map(this::shift).toList()));
  }

  private String shift(Planned planned) {
    Shift shift = planned.shift();
    String people =
        shift.people().isEmpty()
            ? "nobody"
            : String.join(", ", shift.people().stream().map(this::name).toList());
    String instead =
        shift.type() == Shift.Type.REGULAR
            ? ""
            : " instead of "
                + String.join(", ", shift.overridden().stream().map(this::name).toList());
    return "%s – %s: %s%s (%s)"
        .formatted(
            time(shift.start()), time(shift.end()), people, instead, planned.rotation().name());
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
    return "%s – %s (%s)".formatted(time(gap.start()), time(gap.end()), length);
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
    return new OnCallSchedule(
        schedule.plan().rotations().stream()
            .flatMap(id -> queries.find(new Key.Rotation(id)).stream())
            .map(one -> Roster.calendar(one, queries.all(new Key.OverridesOf(one.id()))))
            .toList());
  }

  private String name(String alias) {
    return queries.find(new Key.Contact(alias)).map(Contact::name).orElse(alias);
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone))
        + " "
        + zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }
}
