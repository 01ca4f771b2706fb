package io.tocsin.paging.twilio;

import io.tocsin.core.access.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How Twilio is reached, and how it reaches us.
 *
 * @param accounts at least one; each next one is asked when those before it cannot do it
 * @param publicUrl where Twilio finds this installation, ends in a slash; empty if nowhere, and
 *     then nobody can answer by SMS or by a key
 * @param connect how long a connection may take
 * @param exchange how long asking one account may take
 */
public record TwilioConfig(
    List<Account> accounts, Optional<URI> publicUrl, Duration connect, Duration exchange) {

  public TwilioConfig {
    accounts = List.copyOf(accounts);
    if (accounts.isEmpty()) {
      throw new IllegalArgumentException("Twilio needs an account.");
    }
  }

  public TwilioConfig(List<Account> accounts, Optional<URI> publicUrl) {
    this(accounts, publicUrl, Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  /**
   * An account.
   *
   * @param api where its interface is, ends in a slash
   * @param token which also signs what Twilio sends; never blank, as a blank one signs for anybody
   * @param from the number that it sends and calls from
   */
  public record Account(URI api, String sid, Secret token, String from) {
    public Account {
      if (token.reveal().isBlank()) {
        throw new IllegalArgumentException("Twilio's auth token is blank.");
      }
    }
  }

  /** Where Twilio tells what people have sent back. */
  Optional<URI> replies() {
    return publicUrl.map(it -> it.resolve("twilio/sms"));
  }

  /** Where Twilio tells what has become of a page. */
  Optional<URI> status(UUID page) {
    return publicUrl.map(it -> it.resolve("twilio/status/" + page));
  }

  /** Where Twilio tells which key was pressed. */
  Optional<URI> key(UUID page) {
    return publicUrl.map(it -> it.resolve("twilio/key/" + page));
  }
}
