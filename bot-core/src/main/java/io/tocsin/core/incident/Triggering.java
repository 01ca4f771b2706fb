package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.engagement.Engagements;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a trigger starts an incident or goes into an open one. It never refuses one. */
public final class Triggering {
  private Triggering() {}

  /**
   * @param created false if the trigger went into an incident that was open already
   */
  public record Triggered(Incident incident, boolean created, List<Change> changes) {}

  /** What {@link #decide} looks at. */
  public static Set<Key> keys(ResponsePlan plan, @Nullable String arn, Call call, State found) {
    Set<Key> keys = new HashSet<>(Opening.keys(plan, call, found));
    Dedupe.shared(plan, arn).ifPresent(key -> addIncident(key, keys, found));
    return keys;
  }

  private static void addIncident(String dedupeKey, Set<Key> keys, State found) {
    Key key = new Key.OpenIncident(dedupeKey);
    keys.add(key);
    if (found.knows(key)) {
      found.openIncident(dedupeKey).flatMap(Merging::key).ifPresent(keys::add);
    }
  }

  public static Triggered decide(Trigger trigger, Call call, State state) {
    Optional<Incident> open =
        Dedupe.shared(trigger.plan(), trigger.arn())
            .flatMap(state::openIncident)
            .filter(Incident::isOpen);
    return open.map(incident -> Merging.decide(incident, trigger, call, state))
        .orElseGet(() -> Opening.decide(trigger, call, state));
  }

  /**
   * The open incidents that this source may have gone into, as their keys; see {@link #firingFor}.
   */
  public static Set<Key> openKeys(ResponsePlan plan, String arn, Call call, State found) {
    Set<Key> keys = new HashSet<>();
    for (String dedupeKey : Dedupe.all(plan, arn)) {
      Key.OpenIncident key = new Key.OpenIncident(dedupeKey);
      keys.add(key);
      if (found.knows(key)) {
        found
            .openIncident(dedupeKey)
            .ifPresent(incident -> keys.addAll(Engagements.keys(incident, call, found)));
      }
    }
    return keys;
  }

  /** The open incident that this alarm or alert fired for. */
  public static Optional<Incident> firingFor(ResponsePlan plan, String arn, State state) {
    return Dedupe.all(plan, arn).stream()
        .flatMap(key -> state.openIncident(key).stream())
        .filter(Incident::isOpen)
        .filter(incident -> incident.triggers().firing().containsKey(arn))
        .findFirst();
  }
}
