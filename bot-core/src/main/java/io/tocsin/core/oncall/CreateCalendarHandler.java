package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.PublicAddress;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.access.Secret;
import io.tocsin.core.event.KeyMaker;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.ScheduleOperation.CalendarAddress;
import io.tocsin.core.operation.ScheduleOperation.CreateCalendar;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the address of a calendar and tells it this once; an earlier one only if it is renewed. */
public final class CreateCalendarHandler
    implements Handler.Changing<CreateCalendar, CalendarAddress> {
  private final KeyMaker secrets;
  private final PublicAddress house;

  public CreateCalendarHandler(KeyMaker secrets, PublicAddress house) {
    this.secrets = secrets;
    this.house = house;
  }

  @Override
  public Set<Key> keys(CreateCalendar operation, Call call, State found) {
    Set<Key> keys = new HashSet<>();
    for (String alias : RotationLookup.aliases(List.of(operation.schedule()), call)) {
      keys.add(new Key.Contact(alias));
      keys.add(new Key.CalendarLinksOf(alias));
    }
    return keys;
  }

  @Override
  public Decision<CalendarAddress> decide(CreateCalendar operation, Call call, State state) {
    Optional<Contact> contact = contact(operation.schedule(), call, state);
    if (contact.isEmpty()) {
      return Decision.refuse(noContact(operation.schedule()));
    } else if (contact.get().type() == ContactType.ESCALATION) {
      return Decision.refuse(
          conflict(contact.get(), " is an escalation plan, which has no shifts."));
    }
    List<CalendarLink> before = own(contact.get(), call, state);
    return before.isEmpty() || Boolean.TRUE.equals(operation.renew())
        ? make(contact.get(), before, call)
        : Decision.refuse(
            conflict(
                contact.get(),
                ": you have an address of this calendar, which was shown once. `--renew` makes a new"
                    + " one, and the old one shows nothing any more."));
  }

  static Optional<Contact> contact(String arn, Call call, State state) {
    return RotationLookup.aliases(List.of(arn), call).stream()
        .findFirst()
        .flatMap(alias -> state.find(new Key.Contact(alias)));
  }

  static Refusal noContact(String arn) {
    return new Refusal.NotFound(Resource.CONTACT, arn, List.of());
  }

  /** Those that still show something. */
  private static List<CalendarLink> own(Contact contact, Call call, State state) {
    return state.all(new Key.CalendarLinksOf(contact.alias())).stream()
        .filter(link -> link.owner().equals(call.caller().arn()) && link.isOf(contact))
        .toList();
  }

  private Decision<CalendarAddress> make(Contact contact, List<CalendarLink> before, Call call) {
    Secret secret = secrets.make();
    List<Change> changes = new ArrayList<>();
    before.forEach(link -> changes.add(new Change.Unfile(link.key())));
    changes.add(
        new Change.File(
            new CalendarLink(
                CalendarLink.hash(secret),
                contact.alias(),
                call.caller().arn(),
                Draft.moment(call))));
    String address = house.of("/calendar/%s.ics".formatted(secret.reveal()));
    return Decision.accept(new CalendarAddress(contact.alias(), new Secret(address)), changes);
  }

  private static Refusal conflict(Contact contact, String reason) {
    return new Refusal.Conflict(contact.name() + reason, Resource.CALENDAR, contact.alias());
  }
}
