package io.tocsin.core.writer;

import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a decision sees: the rows that its keys asked for, as the decisions before it in the same
 * batch left them. Asking for a row whose key was not loaded is a bug and throws {@link
 * IllegalStateException}.
 */
public interface State {
  Optional<Remembered> remembered(String scope, String token);

  Optional<EventSource> source(String name);

  Optional<Rule> rule(String name);

  /** All rules of a source, sorted by name. */
  List<Rule> rulesOf(String source);

  Optional<TopicMapping> topic(String arn);

  Optional<NoticeThread> thread(UUID id);

  Optional<ResponsePlan> plan(String name);

  /** Whether the local chat has this room. */
  boolean hasRoom(String name);

  Optional<WebhookRoom> webhookRoom(String name);

  /** The names of the plans that name this room, by its identifier; sorted. */
  List<String> plansIn(String room);

  Map<String, String> tags(String arn);

  /** The value last set; 0 for a counter never set. */
  long counter(String name);

  Optional<Incident> openIncident(String dedupeKey);

  /** The incident, hidden ones included. */
  Optional<Incident> incident(UUID id);

  /** The current calm or storm; empty if the plan never opened an incident in that room. */
  Optional<Storm> storm(String plan, String room);

  /** The current revision, hidden ones included. */
  Optional<TimelineEvent> event(UUID incident, UUID id);

  /** The row behind its own key. */
  <T extends Filed> Optional<T> find(Key.One<T> key);

  /** All of them, sorted by their keys. */
  <T extends Filed> List<T> all(Key.Many<T> key);

  /**
   * The same state, to overlay with what one decision changes step by step; this one does not see
   * it.
   */
  WorkingState overlaid();

  /** Whether the row behind this key was asked for already. */
  boolean knows(Key key);
}
