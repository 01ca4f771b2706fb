package io.tocsin.paging.webhook;

import io.tocsin.core.access.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook lies. It is read by the library that connects to it and by nothing else, so that
 * no two readers can disagree about what the host is.
 *
 * @param trusted whether the operator has allowed the host, wherever it lies
 */
record Address(HttpUrl url, boolean trusted) {
  private static final int LONGEST = 2048;
  private static final Pattern PLAIN = Pattern.compile("(?i)https?://[!-~&&[^\\\\]]+");
  private static final String HTTPS =
      "must be an address that begins with https://"
          + "; plain http is for hosts in webhooks.allow only";

  /** What came of reading: an address, or what must hold of one. */
  sealed interface Read {
    record Good(Address address) implements Read {}

    record Bad(String constraint) implements Read {}
  }

  static Read read(Secret given, Set<String> allow) {
    String text = given.reveal();
    if (text.length() > LONGEST) {
      return new Read.Bad("must be at most " + LONGEST + " characters long");
    }
    HttpUrl url = PLAIN.matcher(text).matches() ? HttpUrl.parse(text) : null;
    return url == null ? new Read.Bad(HTTPS) : judged(url, allow);
  }

  private static Read judged(HttpUrl url, Set<String> allow) {
    String host = url.host().toLowerCase(Locale.ROOT);
    boolean trusted = allow.contains(host) || allow.contains(withPort(host, url.port()));
    String wrong = wrong(url, host, trusted);
    return wrong == null ? new Read.Good(new Address(url, trusted)) : new Read.Bad(wrong);
  }

  private static @Nullable String wrong(HttpUrl url, String host, boolean trusted) {
    if (!url.isHttps() && !trusted) {
      return HTTPS;
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return "must not hold a user or a password before the host";
    }
    if (url.fragment() != null) {
      return "must not hold a #";
    }
    return trusted || Network.mayBePublic(host) ? null : notPublic(host);
  }

  /** Said when a message is refused as well, so that both name the same way out. */
  static String notPublic(String what) {
    return "must lead to a public address, which "
        + what
        + " is not; an operator can allow a host with webhooks.allow";
  }

  private static String withPort(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
