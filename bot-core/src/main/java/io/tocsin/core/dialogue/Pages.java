package io.tocsin.core.dialogue;

import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecordsOutput;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.PlanOperation.ListResponsePlans;
import io.tocsin.core.operation.PlanOperation.ListResponsePlansOutput;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItems;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItemsOutput;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEvents;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEventsOutput;
import org.jspecify.annotations.Nullable;

/** Lists in a chat come in pages that fit on a screen, with a button for the next. */
final class Pages {
  /** What a phone shows without much scrolling. */
  static final int FITS = 20;

  private Pages() {}

  /** The operation with a page that fits, unless it asks for a size itself. */
  static Operation<?> fitting(Operation<?> operation) {
    return switch (operation) {
      case ListIncidentRecords(var filters, Integer size, var token) when size == null ->
          new ListIncidentRecords(filters, FITS, token);
      case ListTimelineEvents(var filters, var arn, Integer size, var token, var by, var order)
          when size == null ->
          new ListTimelineEvents(filters, arn, FITS, token, by, order);
      case ListRelatedItems(var arn, Integer size, var token) when size == null ->
          new ListRelatedItems(arn, FITS, token);
      case ListResponsePlans(Integer size, var token) when size == null ->
          new ListResponsePlans(FITS, token);
      default -> operation;
    };
  }

  /** The token of the page behind this answer; null if it is the last. */
  static @Nullable String nextToken(Object result) {
    return switch (result) {
      case ListIncidentRecordsOutput output -> output.nextToken();
      case ListTimelineEventsOutput output -> output.nextToken();
      case ListRelatedItemsOutput output -> output.nextToken();
      case ListResponsePlansOutput output -> output.nextToken();
      default -> null;
    };
  }

  /** The same operation for the page behind a token. */
  static Operation<?> after(Operation<?> operation, String token) {
    return switch (operation) {
      case ListIncidentRecords(var filters, var size, var before) ->
          new ListIncidentRecords(filters, size, token);
      case ListTimelineEvents(var filters, var arn, var size, var before, var by, var order) ->
          new ListTimelineEvents(filters, arn, size, token, by, order);
      case ListRelatedItems(var arn, var size, var before) ->
          new ListRelatedItems(arn, size, token);
      case ListResponsePlans(var size, var before) -> new ListResponsePlans(size, token);
      default -> throw new IllegalArgumentException(operation.operationName() + " has no pages");
    };
  }
}
