package io.tocsin.core.engagement;

import io.tocsin.core.oncall.Roster;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whom a contact leads to, and by what ways; as it is at one moment. */
record Reach(State state, Instant now) {

  /** What has to be known of these contacts to engage them, as far as can be told yet. */
  static Set<Key> keys(Collection<String> contacts, Instant now, State found) {
    Set<Key> keys = new HashSet<>();
    Reach reach = new Reach(found, now);
    contacts.forEach(contact -> reach.add(contact, keys));
    return keys;
  }

  private void add(String alias, Set<Key> keys) {
    Key.Contact key = new Key.Contact(alias);
    if (keys.add(key) && state.knows(key)) {
      state.find(key).ifPresent(contact -> addTargets(contact, keys));
    }
  }

  private void addTargets(Contact contact, Set<Key> keys) {
    switch (contact.type()) {
      case PERSONAL -> keys.add(new Key.ChannelsOf(contact.alias()));
      case ESCALATION -> contact.plan().contacts().forEach(next -> add(next, keys));
      case ONCALL_SCHEDULE -> contact.plan().rotations().forEach(id -> addRotation(id, keys));
    }
  }

  private void addRotation(UUID id, Set<Key> keys) {
    Key.Rotation rotation = new Key.Rotation(id);
    Key.OverridesOf overrides = new Key.OverridesOf(id);
    keys.add(rotation);
    keys.add(overrides);
    if (state.knows(rotation) && state.knows(overrides)) {
      onCall(id).forEach(person -> add(person, keys));
    }
  }

  Optional<Contact> contact(String alias) {
    return state.find(new Key.Contact(alias));
  }

  /** What people call it, also if it is gone. */
  String name(String alias) {
    return contact(alias).map(Contact::name).orElse(alias);
  }

  Optional<ContactChannel> channel(String contact, UUID id) {
    return state.all(new Key.ChannelsOf(contact)).stream()
        .filter(channel -> channel.id().equals(id))
        .findFirst();
  }

  /** Who is on call in a schedule, each once. */
  List<String> onCall(Contact schedule) {
    return schedule.plan().rotations().stream()
        .flatMap(id -> onCall(id).stream())
        .distinct()
        .toList();
  }

  private List<String> onCall(UUID id) {
    return state.find(new Key.Rotation(id)).map(this::onCall).orElse(List.of());
  }

  private List<String> onCall(StoredRotation rotation) {
    return Roster.calendar(rotation, state.all(new Key.OverridesOf(rotation.id()))).onCallAt(now);
  }

  /** Why nobody would be paged if this contact were engaged now; empty if somebody would. */
  Optional<String> unreachable(String alias) {
    return unreachable(alias, new HashSet<>());
  }

  private Optional<String> unreachable(String alias, Set<String> seen) {
    Optional<Contact> contact = contact(alias);
    if (contact.isEmpty()) {
      return Optional.of("there is no contact " + alias + " any more");
    }
    return seen.add(alias)
        ? unreachable(contact.get(), seen)
        : Optional.of("the plan of " + alias + " leads back to itself");
  }

  private Optional<String> unreachable(Contact contact, Set<String> seen) {
    return switch (contact.type()) {
      case PERSONAL ->
          hasOpenChannel(contact)
              ? Optional.empty()
              : Optional.of(contact.name() + " has no active contact channel in their plan");
      case ESCALATION -> unreachable(contact, contact.plan().contacts(), "names nobody", seen);
      case ONCALL_SCHEDULE -> unreachable(contact, onCall(contact), "has nobody on call", seen);
    };
  }

  private Optional<String> unreachable(
      Contact contact, List<String> all, String none, Set<String> seen) {
    List<Optional<String>> reasons =
        all.stream().map(one -> unreachable(one, new HashSet<>(seen))).toList();
    if (reasons.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return reasons.stream()
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> Optional.of(contact.name() + " " + none));
  }

  private boolean hasOpenChannel(Contact person) {
    return person.plan().stages().stream()
        .flatMap(stage -> stage.targets().stream())
        .anyMatch(target ->
            target instanceof Target.Way way
                && channel(person.alias(), way.channel())
                    .filter(ContactChannel::isOpen)
                    .isPresent());
  }
}
