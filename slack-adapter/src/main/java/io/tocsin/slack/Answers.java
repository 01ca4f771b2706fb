package io.tocsin.slack;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import io.tocsin.core.chat.Conversation.Reply.Answer;
import io.tocsin.core.chat.Message;
import io.tocsin.slack.BlockKit.Rendered;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.Called.RateLimited;
import io.tocsin.slack.Called.Refused;
import io.tocsin.slack.Called.Unclear;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says back to people what they asked for: where they asked, or to them alone. What tells a secret
 * is only ever shown to the asker, and nowhere kept. May block for half a minute.
 */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;

  private final SlackApi api;
  private final Posts posts;
  private final Wait wait;

  /** Lets time pass. */
  @FunctionalInterface
  interface Wait {
    void pass(Duration time) throws InterruptedException;
  }

  /** Answers with real pauses between attempts. */
  Answers(SlackApi api) {
    this(api, Thread::sleep);
  }

  Answers(SlackApi api, Wait wait) {
    this.api = api;
    this.posts = new Posts(api);
    this.wait = wait;
  }

  /**
   * Who asked, and where.
   *
   * @param user {@code U…}
   * @param thread {@code ts} of the message in whose thread it was; null if in none
   * @param responseUrl where Slack takes an answer even if the bot is not in the channel; null if
   *     it named none
   * @param asked names what was asked, the same for a repeat
   */
  record Asker(
      Place place, String user, @Nullable String thread, @Nullable URI responseUrl, UUID asked) {
    boolean isDirect() {
      return place.channel().startsWith("D");
    }
  }

  /** Says it; answers whether it was said, and logs why if not. */
  boolean say(Asker asker, Answer answer) {
    boolean privately = answer.isOnce() || answer.privately() && !asker.isDirect();
    Called<?> said = privately ? privately(asker, answer) : openly(asker, answer.message());
    if (said instanceof Done<?>) {
      return true;
    }
    LOG.warn("An answer in {} was not said: {}", asker.place().room().id(), why(said));
    return false;
  }

  private Called<?> openly(Asker asker, Message message) {
    Called<String> posted =
        patiently(() -> posts.post(asker.place(), asker.thread(), message, asker.asked()));
    return posted instanceof Refused<String> && asker.responseUrl() != null
        ? respond(asker.responseUrl(), message, "in_channel")
        : posted;
  }

  /** Where the bot may not whisper it answers by other ways, as long as nobody else can hear. */
  private Called<?> privately(Asker asker, Answer answer) {
    Called<?> said =
        patiently(
            () -> posts.whisper(asker.place(), asker.thread(), asker.user(), answer.message()));
    URI responseUrl = asker.responseUrl();
    if (said instanceof Refused<?> && responseUrl != null) {
      said = respond(responseUrl, answer.message(), "ephemeral");
    }
    return said instanceof Refused<?> ? directly(asker, answer.kept()) : said;
  }

  /** A direct message stays, so it holds nothing that may not be kept. */
  private Called<?> directly(Asker asker, Message kept) {
    Called<Place> direct = patiently(() -> posts.direct(asker.place().team(), asker.user()));
    return direct instanceof Done<Place>(Place place)
        ? patiently(() -> posts.post(place, null, kept, asker.asked()))
        : direct;
  }

  private Called<Boolean> respond(URI address, Message message, String type) {
    Rendered rendered = BlockKit.render(message);
    ActionResponse response =
        ActionResponse.builder()
            .responseType(type)
            .replaceOriginal(false)
            .text(rendered.text())
            .blocks(rendered.blocks())
            .build();
    return patiently(() -> api.respond(address, response));
  }

  /** After an unclear end it is not tried again: an answer that comes twice confuses more. */
  private <T> Called<T> patiently(Supplier<Called<T>> call) {
    Called<T> called = call.get();
    for (int i = 1; i < ATTEMPTS && called instanceof RateLimited<T>(Duration pause); i++) {
      if (pause.compareTo(LONGEST) > 0 || !waited(pause)) {
        return called;
      }
      called = call.get();
    }
    return called;
  }

  private boolean waited(Duration pause) {
    try {
      wait.pass(pause);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String why(Called<?> called) {
    return switch (called) {
      case Done<?> done -> "";
      case RateLimited<?>(Duration pause) ->
          "Slack asks for a pause of " + pause.toSeconds() + " s";
      case Refused<?> refused -> refused.why();
      case Unclear<?>(String why) -> why;
    };
  }
}
