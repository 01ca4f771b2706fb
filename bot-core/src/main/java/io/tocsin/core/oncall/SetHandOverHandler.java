package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.ScheduleOperation.HandOverDescription;
import io.tocsin.core.operation.ScheduleOperation.SetHandOver;
import io.tocsin.core.people.Contact;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.room.RoomLookup;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in which room the hand-overs of a schedule are told, and which group of people follows them.
 * What is not given stays as it was.
 */
public final class SetHandOverHandler
    implements Handler.Changing<SetHandOver, HandOverDescription> {
  private final RoomDirectory directory;

  public SetHandOverHandler(RoomDirectory directory) {
    this.directory = directory;
  }

  @Override
  public SetHandOverHandler forOne(SetHandOver operation) {
    return new SetHandOverHandler(directory.asked(RoomLookup.elsewhere(given(operation))));
  }

  private static List<String> given(SetHandOver operation) {
    return operation.room() == null ? List.of() : List.of(operation.room());
  }

  @Override
  public Set<Key> keys(SetHandOver operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(RoomLookup.keys(given(operation)));
    for (String alias : RotationLookup.aliases(List.of(operation.schedule()), call)) {
      keys.add(new Key.HandOver(alias));
      keys.addAll(HandingOver.keys(alias, found));
    }
    return keys;
  }

  @Override
  public Decision<HandOverDescription> decide(SetHandOver operation, Call call, State state) {
    Optional<Contact> contact = CreateCalendarHandler.contact(operation.schedule(), call, state);
    if (contact.isEmpty()) {
      return Decision.refuse(CreateCalendarHandler.noContact(operation.schedule()));
    } else if (contact.get().type() != ContactType.ONCALL_SCHEDULE) {
      return Decision.refuse(
          new Refusal.Conflict(
              contact.get().name() + " is no on-call schedule.",
              Resource.CONTACT,
              contact.get().alias()));
    }
    HandOver before = state.find(new Key.HandOver(contact.get().alias())).orElse(null);
    String given = operation.room();
    Optional<String> room =
        given == null
            ? Optional.ofNullable(before).map(HandOver::room)
            : RoomLookup.id(given, state, directory);
    return room.map(id -> set(contact.get(), before, id, operation, call, state))
        .orElseGet(() -> Decision.refuse(noRoom(given)));
  }

  private Refusal noRoom(@Nullable String given) {
    return given == null
        ? Refusal.Invalid.of(
            new Violation("room", null, "Member must be given: hand-overs are told in a room"))
        : RoomLookup.noRoom(given, directory);
  }

  private static Decision<HandOverDescription> set(
      Contact schedule,
      @Nullable HandOver before,
      String room,
      SetHandOver operation,
      Call call,
      State state) {
    return switch (GivenGroup.of(operation.group(), before, room)) {
      case GivenGroup.Wrong(Violation violation) -> Decision.refuse(Refusal.Invalid.of(violation));
      case GivenGroup.Right(String group) -> {
        List<String> now = Schedules.of(schedule, state).onCallAt(call.now());
        HandOver after = new HandOver(schedule.alias(), room, group, now, List.of(), null);
        yield Decision.accept(
            HandOverReading.described(after),
            new Change.File(after),
            new Change.SetTimer(HandingOver.look(schedule.alias(), call.now())));
      }
    };
  }
}
