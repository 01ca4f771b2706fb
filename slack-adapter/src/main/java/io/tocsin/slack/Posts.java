package io.tocsin.slack;

import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.model.Message.Metadata;
import io.tocsin.core.chat.Message;
import io.tocsin.slack.BlockKit.Rendered;
import io.tocsin.slack.Called.Refused;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages into Slack. One that Slack finds too long goes again in brief, one whose shape it
 * does not take as bare text. Nothing that people wrote calls anybody or becomes a link.
 */
record Posts(SlackApi api) {
  static final String EVENT = "tocsin_delivery";
  static final String KEY = "id";
  private static final String LITERALLY = "none";

  /**
   * Posts a message; answers its {@code ts}.
   *
   * @param thread {@code ts} of the message in whose thread it belongs; null for the channel
   * @param delivery stands on the message, where only programs see it; null for an answer
   */
  Called<String> post(
      Place place, @Nullable String thread, Message message, @Nullable UUID delivery) {
    return fitting(message, rendered -> post(place, thread, rendered, delivery));
  }

  private Called<String> post(
      Place place, @Nullable String thread, Rendered rendered, @Nullable UUID delivery) {
    ChatPostMessageRequest request =
        ChatPostMessageRequest.builder()
            .channel(place.channel())
            .threadTs(thread)
            .text(rendered.text())
            .blocks(rendered.blocks())
            .metadata(delivery == null ? null : mark(delivery))
            .parse(LITERALLY)
            .mrkdwn(false)
            .build();
    return api.call(place.team(), methods -> methods.chatPostMessage(request))
        .map(answer -> answer.getTs());
  }

  private static Metadata mark(UUID delivery) {
    return Metadata.builder()
        .eventType(EVENT)
        .eventPayload(Map.of(KEY, delivery.toString()))
        .build();
  }

  /** Changes a message that stands there; answers its {@code ts}. */
  Called<String> change(Place place, String message, Message into) {
    return fitting(
        into,
        rendered -> {
          ChatUpdateRequest request =
              ChatUpdateRequest.builder()
                  .channel(place.channel())
                  .ts(message)
                  .text(rendered.text())
                  .blocks(rendered.blocks())
                  .parse(LITERALLY)
                  .build();
          return api.call(place.team(), methods -> methods.chatUpdate(request))
              .map(answer -> answer.getTs());
        });
  }

  /** Shows a message to one person, who must be in the channel; it is gone when they reload. */
  Called<String> whisper(Place place, @Nullable String thread, String user, Message message) {
    return fitting(
        message,
        rendered ->
            api.call(
                    place.team(),
                    methods ->
                        methods.chatPostEphemeral(request ->
                            request
                                .channel(place.channel())
                                .user(user)
                                .threadTs(thread)
                                .text(rendered.text())
                                .blocks(rendered.blocks())
                                .parse(LITERALLY)))
                .map(answer -> answer.getMessageTs()));
  }

  private static Called<String> fitting(
      Message message, Function<Rendered, Called<String>> sending) {
    Called<String> called = sending.apply(BlockKit.render(message));
    if (called instanceof Refused<String>(String error, String _) && Errors.isTooLong(error)) {
      called = sending.apply(BlockKit.brief(message));
    }
    return called instanceof Refused<String>(String error, String _) && Errors.isShape(error)
        ? sending.apply(new Rendered(List.of(), BlockKit.brief(message).text()))
        : called;
  }
}
