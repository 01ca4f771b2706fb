package io.tocsin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message that says it is of SNS, nothing of it believed yet.
 *
 * @param topic ARN of the topic that it says it is of
 */
record SnsMessage(JsonNode body, String topic) {
  private static final Duration OLDEST = Duration.ofHours(1);
  private static final Duration AHEAD = Duration.ofMinutes(15);
  private static final Set<String> VERSIONS = Set.of("1", "2");
  private static final Pattern HOST =
      Pattern.compile("sns\\.[a-zA-Z0-9-]{3,}\\.amazonaws\\.com(\\.cn)?");
  private static final String[] NEEDED = {
    "Type", "MessageId", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL"
  };

  static SnsMessage of(JsonNode body) {
    return new SnsMessage(body, body.path("TopicArn").asText());
  }

  boolean isA(String type) {
    return text("Type").equals(type);
  }

  String text(String member) {
    return body.path(member).asText();
  }

  /** The Region of the topic; only to be asked of a topic that is known. */
  String region() {
    return topic.split(":", 5)[3];
  }

  /** Refuses what cannot be a message of SNS whatever its signature, so that nothing is fetched. */
  void check(Instant now) {
    for (String member : NEEDED) {
      if (!body.path(member).isTextual()) {
        throw refused(400, "The message of SNS does not fit: body." + member + " must be a text.");
      }
    }
    if (!VERSIONS.contains(text("SignatureVersion"))) {
      throw refused(400, "The message of SNS does not fit: body.SignatureVersion must be 1 or 2.");
    }
    checkTime(now);
    if (!isCertificateOfSns(text("SigningCertURL"))) {
      throw refused(
          403,
          "The certificate of the message is not one of SNS in the Region of the topic:"
              + " body.SigningCertURL must be https://sns.REGION.amazonaws.com/….pem.");
    }
  }

  private void checkTime(Instant now) {
    Instant time;
    try {
      time = Instant.parse(text("Timestamp"));
    } catch (DateTimeException notATime) {
      throw refused(
          400,
          "The message of SNS does not fit: body.Timestamp must be a time such as"
              + " 2026-11-23T14:05:00.000Z.");
    }
    if (time.isBefore(now.minus(OLDEST)) || time.isAfter(now.plus(AHEAD))) {
      throw refused(
          403, "The message is too old: it must be at most one hour old, by body.Timestamp.");
    }
  }

  private boolean isCertificateOfSns(String address) {
    try {
      URI uri = new URI(address);
      return "https".equals(uri.getScheme())
          && HOST.matcher(String.valueOf(uri.getRawAuthority())).matches()
          && uri.getHost().equals(SnsAddresses.host(topic))
          && uri.getRawPath().endsWith(".pem")
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  private static Refused refused(int status, String reason) {
    return new Refused(Reply.error(status, reason));
  }
}
