package io.tocsin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param body JSON unless a header says otherwise, or nothing
 * @param reason what an answer that is no success says; null if it is one
 */
record Reply(int status, Map<String, String> headers, byte[] body, @Nullable String reason) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> ALWAYS =
      Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

  private static final String TYPE = "Content-Type";

  static final String JSON_TYPE = "application/json";

  static Reply of(int status, Object body) {
    return new Reply(status, ALWAYS, json(body), null);
  }

  /** A success that says no more than that. */
  static Reply empty(int status) {
    return new Reply(status, ALWAYS, new byte[0], null);
  }

  /** An answer that is no JSON. */
  static Reply of(int status, String type, byte[] body) {
    return new Reply(status, ALWAYS, body, null).with(TYPE, type);
  }

  /**
   * @param reason whole sentences: what was wrong, where, and what is allowed
   */
  static Reply error(int status, String reason) {
    return new Reply(status, ALWAYS, json(Map.of("error", reason)), reason);
  }

  /** The same as Alertmanager says it: a success in no words, anything else as one JSON text. */
  Reply asAlertmanager() {
    return new Reply(status, headers, reason == null ? new byte[0] : json(reason), reason);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, reason);
  }

  Reply retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(seconds(wait)));
  }

  /** The wait in the whole seconds that the header takes, never shorter and never none. */
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  void writeTo(Context ctx) {
    ctx.status(status);
    if (body.length > 0) {
      ctx.contentType(JSON_TYPE);
    }
    headers.forEach(ctx::header);
    ctx.result(body);
  }

  private static byte[] json(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + body.getClass(), e);
    }
  }
}
