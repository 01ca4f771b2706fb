package io.tocsin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that Slack's Events API tells of, with the facts that all of them share. Which
 * workspace it is for stands in the envelope: the one that it comes from may be another company's.
 *
 * @param id the same each time it is sent
 * @param team the workspace through which it came to us
 * @param at when it happened
 * @param shared whether it was in a channel that several companies share
 * @param event what happened
 */
record Heard(String id, String team, Instant at, boolean shared, JsonNode event) {

  /** Reads an envelope; empty if it is none that could be handled. */
  static Optional<Heard> read(JsonNode envelope) {
    String id = text(envelope, "event_id");
    String team = team(envelope);
    JsonNode event = envelope.path("event");
    if (id == null || team == null || !event.isObject()) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochSecond(Math.max(0, envelope.path("event_time").asLong()));
    boolean shared = envelope.path("is_ext_shared_channel").asBoolean();
    return Optional.of(new Heard(id, team, at, shared, event));
  }

  private static @Nullable String team(JsonNode envelope) {
    JsonNode installed = envelope.path("authorizations").path(0);
    return Stream.of(
            text(envelope, "context_team_id"),
            text(installed, "team_id"),
            text(envelope, "team_id"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What kind of event it is. */
  String type() {
    return event.path("type").asText();
  }

  @Nullable String text(String name) {
    return text(event, name);
  }

  /** The workspace that whoever did it belongs to; null if Slack does not say. */
  @Nullable String home() {
    return Stream.of(
            text("user_team"),
            text(event.path("user_profile"), "team"),
            text("source_team"),
            text("team"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
  }
}
