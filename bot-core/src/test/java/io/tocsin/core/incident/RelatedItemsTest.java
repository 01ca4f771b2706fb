package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItems;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItemsOutput;
import io.tocsin.core.operation.RelatedItemOperation.PagerDutyIncidentDetail;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItemsUpdate;
import io.tocsin.core.operation.RelatedItemOperation.UpdateRelatedItems;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.testkit.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelatedItemsTest {
  private static final String UPDATE = "SSM Incident Record Update";

  private final Story story = new Story();
  private final String arn = story.start(SAM, story.plan("checkout"));

  @Test
  void an_item_is_added_and_the_timeline_tells_it() {
    String opsItem = "arn:aws:ssm:us-east-1:111122223333:opsitem/oi-1";
    ItemIdentifier parent =
        new ItemIdentifier(ItemType.PARENT, new ItemValue(opsItem, null, null, null));
    add(new RelatedItem(null, parent, "parentItem"));

    RelatedItem kept = items().getFirst();
    assertThat(kept.generatedId()).matches("related-item/PARENT/[0-9A-F]{32}");
    TimelineEvent event = story.events(arn, UPDATE).getFirst();
    assertThat(json(event.data()).path("modifiedBy").asText()).isEqualTo(MARIA.arn());
    assertThat(json(event.data()).at("/modifiedAttributes/0/attributeName").asText())
        .isEqualTo("relatedItems");
    assertThat(json(event.data()).at("/modifiedAttributes/0/newValue").asText())
        .isEqualTo(
            "{\"itemToAdd\":{\"identifier\":{\"type\":\"PARENT\",\"value\":{\"arn\":\""
                + opsItem
                + "\"}},\"title\":\"parentItem\"}}");
    assertThat(event.references())
        .containsExactly(
            new EventReference(null, arn), new EventReference(kept.generatedId(), null));
    assertThat(story.lastLine())
        .isEqualTo("Related item added by Maria: “parentItem” (" + opsItem + ")");
  }

  @Test
  void the_same_identifier_again_changes_the_title_and_nothing_else() {
    add(link("https://x", "Doc"));
    RelatedItem first = items().getFirst();
    add(link("https://x", "Runbook"));
    assertThat(items())
        .containsExactly(new RelatedItem(first.generatedId(), first.identifier(), "Runbook"));
    add(link("https://x", "Runbook"));
    assertThat(story.events(arn, UPDATE)).hasSize(2);
  }

  @Test
  void an_item_is_removed_by_type_and_value() {
    add(link("https://x", "Doc"));
    add(link("https://y", null));
    RelatedItem second = items().getLast();
    remove(link("https://x", null).identifier());
    assertThat(items()).containsExactly(second);
    assertThat(
            json(story.events(arn, UPDATE).getLast().data())
                .at("/modifiedAttributes/0/newValue")
                .asText())
        .isEqualTo("{\"itemToRemove\":{\"type\":\"OTHER\",\"value\":{\"url\":\"https://x\"}}}");
    assertThat(story.lastLine()).isEqualTo("Related item removed by Maria: “Doc” (https://x)");
  }

  @Test
  void what_is_not_there_cannot_be_removed() {
    add(link("https://x", null));
    ItemValue value = new ItemValue(null, null, null, "https://x");
    ItemIdentifier otherType = new ItemIdentifier(ItemType.TASK, value);
    assertThat(
            story.isRefused(
                MARIA, new UpdateRelatedItems(null, arn, new RelatedItemsUpdate(null, otherType))))
        .isEqualTo(new Refusal.NotFound(Resource.RELATED_ITEM, "https://x", List.of()));
  }

  @Test
  void the_fifty_first_is_refused_but_a_new_title_is_not() {
    for (int i = 0; i < 50; i++) {
      add(link("https://x/" + i, null));
    }
    RelatedItemsUpdate more = new RelatedItemsUpdate(link("https://x/50", null), null);
    assertThat(story.isRefused(MARIA, new UpdateRelatedItems(null, arn, more)))
        .isEqualTo(
            new Refusal.QuotaExceeded(
                "related items of an incident", 50, Resource.INCIDENT_RECORD, arn));
    add(link("https://x/7", "Seven"));
    assertThat(items()).hasSize(50);
  }

  @Test
  void values_of_any_kind_are_told() {
    PagerDutyIncidentDetail detail = new PagerDutyIncidentDetail(true, "PD1", null);
    add(
        new RelatedItem(
            null,
            new ItemIdentifier(ItemType.OTHER, new ItemValue(null, null, detail, null)),
            null));
    assertThat(story.lastLine()).isEqualTo("Related item added by Maria: PD1");
  }

  @Test
  void they_are_listed_page_by_page() {
    for (int i = 0; i < 5; i++) {
      add(link("https://x/" + i, null));
    }
    List<RelatedItem> seen = new ArrayList<>();
    String token = null;
    do {
      ListRelatedItemsOutput page = story.does(SAM, new ListRelatedItems(arn, 2, token));
      seen.addAll(page.relatedItems());
      token = page.nextToken();
    } while (token != null);
    assertThat(seen).isEqualTo(story.incident(arn).relatedItems()).hasSize(5);
  }

  private List<RelatedItem> items() {
    return story.does(SAM, new ListRelatedItems(arn, null, null)).relatedItems();
  }

  private void add(RelatedItem item) {
    story.does(MARIA, new UpdateRelatedItems(null, arn, new RelatedItemsUpdate(item, null)));
  }

  private void remove(ItemIdentifier identifier) {
    story.does(MARIA, new UpdateRelatedItems(null, arn, new RelatedItemsUpdate(null, identifier)));
  }

  private static RelatedItem link(String url, @Nullable String title) {
    ItemValue value = new ItemValue(null, null, null, url);
    return new RelatedItem(null, new ItemIdentifier(ItemType.OTHER, value), title);
  }
}
