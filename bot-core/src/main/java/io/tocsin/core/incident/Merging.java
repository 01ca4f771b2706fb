package io.tocsin.core.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Settings;
import io.tocsin.core.incident.Incident.Triggers;
import io.tocsin.core.incident.Triggering.Triggered;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a trigger goes into an open incident: its title and people stay as they are, its count goes
 * up, and its timeline tells of the trigger.
 *
 * <p>A storm must not use up the timeline that people write on. So the last {@value #KEPT_FREE} of
 * its events are kept from triggers; the triggers that find no other place share one event, which
 * counts them.
 */
final class Merging {
  static final int KEPT_FREE = 100;
  private static final int TOLD_ALARMS = 10;

  private Merging() {}

  /** The event that counts what found no place, once there is one. */
  static Optional<Key> key(Incident incident) {
    UUID merged = incident.timeline().merged();
    return merged == null ? Optional.empty() : Optional.of(new Key.Event(incident.id(), merged));
  }

  static Triggered decide(Incident open, Trigger trigger, Call call, State state) {
    Draft draft = new Draft(open, call);
    write(draft, trigger, state);
    tell(draft, trigger);
    draft.become(draft.incident().with(counted(open.triggers(), trigger)));
    addItems(draft, trigger);
    return new Triggered(draft.incident(), false, draft.changes());
  }

  static EventData.Trigger event(Trigger trigger, boolean created, @Nullable Integer merged) {
    return new EventData.Trigger(
        created,
        trigger.source().source(),
        trigger.arn(),
        merged == null ? trigger.rawData() : null,
        merged);
  }

  private static void write(Draft draft, Trigger trigger, State state) {
    Incident incident = draft.incident();
    UUID merged = incident.timeline().merged();
    if (merged != null) {
      countOne(draft, trigger, state.event(incident.id(), merged).orElseThrow());
    } else if (incident.timeline().events() < Settings.TIMELINE_EVENTS - KEPT_FREE) {
      draft.write(event(trigger, false, null), trigger.time(), null);
    } else {
      UUID first = draft.write(event(trigger, false, 1), trigger.time(), null);
      draft.become(draft.incident().with(draft.incident().timeline().withMerged(first)));
    }
  }

  private static void countOne(Draft draft, Trigger trigger, TimelineEvent counting) {
    String data = event(trigger, false, merged(counting) + 1).json();
    draft.recount(counting.recounted(data, draft.now()));
  }

  private static int merged(TimelineEvent counting) {
    return Json.read(counting.data(), JsonNode.class).path("mergedTriggers").asInt();
  }

  private static Triggers counted(Triggers triggers, Trigger trigger) {
    Instant last = triggers.last().isAfter(trigger.time()) ? triggers.last() : trigger.time();
    return new Triggers(
        triggers.count() + 1,
        triggers.first(),
        last,
        Watched.fires(trigger.arn(), triggers.firing()),
        triggers.label());
  }

  /** The first repeat and the first few new alarms are news; of all others the count tells. */
  private static void tell(Draft draft, Trigger trigger) {
    Triggers before = draft.incident().triggers();
    String arn = trigger.arn();
    boolean isNew = arn != null && Watched.is(arn) && !before.firing().containsKey(arn);
    if (isNew && before.firing().size() < TOLD_ALARMS) {
      draft.tell("Also triggered by %s (×%d).".formatted(trigger.label(), before.count() + 1));
    } else if (before.count() == 1) {
      draft.tell(
          "Triggered again by %s (×2). From now on only the count goes up."
              .formatted(trigger.label()));
    }
  }

  private static void addItems(Draft draft, Trigger trigger) {
    RelatedItems items = new RelatedItems(draft.incident().relatedItems());
    RelatedItems more = items.adding(trigger.items(), draft.call().ids());
    if (!more.equals(items)) {
      draft.become(draft.incident().withRelatedItems(more.items()));
    }
  }
}
