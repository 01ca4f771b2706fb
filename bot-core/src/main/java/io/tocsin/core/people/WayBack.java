package io.tocsin.core.people;

import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shortest way on which plans lead back to a contact. Each plan is looked at once. */
final class WayBack {
  private final String alias;
  private final State state;
  private final Map<String, String> before = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  WayBack(String alias, State state) {
    this.alias = alias;
    this.state = state;
  }

  /** The names on the way, the contact's own first and last; empty if none leads back. */
  Optional<List<String>> from(List<String> contacts) {
    contacts.forEach(next -> reach(next, alias));
    while (!open.isEmpty() && !before.containsKey(alias)) {
      String here = open.remove();
      state.find(new Key.Contact(here)).stream()
          .flatMap(contact -> contact.plan().contacts().stream())
          .forEach(next -> reach(next, here));
    }
    return before.containsKey(alias) ? Optional.of(way()) : Optional.empty();
  }

  private void reach(String next, String from) {
    if (before.putIfAbsent(next, from) == null) {
      open.add(next);
    }
  }

  private List<String> way() {
    LinkedList<String> way = new LinkedList<>(List.of(alias));
    do {
      way.addFirst(before.getOrDefault(way.getFirst(), alias));
    } while (!way.getFirst().equals(alias));
    return List.copyOf(way);
  }
}
