package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Goes on with an engagement that is there, with the incident that it is for. */
final class Known {
  private Known() {}

  /** What {@link #go} looks at, as far as can be told yet. */
  static Set<Key> keys(UUID engagement, Call call, State found) {
    Key.Engagement key = new Key.Engagement(engagement);
    Set<Key> keys = new HashSet<>(Set.of(key));
    if (found.knows(key)) {
      found.find(key).ifPresent(known -> addKeys(known, keys, call, found));
    }
    return keys;
  }

  private static void addKeys(Engagement known, Set<Key> keys, Call call, State found) {
    keys.addAll(Engagements.keys(known, call, found));
    UUID incident = known.incident();
    if (incident != null) {
      keys.add(new Key.IncidentById(incident));
    }
  }

  /**
   * Has something happen in it. Answers all that has to be written.
   *
   * @param what is given the draft of its incident, null if it is for none
   */
  static List<Change> go(
      Engagement engagement, Call call, State state, BiConsumer<Walk, @Nullable Draft> what) {
    Draft draft = incident(engagement, state).map(it -> new Draft(it, call)).orElse(null);
    Walk walk = new Walk(engagement, draft, call, state);
    what.accept(walk, draft);
    List<Change> changes = new ArrayList<>(walk.changes());
    if (draft != null) {
      changes.addAll(draft.changes());
    }
    return changes;
  }

  private static Optional<Incident> incident(Engagement engagement, State state) {
    return Optional.ofNullable(engagement.incident())
        .flatMap(state::incident)
        .filter(incident -> !incident.deleted());
  }
}
