package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.operation.ScheduleOperation;
import io.tocsin.core.operation.ScheduleOperation.CalendarAddress;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.CreateCalendar;
import io.tocsin.core.operation.ScheduleOperation.DeleteCalendars;
import io.tocsin.core.operation.ScheduleOperation.DeleteCalendarsOutput;
import io.tocsin.core.operation.ScheduleOperation.HandOverDescription;
import io.tocsin.core.operation.ScheduleOperation.ListHandOvers;
import io.tocsin.core.operation.ScheduleOperation.ListHandOversOutput;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;
import io.tocsin.core.operation.ScheduleOperation.SetHandOver;
import io.tocsin.core.operation.ScheduleOperation.StopHandOver;
import java.util.List;

/** The answers about calendars and hand-overs, in words. */
final class ScheduleAnswers {
  private ScheduleAnswers() {}

  static Message of(ScheduleOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateCalendar create -> made((CalendarAddress) result);
      case DeleteCalendars delete -> deleted((DeleteCalendarsOutput) result);
      case SetHandOver set -> set((HandOverDescription) result);
      case StopHandOver stop -> Message.text("Its hand-overs are told no more.");
      case ListHandOvers list -> listed(((ListHandOversOutput) result).handOvers());
      case ReadCalendar read -> Message.text(((CalendarText) result).text());
    };
  }

  private static Message made(CalendarAddress made) {
    return Message.text(
        """
        The calendar of %s, shown this once. Whoever knows the address sees the shifts:
        %s
        Subscribe to it in your calendar program. The next weeks as a picture:
        %s
        A new address: `calendar %s --renew`\
        """
            .formatted(
                made.schedule(),
                made.address().reveal(),
                made.address().reveal().replaceFirst("ics$", "svg"),
                made.schedule()));
  }

  private static Message deleted(DeleteCalendarsOutput output) {
    return Message.text(
        output.deleted() == 0
            ? "There was no address. Nothing was changed."
            : "Shut. Whoever looks there finds nothing any more; `calendar NAME` makes a new address.");
  }

  private static Message set(HandOverDescription set) {
    String group = set.group();
    return Message.text(
        "Whenever others are on call for %s, %s is told.%s"
            .formatted(
                set.schedule(),
                set.room(),
                group == null ? "" : " The user group %s follows them.".formatted(group)));
  }

  private static Message listed(List<HandOverDescription> all) {
    List<String> lines = all.stream().map(ScheduleAnswers::line).toList();
    return lines.isEmpty()
        ? Message.text("No hand-overs are told. Have them told: `handover set SCHEDULE ROOM`.")
        : AnswerText.list("Hand-overs", lines);
  }

  private static String line(HandOverDescription one) {
    String group = one.group() == null ? "" : " · user group " + one.group();
    String refusal = one.refusal() == null ? "" : " · ⚠ " + one.refusal();
    return one.schedule() + " → " + one.room() + group + refusal;
  }
}
