package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Room;
import io.tocsin.core.incident.Incident.InStorm;
import io.tocsin.core.incident.Storm.Opened;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an opening does to the weather in the rooms of its incident: see
 * docs/adr/0007-a-storm-is-decided-with-its-incidents.md.
 */
final class Weather {
  private final Call call;
  private final State state;
  private final List<Change> changes = new ArrayList<>();
  private final Map<UUID, Incident> begunBy = new LinkedHashMap<>();
  private Incident incident;

  private Weather(Incident opened, Call call, State state) {
    this.incident = opened;
    this.call = call;
    this.state = state;
  }

  /** What {@link #after} looks at. */
  static Set<Key> keys(String plan, List<String> rooms, Call call, State found) {
    Set<Key> keys = new HashSet<>();
    for (String room : exposed(rooms)) {
      Key.Storm key = new Key.Storm(plan, room);
      keys.add(key);
      if (found.knows(key)) {
        found.storm(plan, room).stream()
            .flatMap(storm -> storm.near(Draft.moment(call)).stream())
            .forEach(opened -> keys.add(new Key.IncidentById(opened.incident())));
      }
    }
    return keys;
  }

  /** Takes in that this incident is being opened. */
  static Weather after(Incident opened, Call call, State state) {
    Weather weather = new Weather(opened, call, state);
    exposed(opened.routing().rooms()).forEach(weather::blow);
    return weather;
  }

  /** A room that can neither change a message nor hang one under another has no storms. */
  private static List<String> exposed(List<String> rooms) {
    return rooms.stream()
        .filter(room -> !Room.parse(room).platform().equals(WebhookRoom.PLATFORM))
        .toList();
  }

  /** The incident, which knows now what storms it is part of. */
  Incident incident() {
    return incident;
  }

  /** What else has to be written, the new incident aside. */
  List<Change> changes() {
    List<Change> all = new ArrayList<>(changes);
    begunBy.values().forEach(first -> all.add(new Change.PutIncident(first)));
    return all;
  }

  private void blow(String room) {
    Opened opened = new Opened(incident.id(), incident.number(), incident.origin().createdAt());
    Optional<Storm> known = state.storm(incident.plan(), room);
    known
        .filter(storm -> storm.isSpent(opened.at()))
        .ifPresent(spent -> changes.addAll(ending(spent, call)));
    Optional<Storm> current = known.filter(storm -> storm.takes(opened));
    Storm now =
        current
            .map(storm -> storm.with(opened))
            .orElseGet(() -> calm(room, known.map(Storm::ordinal).orElse(0) + 1, opened));
    changes.add(new Change.PutStorm(now));
    if (now.isRaging()) {
      incident = in(now, incident, false);
      current.ifPresent(before -> before.begunBy(opened.at()).forEach(first -> claim(now, first)));
    }
  }

  private Storm calm(String room, int ordinal, Opened first) {
    return Storm.calm(call.ids().next(), incident.plan(), room, ordinal, first);
  }

  /** One of those that made it a storm keeps its card, and the storm lists it. */
  private void claim(Storm storm, Opened first) {
    Optional.ofNullable(begunBy.get(first.incident()))
        .or(() -> state.incident(first.incident()))
        .ifPresent(found -> begunBy.put(found.id(), in(storm, found, true)));
  }

  private static Incident in(Storm storm, Incident incident, boolean ownCard) {
    return incident.with(incident.routing().in(storm.room(), new InStorm(storm.id(), ownCard)));
  }

  /** What is written when a storm is over: its card says so. */
  static List<Change> ending(Storm spent, Call call) {
    return List.of(
        new Change.PutStorm(spent.ended()), Announcements.storm(spent.room(), spent.id(), call));
  }
}
