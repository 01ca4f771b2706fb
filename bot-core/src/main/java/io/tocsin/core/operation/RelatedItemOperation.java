package io.tocsin.core.operation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on what belongs to an incident: links, metrics, resources, other incidents. */
public sealed interface RelatedItemOperation<R> extends Operation<R> {

  String GENERATED_ID =
      "^related-item/(ANALYSIS|INCIDENT|METRIC|PARENT|ATTACHMENT|OTHER|AUTOMATION"
          + "|INVOLVED_RESOURCE|TASK)/([0-9]|[A-F]){32}$";

  record ListRelatedItems(
      @NotNull @Arn String incidentRecordArn,
      @Nullable @Min(1) @Max(100) Integer maxResults,
      @Nullable @Size(max = 2000) String nextToken)
      implements RelatedItemOperation<ListRelatedItemsOutput>, Paged {}

  record ListRelatedItemsOutput(@Nullable String nextToken, List<RelatedItem> relatedItems) {}

  /** Adds or removes one item; an item is removed by its identifier. */
  record UpdateRelatedItems(
      @Nullable @Size(max = 128) String clientToken,
      @NotNull @Arn String incidentRecordArn,
      @NotNull @Valid RelatedItemsUpdate relatedItemsUpdate)
      implements RelatedItemOperation<Done>, Idempotent {}

  @ExactlyOne
  record RelatedItemsUpdate(
      @Nullable @Valid RelatedItem itemToAdd, @Nullable @Valid ItemIdentifier itemToRemove) {}

  record RelatedItem(
      @Nullable @Size(max = 200) @Pattern(regexp = GENERATED_ID) @InWords("an id that Tocsin gave")
          String generatedId,
      @NotNull @Valid ItemIdentifier identifier,
      @Nullable @Size(max = 200) String title) {}

  record ItemIdentifier(@NotNull ItemType type, @NotNull @Valid ItemValue value) {}

  @ExactlyOne
  record ItemValue(
      @Nullable @Arn String arn,
      @Nullable @Size(max = 4000) String metricDefinition,
      @Nullable @Valid PagerDutyIncidentDetail pagerDutyIncidentDetail,
      @Nullable @Size(max = 1000) String url) {}

  record PagerDutyIncidentDetail(
      @Nullable Boolean autoResolve,
      @NotNull @Size(min = 1, max = 200) String id,
      @Nullable @Size(min = 1, max = 512) String secretId) {}

  enum ItemType {
    ANALYSIS,
    INCIDENT,
    METRIC,
    PARENT,
    ATTACHMENT,
    OTHER,
    AUTOMATION,
    INVOLVED_RESOURCE,
    TASK
  }
}
