package io.tocsin.core.plan;

import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request gives, as a plan keeps it: an optional text that is empty, an empty map of tags
 * and the empty chat channel all say that there is none.
 */
final class Given {
  private Given() {}

  static @Nullable String text(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  static @Nullable ChatChannel channel(@Nullable ChatChannel channel) {
    return channel == null || channel.empty() != null ? null : channel;
  }

  static @Nullable Map<String, String> tags(@Nullable Map<String, String> tags) {
    return tags == null || tags.isEmpty() ? null : tags;
  }

  static IncidentTemplate template(IncidentTemplate given) {
    return new IncidentTemplate(
        text(given.dedupeString()),
        given.impact(),
        tags(given.incidentTags()),
        given.notificationTargets(),
        text(given.summary()),
        given.title());
  }
}
