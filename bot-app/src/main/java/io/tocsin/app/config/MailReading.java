package io.tocsin.app.config;

import static io.tocsin.app.config.Setting.MAIL_FROM;
import static io.tocsin.app.config.Setting.MAIL_URL;

import io.tocsin.app.config.Configuration.Mail;
import io.tocsin.core.access.Secret;
import io.tocsin.paging.mail.MailConfig;
import io.tocsin.paging.mail.MailConfig.Login;
import io.tocsin.paging.mail.MailConfig.Security;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is said of the mail server: nothing at all, or where it is and who writes. */
record MailReading(ConfigurationReader reader) {
  static final String ALLOWED =
      "smtp://user:password@host:587 (secured by STARTTLS) or smtps://user:password@host:465";

  private static final Map<String, Security> SECURITY =
      Map.of("smtp", Security.STARTTLS, "smtps", Security.TLS);

  private static final Map<String, Integer> PORTS = Map.of("smtp", 587, "smtps", 465);
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  Mail read() {
    Optional<Secret> url = reader.find(MAIL_URL, Rule.MAIL_URL);
    Optional<String> from = reader.find(MAIL_FROM, Rule.MAIL_FROM);
    if (reader.has(MAIL_URL) && !reader.has(MAIL_FROM)) {
      reader.wrong(MAIL_URL, "mail.url is of no use without mail.from.");
    }
    if (reader.has(MAIL_FROM) && !reader.has(MAIL_URL)) {
      reader.wrong(MAIL_FROM, "mail.from is of no use without mail.url.");
    }
    return new Mail(url, from);
  }

  /** The server behind an address that was read. */
  static MailConfig config(Secret address, String from) {
    URI url = URI.create(address.reveal());
    int port = url.getPort() < 0 ? PORTS.getOrDefault(url.getScheme(), 0) : url.getPort();
    return new MailConfig(url.getHost(), port, security(url), login(url), from, PATIENCE);
  }

  /** Within this machine there is nobody to hide from, and seldom a certificate. */
  private static Security security(URI url) {
    boolean here = url.getScheme().equals("smtp") && HERE.contains(url.getHost());
    return here ? Security.NONE : SECURITY.getOrDefault(url.getScheme(), Security.STARTTLS);
  }

  private static Optional<Login> login(URI url) {
    String info = url.getUserInfo();
    if (info == null || info.indexOf(':') < 0) {
      return Optional.empty();
    }
    int colon = info.indexOf(':');
    return Optional.of(new Login(info.substring(0, colon), new Secret(info.substring(colon + 1))));
  }

  /** The address, if it is one of a mail server. */
  static Optional<Secret> url(String text) {
    try {
      URI url = URI.create(text);
      boolean fits =
          url.getScheme() != null
              && SECURITY.containsKey(url.getScheme())
              && url.getHost() != null
              && (url.getPath() == null || url.getPath().isEmpty() || url.getPath().equals("/"));
      return fits ? Optional.of(new Secret(text)) : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
