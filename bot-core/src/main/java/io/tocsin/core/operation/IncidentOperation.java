package io.tocsin.core.operation;

import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on incidents. */
public sealed interface IncidentOperation<R> extends Operation<R> {

  /** How many incidents one operation may name. */
  int MOST_AT_ONCE = 1000;

  /** Starts an incident, or merges into the open one with the same dedupe string or source. */
  record StartIncident(
      @Nullable @Size(max = 128) String clientToken,
      @Nullable @Min(1) @Max(5) Integer impact,
      @Nullable @Size(max = 100) List<@NotNull @Valid RelatedItem> relatedItems,
      @NotNull @Arn String responsePlanArn,
      @Nullable @Size(max = 200) String title,
      @Nullable @Valid TriggerDetails triggerDetails)
      implements IncidentOperation<StartIncidentOutput>, Idempotent {}

  record StartIncidentOutput(String incidentRecordArn) {}

  record GetIncidentRecord(@NotNull @Arn String arn)
      implements IncidentOperation<GetIncidentRecordOutput> {}

  record GetIncidentRecordOutput(IncidentRecord incidentRecord) {}

  /** Lists incidents, the newest first. */
  record ListIncidentRecords(
      @Nullable @Size(max = 5) List<@NotNull @Valid Filter> filters,
      @Nullable @Min(1) @Max(100) Integer maxResults,
      @Nullable @Size(max = 2000) String nextToken)
      implements IncidentOperation<ListIncidentRecordsOutput>, Paged {}

  record ListIncidentRecordsOutput(
      List<IncidentRecordSummary> incidentRecordSummaries, @Nullable String nextToken) {}

  /**
   * Changes what is given and leaves the rest; status RESOLVED ends the incident, OPEN re-opens.
   */
  record UpdateIncidentRecord(
      @NotNull @Arn String arn,
      @Nullable @Valid ChatChannel chatChannel,
      @Nullable @Size(max = 128) String clientToken,
      @Nullable @Min(1) @Max(5) Integer impact,
      @Nullable @Size(max = 10) List<@NotNull @Valid NotificationTargetItem> notificationTargets,
      @Nullable IncidentRecordStatus status,
      @Nullable @Size(max = 8000) String summary,
      @Nullable @Size(max = 200) String title)
      implements IncidentOperation<Done>, Idempotent {}

  /** Hides an incident; its history and the audit stay. */
  record DeleteIncidentRecord(@NotNull @Arn String arn)
      implements IncidentOperation<Done>, Destructive {}

  /** Takes the incident: from now on the caller has it. Tocsin's own, not in AWS's API. */
  record AcknowledgeIncident(
      @NotNull @Arn String arn, @Nullable @Size(max = 128) String clientToken)
      implements IncidentOperation<AcknowledgeIncidentOutput>, Own, Idempotent {

    /** One that is not told from the same one once more. */
    public AcknowledgeIncident(String arn) {
      this(arn, null);
    }
  }

  /**
   * @param acknowledgedBy who has the incident now
   * @param already true if somebody had it before this operation; nothing was changed then
   */
  record AcknowledgeIncidentOutput(
      String incidentRecordArn, String acknowledgedBy, Instant acknowledgedTime, boolean already) {}

  /**
   * Takes many incidents at once, as after a storm: those of them that are open and that nobody
   * has. Tocsin's own.
   */
  record AcknowledgeIncidents(
      @NotNull @Size(min = 1, max = MOST_AT_ONCE) List<@NotNull @Arn String> arns)
      implements IncidentOperation<AcknowledgeIncidentsOutput>, Own {}

  /**
   * @param incidentRecordArns the incidents that the caller has now and did not have before
   */
  record AcknowledgeIncidentsOutput(List<String> incidentRecordArns, String acknowledgedBy) {}

  /** What fired; the source of a customer's trigger must not begin with {@code aws.}. */
  record TriggerDetails(
      @Nullable @Size(max = 10000) String rawData,
      @NotNull @Size(max = 50) String source,
      @NotNull Instant timestamp,
      @Nullable @Arn String triggerArn) {}

  record IncidentRecord(
      String arn,
      @Nullable List<AutomationExecution> automationExecutions,
      @Nullable ChatChannel chatChannel,
      Instant creationTime,
      String dedupeString,
      int impact,
      IncidentRecordSource incidentRecordSource,
      String lastModifiedBy,
      Instant lastModifiedTime,
      @Nullable List<NotificationTargetItem> notificationTargets,
      @Nullable Instant resolvedTime,
      IncidentRecordStatus status,
      @Nullable String summary,
      String title) {}

  record IncidentRecordSummary(
      String arn,
      Instant creationTime,
      int impact,
      IncidentRecordSource incidentRecordSource,
      @Nullable Instant resolvedTime,
      IncidentRecordStatus status,
      String title) {}

  record IncidentRecordSource(
      String createdBy, @Nullable String invokedBy, @Nullable String resourceArn, String source) {}

  @ExactlyOne
  record AutomationExecution(@Nullable @Arn String ssmExecutionArn) {}

  enum IncidentRecordStatus {
    OPEN,
    RESOLVED
  }

  /** One condition on one attribute; several filters must all hold. */
  record Filter(@NotNull @Valid Condition condition, @NotNull @Size(max = 50) String key) {}

  @ExactlyOne
  record Condition(
      @Nullable Instant after,
      @Nullable Instant before,
      @Nullable @Valid AttributeValueList equals) {}

  @ExactlyOne
  record AttributeValueList(
      @Nullable @Size(max = 100) List<@NotNull Integer> integerValues,
      @Nullable @Size(max = 100) List<@NotNull @Size(max = 1000) String> stringValues) {}
}
