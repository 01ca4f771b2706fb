package io.tocsin.core.event;

import io.tocsin.core.Sha256;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named, keyed door that notifications come in by.
 *
 * @param keyHash SHA-256 of the key, in hexadecimal; the key itself is kept nowhere (it is 256
 *     random bits, so that a plain hash of it cannot be guessed back)
 * @param plan the name of the response plan that its events start
 * @param lastEventAt when an event came in last, to about a minute
 */
public record EventSource(
    String name,
    SourceKind kind,
    String keyHash,
    String plan,
    String createdBy,
    Instant createdAt,
    @Nullable Instant rotatedAt,
    @Nullable Instant lastEventAt) {

  /** A source that nothing came in by yet. */
  public EventSource(
      String name,
      SourceKind kind,
      String keyHash,
      String plan,
      String createdBy,
      Instant createdAt,
      @Nullable Instant rotatedAt) {
    this(name, kind, keyHash, plan, createdBy, createdAt, rotatedAt, null);
  }

  /** What is kept of a key. */
  public static String hash(Secret key) {
    return Sha256.hex(key.reveal());
  }

  EventSource withKey(Secret key, Instant at) {
    return new EventSource(name, kind, hash(key), plan, createdBy, createdAt, at, lastEventAt);
  }

  EventSource withEventAt(Instant at) {
    return new EventSource(name, kind, keyHash, plan, createdBy, createdAt, rotatedAt, at);
  }
}
