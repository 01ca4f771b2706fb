package io.tocsin.paging.mail;

import io.tocsin.core.access.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Where mail is handed in.
 *
 * @param login empty where the server asks for none
 * @param from the address that mail comes from
 * @param patience how long one step of a delivery may take
 */
public record MailConfig(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    Duration patience) {

  public record Login(String user, Secret password) {}

  /** How what is said is kept from others. */
  public enum Security {
    /** Nothing is said before the connection is secured (RFC 3207). */
    STARTTLS,
    /** The connection is secured from its beginning (RFC 8314). */
    TLS,
    /** Not at all: for a server of this machine. */
    NONE
  }
}
