package io.tocsin.app.figures;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Sorts the reasons that platforms give into a few kinds; their words would be too many. */
final class Reasons {
  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  static {
    kind("database", "database");
    kind("throttled", "\\b429\\b|rate|throttl|too many|slow down");
    kind("timeout", "time[d -]*out|408|did not answer|in time");
    kind("unreachable", "connect|unreachable|resolve|refused the connection|reset|tls|certificate");
    kind("server-error", "\\b5\\d\\d\\b|unavailable|internal");
    kind("gone", "\\b(404|410)\\b|gone|there is no|not found|any more");
    kind("denied", "\\b(401|403)\\b|denied|forbidden|unauthori[sz]ed|revoked|token");
    kind("unfit", "\\b(400|413|422)\\b|too large|too long|invalid|not a message|has no rooms");
    kind("unserved", "no platform");
    kind("fault", "failed");
  }

  private Reasons() {}

  private static void kind(String name, String words) {
    KINDS.put(name, Pattern.compile(words));
  }

  static String kind(String reason) {
    String low = reason.toLowerCase(Locale.ROOT);
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().matcher(low).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Bounded.OTHER);
  }
}
