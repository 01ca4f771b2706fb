package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.operation.ScheduleOperation;
import io.tocsin.core.operation.ScheduleOperation.CalendarAddress;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.CreateCalendar;
import io.tocsin.core.operation.ScheduleOperation.DeleteCalendars;
import io.tocsin.core.operation.ScheduleOperation.DeleteCalendarsOutput;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;

/** The answers about calendars, in words. */
final class ScheduleAnswers {
  private ScheduleAnswers() {}

  static Message of(ScheduleOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateCalendar create -> made((CalendarAddress) result);
      case DeleteCalendars delete -> deleted((DeleteCalendarsOutput) result);
      case ReadCalendar read -> Message.text(((CalendarText) result).ical());
    };
  }

  private static Message made(CalendarAddress made) {
    return Message.text(
        """
        The calendar of %s, shown this once. Whoever knows the address sees the shifts:
        %s
        Subscribe to it in your calendar program. A new address: `calendar %s --renew`\
        """
            .formatted(made.schedule(), made.address().reveal(), made.schedule()));
  }

  private static Message deleted(DeleteCalendarsOutput output) {
    return Message.text(
        output.deleted() == 0
            ? "There was no address. Nothing was changed."
            : "Shut. Whoever looks there finds nothing any more; `calendar NAME` makes a new address.");
  }
}
