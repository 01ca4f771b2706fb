package io.tocsin.http;

import io.javalin.http.Context;
import io.tocsin.core.access.Secret;
import java.nio.charset.StandardCharsets;

/** The figures, for whoever may see them. */
record Metrics(HttpApiConfig.Metrics config) {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  Reply scrape(Context ctx) {
    Secret given = EventRequest.bearer(ctx.header("Authorization"));
    return config.token().filter(wanted -> given == null || !wanted.equals(given)).isPresent()
        ? refused()
        : Reply.of(200, TYPE, config.figures().text().getBytes(StandardCharsets.UTF_8));
  }

  private static Reply refused() {
    return Reply.error(
            401, "A token is needed: send the header Authorization: Bearer TOKEN (metrics.token).")
        .with("WWW-Authenticate", "Bearer realm=\"tocsin-metrics\"");
  }
}
