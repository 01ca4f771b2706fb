package io.tocsin.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may talk to the console. It has no passwords, so nothing but this machine may reach it: not
 * another site by a name that it lets point here (DNS rebinding), nor by a form of its own (CSRF).
 */
final class Guards {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  private Guards() {}

  /** Why a request with this Host header is not served; empty if it is. */
  static Optional<String> host(@Nullable String host) {
    return host != null && THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches()
        ? Optional.empty()
        : Optional.of("The console answers only to localhost, 127.0.0.1 and [::1].");
  }

  /** Why a request that changes something is not taken from where it comes; empty if it is. */
  static Optional<String> origin(
      @Nullable String host, @Nullable String origin, @Nullable String fetchSite) {
    boolean sameOrigin =
        origin == null
            || origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host);
    boolean sameSite =
        fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none");
    return sameOrigin && sameSite
        ? Optional.empty()
        : Optional.of("Another site's page may not do this here.");
  }
}
