package io.tocsin.core.writer;

import java.util.UUID;

/** Something that a decision looks at; the writer loads it before. */
public sealed interface Key {
  record ByToken(String scope, String token) implements Key {}

  record Source(String name) implements Key {}

  record Rule(String name) implements Key {}

  /** All rules of a source. */
  record RulesOf(String source) implements Key {}

  record Topic(String arn) implements Key {}

  /** A thread of notifications in a room. */
  record Thread(UUID id) implements Key {}

  record Plan(String name) implements Key {}

  /** A room of the local chat. */
  record Room(String name) implements Key {}

  record WebhookRoom(String name) implements Key {}

  /** The plans that name this room, by its identifier. */
  record PlansIn(String room) implements Key {}

  record Tags(String arn) implements Key {}

  record Counter(String name) implements Key {}

  /** The open incident with this dedupe key, the newest if there are several. */
  record OpenIncident(String dedupeKey) implements Key {}

  record IncidentById(UUID id) implements Key {}

  /** The current calm or storm of a plan in a room, which is named by its identifier. */
  record Storm(String plan, String room) implements Key {}

  /** The current revision of an event. */
  record Event(UUID incident, UUID id) implements Key {}
}
