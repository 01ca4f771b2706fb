package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Looks at a schedule and tells what has changed since it was last told. What was told is written
 * in the same transaction, so whoever looks next, on whatever node, finds nothing new.
 *
 * @param open the open incidents, for those who come
 */
record HandingOver(Call call, State state, List<Incident> open) {

  /** What is looked at, as far as can be told yet. */
  static Set<Key> keys(String schedule, State found) {
    Key.Contact contact = new Key.Contact(schedule);
    Set<Key> keys = new HashSet<>(Set.of(contact));
    if (found.knows(contact)) {
      found.find(contact).stream()
          .flatMap(known -> known.plan().rotations().stream())
          .forEach(rotation -> addRotation(rotation, found, keys));
    }
    return keys;
  }

  private static void addRotation(UUID id, State found, Set<Key> keys) {
    Key.Rotation rotation = new Key.Rotation(id);
    keys.add(rotation);
    keys.add(new Key.OverridesOf(id));
    if (found.knows(rotation)) {
      found.find(rotation).stream()
          .flatMap(known -> known.people().stream())
          .forEach(person -> {
            keys.add(new Key.Contact(person));
            keys.add(new Key.ChannelsOf(person));
          });
    }
  }

  /** Has a schedule looked at. */
  static Timer look(String schedule, Instant at) {
    return new Timer(Timer.Kind.HAND_OVER, schedule, at);
  }

  /** Nothing more of it is told. */
  static List<Change> over(String schedule) {
    return List.of(
        new Change.Unfile(new Key.HandOver(schedule)),
        new Change.ClearTimer(new Timer.Name(Timer.Kind.HAND_OVER, schedule)));
  }

  List<Change> changes(String alias) {
    Optional<HandOver> before = state.find(new Key.HandOver(alias));
    Optional<Contact> schedule =
        state
            .find(new Key.Contact(alias))
            .filter(contact -> contact.type() == ContactType.ONCALL_SCHEDULE);
    return before.isPresent() && schedule.isPresent()
        ? changes(before.get(), schedule.get())
        : over(alias);
  }

  private List<Change> changes(HandOver before, Contact contact) {
    OnCallSchedule schedule = Schedules.of(contact, state);
    List<String> people = schedule.onCallAt(call.now());
    HandOver after = before.with(people, members(before, people));
    List<Change> changes = new ArrayList<>();
    if (!sameSet(before.onCall(), people)) {
      changes.add(say(before, notice(contact, schedule, before)));
    }
    changes.addAll(group(before, after));
    if (!after.equals(before)) {
      changes.add(new Change.File(after));
    }
    changes.add(next(contact, schedule));
    return changes;
  }

  private Message notice(Contact contact, OnCallSchedule schedule, HandOver before) {
    return new HandOverNotice(contact.name(), schedule, this::name, open)
        .message(before.onCall(), call.now());
  }

  private Change next(Contact contact, OnCallSchedule schedule) {
    Instant until = schedule.ahead(call.now()).until();
    return until.equals(Instant.MAX)
        ? new Change.ClearTimer(new Timer.Name(Timer.Kind.HAND_OVER, contact.alias()))
        : new Change.SetTimer(look(contact.alias(), until));
  }

  /** The group is never emptied: no chat can do that, and an old one is better than none. */
  private List<Change> group(HandOver before, HandOver after) {
    String group = before.group();
    if (group == null || sameSet(before.members(), after.members())) {
      return List.of();
    } else if (after.members().isEmpty()) {
      return List.of(
          say(
              before,
              Message.text(
                  "The user group of %s stays as it was: nobody who is on call has an activated contact channel in that Slack."
                      .formatted(before.schedule()))));
    }
    Content content = new Content.Group(call.ids().next(), before.schedule());
    return List.of(send(group, content));
  }

  /** The identifiers in the group's workspace of those on call who have proven that they are it. */
  private List<String> members(HandOver before, List<String> people) {
    String group = before.group();
    if (group == null) {
      return List.of();
    }
    String workspace = workspace(group);
    return people.stream()
        .flatMap(person -> state.all(new Key.ChannelsOf(person)).stream())
        .filter(channel -> channel.type() == ChannelType.CHAT && channel.isOpen())
        .map(ContactChannel::address)
        .filter(address -> address.startsWith(workspace))
        .map(address -> address.substring(workspace.length()))
        .distinct()
        .toList();
  }

  private static String workspace(String group) {
    Room room = Room.parse(group);
    return room.platform() + ":" + room.name().split("/")[0] + "/";
  }

  private String name(String alias) {
    return state.find(new Key.Contact(alias)).map(Contact::name).orElse(alias);
  }

  private Change say(HandOver handOver, Message message) {
    return send(handOver.room(), new Content.Notice(call.ids().next(), 0, message));
  }

  private Change send(String room, Content content) {
    return new Change.Send(new OutboxEntry(call.ids().next(), room, content, call.now()));
  }

  private static boolean sameSet(List<String> one, List<String> other) {
    return Set.copyOf(one).equals(Set.copyOf(other));
  }
}
