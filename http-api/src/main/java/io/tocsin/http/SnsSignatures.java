package io.tocsin.http;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.regions.Region;

/** Checks signatures by AWS's own library, which keeps the certificates that it has read. */
final class SnsSignatures {
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Web web;
  private final Map<String, SnsMessageManager> managers = new ConcurrentHashMap<>();

  SnsSignatures(Web web) {
    this.web = web;
  }

  /**
   * Refuses a message that its topic did not sign.
   *
   * @param bytes the body as it came
   */
  void check(SnsMessage message, byte[] bytes) {
    try {
      String topic =
          manager(message.region()).parseMessage(new ByteArrayInputStream(bytes)).topicArn();
      if (!topic.equals(message.topic())) {
        throw forged();
      }
    } catch (SdkException | IllegalArgumentException e) {
      throw isForLackOfACertificate(e) ? unchecked() : forged();
    }
  }

  /** There is one for each Region of a known topic, so there are few. */
  private SnsMessageManager manager(String region) {
    return managers.computeIfAbsent(
        region,
        name ->
            SnsMessageManager.builder()
                .httpClient(new WebForAws(web))
                .region(Region.of(name))
                .build());
  }

  private static boolean isForLackOfACertificate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WebForAws.Unreadable) {
        return true;
      }
    }
    return false;
  }

  private static Refused forged() {
    return new Refused(Reply.error(403, "The signature is not one of SNS for this message."));
  }

  private static Refused unchecked() {
    return new Refused(
        Reply.error(
                503,
                "The signature cannot be checked just now, for its certificate cannot be read, and"
                    + " nothing of this was kept; send it again in "
                    + LATER.toSeconds()
                    + " s.")
            .retryAfter(LATER));
  }
}
