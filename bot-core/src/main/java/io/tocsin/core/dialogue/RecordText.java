package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.ContactTagOperation;
import io.tocsin.core.operation.RelatedItemOperation;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItems;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItemsOutput;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RelatedItemOperation.UpdateRelatedItems;
import io.tocsin.core.operation.TagOperation;
import io.tocsin.core.operation.TagOperation.ListTagsForResource;
import io.tocsin.core.operation.TagOperation.ListTagsForResourceOutput;
import io.tocsin.core.operation.TagOperation.TagResource;
import io.tocsin.core.operation.TagOperation.UntagResource;
import io.tocsin.core.people.TagList;
import java.util.List;
import java.util.Map;

/** The answers about related items and tags, in words. */
final class RecordText {
  private RecordText() {}

  static Message items(RelatedItemOperation<?> operation, Object result) {
    return switch (operation) {
      case UpdateRelatedItems update ->
          Message.text(update.relatedItemsUpdate().itemToAdd() != null ? "Added." : "Removed.");
      case ListRelatedItems list -> {
        List<RelatedItem> items = ((ListRelatedItemsOutput) result).relatedItems();
        yield items.isEmpty()
            ? Message.text("No related items.")
            : AnswerText.list(
                Words.count(items.size(), "related item"),
                items.stream().map(RecordText::item).toList());
      }
    };
  }

  static Message tag(TagOperation<?> operation, Object result) {
    return switch (operation) {
      case TagResource tag -> Message.text("Tagged.");
      case UntagResource untag -> Message.text("Untagged.");
      case ListTagsForResource list -> tags(((ListTagsForResourceOutput) result).tags());
    };
  }

  static Message tag(ContactTagOperation<?> operation, Object result) {
    return switch (operation) {
      case ContactTagOperation.TagResource tag -> Message.text("Tagged.");
      case ContactTagOperation.UntagResource untag -> Message.text("Untagged.");
      case ContactTagOperation.ListTagsForResource list ->
          tags(TagList.map(((ContactTagOperation.ListTagsForResourceOutput) result).tags()));
    };
  }

  private static Message tags(Map<String, String> tags) {
    List<String> lines =
        tags.entrySet().stream()
            .map(tag -> tag.getKey() + " = " + tag.getValue())
            .sorted()
            .toList();
    return lines.isEmpty()
        ? Message.text("No tags.")
        : AnswerText.list(Words.count(lines.size(), "tag"), lines);
  }

  private static String item(RelatedItem item) {
    String title = item.title() == null ? "" : item.title() + " · ";
    return title + item.identifier().type() + " · " + value(item.identifier().value());
  }

  private static String value(ItemValue value) {
    if (value.pagerDutyIncidentDetail() != null) {
      return "PagerDuty " + value.pagerDutyIncidentDetail().id();
    }
    if (value.arn() != null) {
      return value.arn();
    }
    return value.url() != null ? value.url() : String.valueOf(value.metricDefinition());
  }
}
