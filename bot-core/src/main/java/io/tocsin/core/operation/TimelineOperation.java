package io.tocsin.core.operation;

import io.tocsin.core.operation.IncidentOperation.Filter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on the timeline of an incident. */
public sealed interface TimelineOperation<R> extends Operation<R> {

  /** Adds a {@code Custom Event} or a {@code Note}; other types are written by Tocsin itself. */
  record CreateTimelineEvent(
      @Nullable @Size(max = 128) String clientToken,
      @NotNull @Size(max = 12000) String eventData,
      @Nullable @Size(max = 10) List<@NotNull @Valid EventReference> eventReferences,
      @NotNull Instant eventTime,
      @NotNull @Size(max = 100) String eventType,
      @NotNull @Arn String incidentRecordArn)
      implements TimelineOperation<CreateTimelineEventOutput>, Idempotent {}

  record CreateTimelineEventOutput(String eventId, String incidentRecordArn) {}

  record GetTimelineEvent(
      @NotNull @Size(max = 50) String eventId, @NotNull @Arn String incidentRecordArn)
      implements TimelineOperation<GetTimelineEventOutput> {}

  record GetTimelineEventOutput(TimelineEvent event) {}

  /** Changes what is given; references, where given, replace all there were. */
  record UpdateTimelineEvent(
      @Nullable @Size(max = 128) String clientToken,
      @Nullable @Size(max = 12000) String eventData,
      @NotNull @Size(max = 50) String eventId,
      @Nullable @Size(max = 10) List<@NotNull @Valid EventReference> eventReferences,
      @Nullable Instant eventTime,
      @Nullable @Size(max = 100) String eventType,
      @NotNull @Arn String incidentRecordArn)
      implements TimelineOperation<Done>, Idempotent {}

  /** Takes an event from sight; a second deletion changes nothing and is no error. */
  record DeleteTimelineEvent(
      @NotNull @Size(max = 50) String eventId, @NotNull @Arn String incidentRecordArn)
      implements TimelineOperation<Done>, Destructive {}

  /** Lists the events without their data, the newest first unless asked otherwise. */
  record ListTimelineEvents(
      @Nullable @Size(max = 5) List<@NotNull @Valid Filter> filters,
      @NotNull @Arn String incidentRecordArn,
      @Nullable @Min(1) @Max(100) Integer maxResults,
      @Nullable @Size(max = 2000) String nextToken,
      @Nullable TimelineEventSort sortBy,
      @Nullable SortOrder sortOrder)
      implements TimelineOperation<ListTimelineEventsOutput>, Paged {}

  record ListTimelineEventsOutput(List<EventSummary> eventSummaries, @Nullable String nextToken) {}

  /** Every revision of one event, the oldest first. Tocsin's own, not in AWS's API. */
  record GetTimelineEventHistory(
      @NotNull @Size(max = 50) String eventId, @NotNull @Arn String incidentRecordArn)
      implements TimelineOperation<GetTimelineEventHistoryOutput>, Own {}

  record GetTimelineEventHistoryOutput(List<Revision> revisions) {}

  /** What an event said after one change, who made it so, and whether that took it from sight. */
  record Revision(
      int revision, TimelineEvent event, String changedBy, Instant changedTime, boolean deleted) {}

  record TimelineEvent(
      String eventData,
      String eventId,
      @Nullable List<EventReference> eventReferences,
      Instant eventTime,
      String eventType,
      Instant eventUpdatedTime,
      String incidentRecordArn) {}

  record EventSummary(
      String eventId,
      @Nullable List<EventReference> eventReferences,
      Instant eventTime,
      String eventType,
      Instant eventUpdatedTime,
      String incidentRecordArn) {}

  @ExactlyOne
  record EventReference(
      @Nullable
          @Size(max = 200)
          @Pattern(regexp = RelatedItemOperation.GENERATED_ID)
          @InWords("the generated id of a related item")
          String relatedItemId,
      @Nullable @Arn String resource) {}

  enum TimelineEventSort {
    EVENT_TIME
  }

  enum SortOrder {
    ASCENDING,
    DESCENDING
  }
}
