package io.tocsin.core.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The related items that an alert names by its links: its graph, and its runbook. */
final class AlertLinks {
  private static final int LONGEST_URL = 1000;
  private static final int LONGEST_TITLE = 200;
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\\p{Cntrl}]+");

  private AlertLinks() {}

  static List<RelatedItem> of(JsonNode detail) {
    return Stream.of(
            link(ItemType.METRIC, detail.path("generatorURL"), name(detail)),
            link(ItemType.OTHER, detail.path("annotations").path("runbook_url"), "Runbook"))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static String name(JsonNode detail) {
    String name = Quoted.line(detail.path("labels").path("alertname").asText());
    return name.substring(0, Math.min(name.length(), LONGEST_TITLE));
  }

  private static @Nullable RelatedItem link(ItemType type, JsonNode url, String title) {
    String text = url.asText();
    if (text.length() > LONGEST_URL || !WEB.matcher(text).matches()) {
      return null;
    }
    ItemValue value = new ItemValue(null, null, null, text);
    return new RelatedItem(null, new ItemIdentifier(type, value), title.isEmpty() ? null : title);
  }
}
