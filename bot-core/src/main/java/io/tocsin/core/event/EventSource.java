package io.tocsin.core.event;

import io.tocsin.core.Sha256;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named, keyed door that notifications come in by.
 *
 * @param keyHash SHA-256 of the key, in hexadecimal; the key itself is kept nowhere (it is 256
 *     random bits, so that a plain hash of it cannot be guessed back)
 * @param plan the name of the response plan that its events start
 * @param lastEventAt when an event came in last, to about a minute
 * @param topics the topics of SNS that it takes messages of; none if it is of another kind
 */
public record EventSource(
    String name,
    SourceKind kind,
    String keyHash,
    String plan,
    String createdBy,
    Instant createdAt,
    @Nullable Instant rotatedAt,
    @Nullable Instant lastEventAt,
    List<String> topics) {

  @SuppressWarnings("NullAway") // what was kept before there were topics names none
  public EventSource {
    topics = topics == null ? List.of() : List.copyOf(topics);
  }

  /** A source that nothing came in by yet. */
  public EventSource(
      String name,
      SourceKind kind,
      String keyHash,
      String plan,
      String createdBy,
      Instant createdAt,
      @Nullable Instant rotatedAt) {
    this(name, kind, keyHash, plan, createdBy, createdAt, rotatedAt, null, List.of());
  }

  /** What is kept of a key. */
  public static String hash(Secret key) {
    return Sha256.hex(key.reveal());
  }

  EventSource withKey(Secret key, Instant at) {
    return new EventSource(
        name, kind, hash(key), plan, createdBy, createdAt, at, lastEventAt, topics);
  }

  EventSource withEventAt(Instant at) {
    return new EventSource(name, kind, keyHash, plan, createdBy, createdAt, rotatedAt, at, topics);
  }

  EventSource withTopics(List<String> wanted) {
    return new EventSource(
        name, kind, keyHash, plan, createdBy, createdAt, rotatedAt, lastEventAt, wanted);
  }
}
