package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.operation.ScheduleOperation.DeleteCalendars;
import io.tocsin.core.operation.ScheduleOperation.DeleteCalendarsOutput;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shuts all addresses of a calendar. */
public final class DeleteCalendarsHandler
    implements Handler.Changing<DeleteCalendars, DeleteCalendarsOutput> {

  @Override
  public Set<Key> keys(DeleteCalendars operation, Call call, State found) {
    Set<Key> keys = new HashSet<>();
    for (String alias : RotationLookup.aliases(List.of(operation.schedule()), call)) {
      keys.add(new Key.Contact(alias));
      keys.add(new Key.CalendarLinksOf(alias));
    }
    return keys;
  }

  @Override
  public Decision<DeleteCalendarsOutput> decide(DeleteCalendars operation, Call call, State state) {
    return CreateCalendarHandler.contact(operation.schedule(), call, state)
        .map(contact -> delete(contact, state))
        .orElseGet(() -> Decision.refuse(CreateCalendarHandler.noContact(operation.schedule())));
  }

  private static Decision<DeleteCalendarsOutput> delete(Contact contact, State state) {
    List<CalendarLink> links = state.all(new Key.CalendarLinksOf(contact.alias()));
    return Decision.accept(
        new DeleteCalendarsOutput(links.size()),
        links.stream().map(link -> new Change.Unfile(link.key())).toList());
  }
}
