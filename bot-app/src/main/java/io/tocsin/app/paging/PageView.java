package io.tocsin.app.paging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** What the link of a page shows: no script, nothing from elsewhere, one button at most. */
record PageView(int status, String html) {
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;"
          + "color-scheme:light dark}h1{font-size:1.3rem;overflow-wrap:anywhere}"
          + "p{white-space:pre-wrap;overflow-wrap:anywhere}"
          + "button{font:inherit;font-weight:600;padding:.7rem 1.4rem;cursor:pointer}";

  /** The console's, but stricter: this page leads nowhere and is led to from anywhere. */
  static final Map<String, String> SAFE_HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none';"
                  .formatted(sha256(STYLE))
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "X-Robots-Tag",
          "noindex, nofollow",
          "Cache-Control",
          "no-store");

  /** A page that says one thing. */
  static PageView plain(int status, String title, String text) {
    return new PageView(status, html(title, paragraph(text)));
  }

  /**
   * @param told who has it
   */
  static PageView of(Standing standing, String since, String told) {
    String subject = standing.wording().subject();
    String body =
        paragraph(
                standing.wording().content().replaceFirst("^" + Pattern.quote(subject), "").strip())
            + paragraph("Since " + since + ".")
            + paragraph(told)
            + (standing.waits() ? "<form method=\"post\"><button>Acknowledge</button></form>" : "");
    return new PageView(200, html(subject, body));
  }

  private static String html(String title, String body) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\">"
        + "<meta name=\"robots\" content=\"noindex,nofollow\">"
        + ("<title>" + escaped(title) + "</title><style>" + STYLE + "</style></head>")
        + ("<body><h1>" + escaped(title) + "</h1>" + body + "</body></html>");
  }

  private static String paragraph(String text) {
    return "<p>" + escaped(text) + "</p>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
