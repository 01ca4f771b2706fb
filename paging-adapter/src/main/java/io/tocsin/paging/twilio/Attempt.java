package io.tocsin.paging.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tocsin.core.Json;
import java.time.Duration;
import java.util.Map;

/** What came of asking one account. */
sealed interface Attempt {
  Duration SOON = Duration.ofSeconds(10);
  Duration LATER = Duration.ofMinutes(1);

  /**
   * @param sid Twilio's name for the message or call
   */
  record Accepted(String sid) implements Attempt {}

  /** The number is to blame, so every account will refuse it. */
  record Refused(String reason) implements Attempt {}

  /** It was sent, and no answer came: it may have been done. */
  record Unclear(String reason) implements Attempt {}

  /**
   * This account does not do it; another one may.
   *
   * @param forGood whether it would refuse the same again
   * @param maybeDone whether it may have been done all the same
   */
  record Unable(String reason, Duration pause, boolean forGood, boolean maybeDone)
      implements Attempt {
    static Unable forNow(String reason, Duration pause) {
      return new Unable(reason, pause, false, false);
    }
  }

  /** Why it was not done; empty if it was. */
  default String why() {
    return switch (this) {
      case Accepted accepted -> "";
      case Refused(String reason) -> reason;
      case Unclear(String reason) -> reason;
      case Unable unable -> unable.reason();
    };
  }

  /**
   * What a number can be to blame for. Everything else that is refused is between the account and
   * Twilio: which code stands for what changes now and then.
   */
  Map<Integer, String> NUMBERS =
      Map.of(
          21211, "this is not a phone number that exists",
          21217, "this is not a phone number that exists",
          21214, "this number cannot be called",
          21216, "this number must not be called",
          21610, "this number has answered STOP; it has to send START to Twilio's number first",
          21614, "this number takes no short messages",
          21635, "this number is a landline, which takes no short messages");

  static Attempt of(int status, String body) {
    JsonNode answer = json(body);
    String said = said(status, answer);
    return switch (status) {
      case 200, 201, 202 -> accepted(answer.path("sid").asText());
      case 400 -> refused(answer.path("code").asInt(), said);
      case 408, 502, 504 -> new Unclear("Twilio's answer was lost on its way: " + said);
      case 429, 503 -> Unable.forNow("Twilio is busy: " + said, SOON);
      default ->
          status >= 500
              ? new Unable("Twilio has trouble: " + said, SOON, false, true)
              : Unable.forNow("Twilio refuses the account: " + said, LATER);
    };
  }

  /** Without a name it was not Twilio that answered, but something on the way to it. */
  private static Attempt accepted(String sid) {
    return sid.isEmpty()
        ? new Unclear("what answered in place of Twilio gave no name of the message")
        : new Accepted(sid);
  }

  private static Attempt refused(int code, String said) {
    String reason = NUMBERS.get(code);
    return reason == null
        ? new Unable("Twilio refuses it: " + said, LATER, true, false)
        : new Refused(reason + " (Twilio's error " + code + ")");
  }

  /** Its own words, without the numbers of people. */
  private static String said(int status, JsonNode answer) {
    String message = Sms.cut(Sms.line(answer.path("message").asText()), 200);
    int code = answer.path("code").asInt();
    String hidden = message.replaceAll("\\+?[0-9]{7,}", "...");
    return (hidden.isEmpty() ? "status " + status : hidden)
        + (code == 0 ? "" : " (error " + code + ")");
  }

  static JsonNode json(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance(); // the status alone says enough
    }
  }
}
