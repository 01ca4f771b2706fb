package io.tocsin.core.oncall;

import io.tocsin.core.Sha256;
import io.tocsin.core.access.Secret;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Instant;

/**
 * An address at which a calendar is shown to whoever knows it.
 *
 * @param hash SHA-256 of its secret, in hexadecimal; the secret itself is kept nowhere
 * @param contact the alias of the schedule or the person
 * @param owner the ARN of whoever made it
 */
public record CalendarLink(String hash, String contact, String owner, Instant createdAt)
    implements Filed {

  /** What is kept of a secret. */
  static String hash(Secret secret) {
    return Sha256.hex(secret.reveal());
  }

  @Override
  public Key.CalendarLink key() {
    return new Key.CalendarLink(hash);
  }

  /** Whether it was made for this very contact, not for another one that had its name before. */
  boolean isOf(Contact known) {
    return known.alias().equals(contact) && !createdAt.isBefore(known.createdAt());
  }
}
