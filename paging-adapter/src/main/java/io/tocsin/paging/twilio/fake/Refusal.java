package io.tocsin.paging.twilio.fake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why a request is refused, with the numbers of Twilio's dictionary of errors.
 *
 * @param status of HTTP
 * @param code of Twilio
 */
record Refusal(int status, int code, String message) {
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_BODY = 1600;
  private static final int LONGEST_TWIML = 4000;

  static final Refusal LOGIN = new Refusal(401, 20003, "Authenticate");
  static final Refusal UNKNOWN = new Refusal(404, 20404, "The requested resource was not found");
  static final Refusal TOO_FAST = new Refusal(429, 20429, "Too Many Requests");
  static final Refusal BROKEN = new Refusal(500, 20500, "An internal server error has occurred");

  /**
   * @param dead numbers that nobody has
   */
  static Optional<Refusal> ofMessage(
      Account account, Map<String, String> fields, Set<String> dead, boolean optedOut) {
    String body = fields.getOrDefault("Body", "");
    return first(
        number(fields, dead, 21604),
        when(!account.number().equals(fields.get("From")), 21606, "The 'From' number is not yours"),
        when(body.isBlank(), 21602, "Message body is required."),
        when(body.length() > LONGEST_BODY, 21617, "The message body exceeds 1600 characters"),
        callback(fields),
        when(optedOut, 21610, "Attempt to send to unsubscribed recipient"));
  }

  static Optional<Refusal> ofCall(Account account, Map<String, String> fields, Set<String> dead) {
    String twiml = fields.getOrDefault("Twiml", "");
    return first(
        number(fields, dead, 21201),
        when(
            !account.number().equals(fields.get("From")),
            21210,
            "The source phone number provided is not yet verified for your account"),
        when(twiml.isEmpty(), 21205, "Url parameter is required"),
        when(twiml.length() > LONGEST_TWIML, 21206, "Twiml exceeds 4000 characters"),
        callback(fields));
  }

  private static Optional<Refusal> number(
      Map<String, String> fields, Set<String> dead, int missing) {
    String to = fields.getOrDefault("To", "");
    return first(
        when(to.isEmpty(), missing, "A 'To' phone number is required."),
        when(
            !NUMBER.matcher(to).matches() || dead.contains(to),
            21211,
            "The 'To' number " + to + " is not a valid phone number"));
  }

  private static Optional<Refusal> callback(Map<String, String> fields) {
    String callback = fields.getOrDefault("StatusCallback", "http://none");
    return when(!callback.matches("https?://.+"), 21609, "Invalid StatusCallback");
  }

  private static Optional<Refusal> when(boolean wrong, int code, String message) {
    return wrong ? Optional.of(new Refusal(400, code, message)) : Optional.empty();
  }

  @SafeVarargs
  private static Optional<Refusal> first(Optional<Refusal>... all) {
    for (Optional<Refusal> one : all) {
      if (one.isPresent()) {
        return one;
      }
    }
    return Optional.empty();
  }
}
