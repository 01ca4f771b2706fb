package io.tocsin.paging.webhook;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.paging.webhook.Poster.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for a delivery. A webhook that is gone stays gone, so its messages are
 * refused at once rather than kept; what may pass is tried again.
 */
final class Verdict {
  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofHours(1);

  /** Only a word is repeated from an answer: anything longer might hold what nobody should see. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{1,39}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /** What Slack says, in other words. */
  private static final Map<String, String> MEANING =
      Map.of(
          "no_service", "the webhook was removed or switched off",
          "no_service_id", "the address is not complete",
          "no_team", "the workspace is gone",
          "invalid_token", "the address is not complete, or was replaced",
          "channel_not_found", "its channel was deleted",
          "channel_is_archived", "its channel is archived",
          "action_prohibited", "the workspace forbids it",
          "posting_to_general_channel_denied", "the workspace forbids it in this channel");

  private Verdict() {}

  static Delivery of(Answer answer, UUID delivery, Instant now) {
    return switch (answer.status() / 100) {
      case 2 -> new Delivered(delivery.toString());
      case 3 -> new Rejected(said(answer) + "; redirects are not followed");
      case 5 -> new RetryLater(pause(answer.retryAfter(), now), said(answer));
      default ->
          answer.status() == 408 || answer.status() == 429
              ? new RetryLater(pause(answer.retryAfter(), now), said(answer))
              : new Rejected(said(answer));
    };
  }

  private static String said(Answer answer) {
    String word = answer.text().strip();
    String meaning = MEANING.get(word);
    return "the webhook answered "
        + answer.status()
        + (WORD.matcher(word).matches() ? " " + word : "")
        + (meaning == null ? "" : " (" + meaning + ")");
  }

  /** As long as it was asked for, in seconds or until a date, but within reason. */
  private static Duration pause(@Nullable String retryAfter, Instant now) {
    Duration asked = retryAfter == null ? Duration.ZERO : asked(retryAfter.strip(), now);
    if (asked.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Duration asked(String retryAfter, Instant now) {
    if (SECONDS.matcher(retryAfter).matches()) {
      return Duration.ofSeconds(Integer.parseInt(retryAfter));
    }
    try {
      DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME;
      return Duration.between(now, ZonedDateTime.parse(retryAfter, format).toInstant());
    } catch (DateTimeException notDate) {
      return Duration.ZERO;
    }
  }
}
