package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What the fake answers to a call. */
public record Answered(int status, Map<String, String> headers, ObjectNode body) {

  /** Done; more members may be put into the body. */
  public static Answered ok() {
    return new Answered(200, Map.of(), JsonNodeFactory.instance.objectNode().put("ok", true));
  }

  /** Slack's way to refuse: with status 200. */
  public static Answered refused(String error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("ok", false);
    return new Answered(200, Map.of(), body.put("error", error));
  }

  static Answered missingScope(String needed) {
    Answered answer = refused("missing_scope");
    answer.body().put("needed", needed);
    return answer;
  }

  static Answered tooFast(int seconds) {
    ObjectNode body = refused("ratelimited").body();
    return new Answered(429, Map.of("Retry-After", "" + seconds), body);
  }

  /** With one more text in the body. */
  public Answered with(String name, String value) {
    body.put(name, value);
    return this;
  }
}
