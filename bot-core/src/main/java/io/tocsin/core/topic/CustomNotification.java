package io.tocsin.core.topic;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.chat.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Custom notifications, schema version 1.0:
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 *
 * <p>Their text is shown as it is; no markup in it means anything, but addresses behind links stay
 * readable.
 */
final class CustomNotification {
  static final int TITLE = 250;
  static final int DESCRIPTION = 8000;
  static final int STEP = 350;
  static final int KEYWORD = 75;
  static final int ITEMS = 50;
  static final int THREAD_ID = 250;
  static final int SUMMARY = 1000;
  private static final int LINE = 200;

  private final Fields fields;
  private final String topic;

  private CustomNotification(Fields fields, String topic) {
    this.fields = fields;
    this.topic = topic;
  }

  static Notice read(JsonNode notification, String topic, String where) {
    return new CustomNotification(new Fields(notification, where), topic).read();
  }

  private Notice read() {
    fields.mustBe("version", "1.0");
    fields.mustBe("source", "custom");
    String id = fields.optional("id", THREAD_ID);
    fields.mayBe("content.textType", "client-markdown");
    String title = fields.optional("content.title", TITLE);
    String description = fields.text("content.description", DESCRIPTION);
    List<String> steps = fields.items("content.nextSteps", STEP, ITEMS);
    List<String> keywords = fields.items("content.keywords", KEYWORD, ITEMS);
    String threadId = fields.optional("metadata.threadId", THREAD_ID);
    String summary = fields.optional("metadata.summary", SUMMARY);
    if (!fields.violations().isEmpty()) {
      return new Notice.Unfit(fields.violations());
    }
    return new Notice.Card(
        message(title, description, steps, keywords),
        id,
        threadId,
        line(summary == null ? title == null ? description : title : summary));
  }

  private Message message(
      @Nullable String title, String description, List<String> steps, List<String> keywords) {
    List<Section> sections = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    if (title != null) {
      lines.add(line(title));
    }
    paragraph(Links.readable(description), sections, lines);
    if (!steps.isEmpty()) {
      List<String> readable = steps.stream().map(Links::readable).toList();
      paragraph("Next steps", sections, lines);
      sections.add(new Section.Bullets(readable));
      readable.forEach(step -> lines.add("- " + step));
    }
    if (!keywords.isEmpty()) {
      paragraph("Keywords: " + String.join(", ", keywords), sections, lines);
    }
    paragraph("Published to " + topic.substring(topic.lastIndexOf(':') + 1), sections, lines);
    String heading = title == null ? null : line(title);
    return new Message(String.join("\n", lines), Tone.NEUTRAL, heading, sections, List.of(), false);
  }

  private static void paragraph(String text, List<Section> sections, List<String> lines) {
    sections.add(new Section.Paragraph(text));
    lines.add(text);
  }

  private static String line(String text) {
    return Words.shortened(Links.readable(text).strip().replaceAll("\\s+", " "), LINE);
  }
}
