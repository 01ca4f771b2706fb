package io.tocsin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the interface hands it out; docs/chat-api.md says what the members mean.
 *
 * @param card null for plain text
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ApiMessage(
    UUID id,
    int rev,
    String from,
    boolean bot,
    String at,
    String text,
    @Nullable JsonNode card,
    List<JsonNode> actions,
    @Nullable UUID thread,
    boolean edited,
    boolean error,
    @JsonProperty("private") boolean privately,
    @Nullable UUID replyTo) {

  static ApiMessage of(LocalMessage stored) {
    Message message = Json.read(stored.content(), Message.class);
    JsonNode tree = Json.MAPPER.valueToTree(message);
    return new ApiMessage(
        stored.id(),
        stored.revision(),
        stored.author(),
        stored.fromBot(),
        stored.at().toString(),
        message.fallback(),
        isPlain(message) ? null : card(tree),
        actions(tree),
        stored.thread(),
        stored.revision() > 1,
        message.error(),
        stored.privateTo() != null,
        stored.replyTo());
  }

  private static boolean isPlain(Message message) {
    return message.title() == null
        && message.sections().stream().allMatch(Message.Section.Paragraph.class::isInstance);
  }

  private static JsonNode card(JsonNode message) {
    return ((ObjectNode) message.deepCopy()).retain("tone", "title", "sections");
  }

  private static List<JsonNode> actions(JsonNode message) {
    return message.path("actions").valueStream().toList();
  }
}
