package io.tocsin.core.writer;

import io.tocsin.core.audit.AuditEntry;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import java.time.Instant;
import java.util.Map;

/** One thing that a decision wants written. All changes of a decision are written, or none. */
public sealed interface Change {
  /** Writes the incident as it is now, new or known. */
  record PutIncident(Incident incident) implements Change {}

  /** Adds a revision; earlier ones stay. */
  record AddEvent(TimelineEvent event) implements Change {}

  /**
   * Writes the current revision anew, under its number. Only for an event that counts: there is no
   * history of a count, and a storm must not grow the table.
   */
  record Recount(TimelineEvent event) implements Change {}

  record PutPlan(ResponsePlan plan) implements Change {}

  record RemovePlan(String name) implements Change {}

  record PutSource(EventSource source) implements Change {}

  record RemoveSource(String name) implements Change {}

  record PutRule(Rule rule) implements Change {}

  record RemoveRule(String name) implements Change {}

  record PutTopic(TopicMapping topic) implements Change {}

  record RemoveTopic(String arn) implements Change {}

  record PutThread(NoticeThread thread) implements Change {}

  /** Replaces all tags of a resource; an empty map leaves none. */
  record PutTags(String arn, Map<String, String> tags) implements Change {}

  record SetCounter(String name, long value) implements Change {}

  record PutStorm(Storm storm) implements Change {}

  record Remember(Remembered remembered) implements Change {}

  /** Adds a room of the local chat. */
  record AddRoom(String name, Instant at) implements Change {}

  record PutWebhookRoom(WebhookRoom room) implements Change {}

  record RemoveWebhookRoom(String name) implements Change {}

  /** Writes a row, new or known. */
  record File(Filed row) implements Change {}

  /** Removes a row. */
  record Unfile(Key.One<?> key) implements Change {}

  /** Sets what is due next of its subject, in place of what was. */
  record SetTimer(Timer timer) implements Change {}

  /** Nothing more is due of this one. */
  record ClearTimer(Timer.Name name) implements Change {}

  record Send(OutboxEntry entry) implements Change {}

  record Note(AuditEntry entry) implements Change {}
}
