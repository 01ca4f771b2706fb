package io.tocsin.paging.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import java.nio.charset.StandardCharsets;

/** A message as the body of a request. */
final class Payload {
  private Payload() {}

  static byte[] of(Message message, WebhookFormat format) {
    String text = PlainText.of(message, format);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    switch (format) {
      case SLACK ->
          body.put("text", text)
              .put("mrkdwn", false)
              .put("unfurl_links", false)
              .put("unfurl_media", false);
      case CHIME -> body.put("Content", text);
    }
    return Json.write(body).getBytes(StandardCharsets.UTF_8);
  }
}
