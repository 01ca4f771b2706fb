package io.tocsin.core.operation;

import io.tocsin.core.access.Secret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on on-call schedules that AWS's API does not have. Tocsin's own. */
public sealed interface ScheduleOperation<R> extends Operation<R>, Own {

  /**
   * Makes the address of a calendar: the shifts of a schedule, or those of one person. Everybody
   * has an address of their own for each, told this once and kept only as a hash.
   *
   * @param schedule the ARN of a schedule or of a person
   * @param renew true takes the place of the caller's earlier address, which shows nothing any more
   */
  record CreateCalendar(@NotNull @ContactsArn String schedule, @Nullable Boolean renew)
      implements ScheduleOperation<CalendarAddress> {}

  /**
   * @param address shown once, and to nobody but the caller
   */
  record CalendarAddress(
      String schedule,
      @ShownOnce("the address was shown once; make a new one by --renew") Secret address) {}

  /** Has no calendar of a schedule or a person be shown any more, whoever made its address. */
  record DeleteCalendars(@NotNull @ContactsArn String schedule)
      implements ScheduleOperation<DeleteCalendarsOutput>, Destructive {}

  record DeleteCalendarsOutput(int deleted) {}

  /** Shows a calendar to whoever knows its address. */
  record ReadCalendar(@NotNull Secret secret, @NotNull CalendarFormat format)
      implements ScheduleOperation<CalendarText>, ForPrograms {}

  /**
   * @param text in the format that was asked for; an iCalendar stays the same until the next day
   *     while nothing changes
   */
  record CalendarText(String text) {}

  /** What a calendar can be shown as. */
  enum CalendarFormat {
    /** As RFC 5545 has it, for calendar programs. */
    ICS,
    /** A picture of the next weeks. */
    SVG
  }

  /**
   * Says in which room the hand-overs of a schedule are told, and which group of people in a chat
   * is kept as whoever is on call. What is not given stays as it was.
   *
   * @param room has to be given the first time
   * @param group a user group of Slack by its identifier; {@code none} for no group any more
   */
  record SetHandOver(
      @NotNull @ContactsArn String schedule,
      @Nullable @Size(min = 1, max = 200) String room,
      @Nullable @Size(min = 1, max = 200) String group)
      implements ScheduleOperation<HandOverDescription> {}

  /** Tells no more hand-overs of a schedule; its group stays as it is. */
  record StopHandOver(@NotNull @ContactsArn String schedule) implements ScheduleOperation<Done> {}

  record ListHandOvers() implements ScheduleOperation<ListHandOversOutput> {}

  record ListHandOversOutput(List<HandOverDescription> handOvers) {}

  /**
   * @param room its identifier, such as {@code local:incidents}
   * @param refusal why the group could not be set the last time; null if it could
   */
  record HandOverDescription(
      String schedule, String room, @Nullable String group, @Nullable String refusal) {}
}
