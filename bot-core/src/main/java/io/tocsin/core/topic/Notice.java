package io.tocsin.core.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tocsin.core.Json;
import io.tocsin.core.Violation;
import io.tocsin.core.chat.Message;
import io.tocsin.core.rule.EventEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was published to a topic, as it is posted; or why it is nothing that can be. */
public sealed interface Notice {

  /**
   * @param id the sender's own identifier of it; null if it has none
   * @param threadId notifications with the same one belong together; null if it stands alone
   * @param summary what the first message of its thread tells of it, in a line
   */
  record Card(Message message, @Nullable String id, @Nullable String threadId, String summary)
      implements Notice {}

  record Unfit(List<Violation> violations) implements Notice {
    public Unfit {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Reads the text of a message that was published.
   *
   * @param topic the ARN of its topic
   * @param where what the message is called in what is said of it
   */
  static Notice read(String text, String topic, String where) {
    JsonNode message = Reading.tree(text);
    if (EventEnvelope.isMeant(message)) {
      EventEnvelope.Read read = EventEnvelope.read(message, where);
      EventEnvelope event = read.event();
      return event == null ? new Unfit(read.violations()) : EventCard.of(event);
    } else if (message.has("content") || message.has("version")) {
      return CustomNotification.read(message, topic, where);
    }
    return new Unfit(List.of(new Violation(where, null, Reading.EXPECTED)));
  }

  /** How a message is read. */
  final class Reading {
    static final String EXPECTED =
        "Member must be the JSON of a custom notification (version '1.0', source 'custom',"
            + " content.description) or of an event of EventBridge, as text";
    private static final ObjectReader WHOLE =
        Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Reading() {}

    static JsonNode tree(String text) {
      try {
        return WHOLE.readTree(text);
      } catch (JsonProcessingException noJson) {
        return Json.MAPPER.missingNode();
      }
    }
  }
}
