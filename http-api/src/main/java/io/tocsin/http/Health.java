package io.tocsin.http;

import java.util.Map;

/** Whether the process lives, and whether it can serve. */
record Health(HttpApiConfig.Readiness readiness) {

  Reply live() {
    return Reply.of(200, Map.of("status", "live"));
  }

  Reply ready() {
    return readiness
        .missing()
        .map(missing -> Reply.error(503, missing))
        .orElseGet(() -> Reply.of(200, Map.of("status", "ready")));
  }
}
