package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.Paging.Page;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.IncidentOperation.GetIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.GetIncidentRecordOutput;
import io.tocsin.core.operation.IncidentOperation.IncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSummary;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecordsOutput;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItems;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItemsOutput;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.IncidentFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told of incidents. */
public final class IncidentReading {
  private static final Map<String, Conditions.Kind> KEYS = keys();

  private IncidentReading() {}

  private static Map<String, Conditions.Kind> keys() {
    Map<String, Conditions.Kind> keys = new LinkedHashMap<>();
    keys.put("creationTime", Conditions.Kind.TIME);
    keys.put("impact", Conditions.Kind.NUMBER);
    keys.put("status", Conditions.Kind.TEXT);
    keys.put("createdBy", Conditions.Kind.TEXT);
    return keys;
  }

  public static Outcome<GetIncidentRecordOutput> get(
      GetIncidentRecord operation, Call call, Queries queries) {
    return Lookup.incident(operation.arn(), call, queries)
        .map(incident -> Outcome.accepted(new GetIncidentRecordOutput(record(incident))))
        .orElseGet(() -> Outcome.refused(Lookup.noIncident(operation.arn())));
  }

  public static Outcome<ListIncidentRecordsOutput> list(
      ListIncidentRecords operation, Call call, Queries queries) {
    Conditions conditions = new Conditions(operation.filters(), KEYS);
    conditions.allowOnly(
        "status", Stream.of(IncidentRecordStatus.values()).map(Enum::name).toList());
    Optional<Refusal> wrong = conditions.wrong();
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    Paging<Long> paging =
        new Paging<>(operation, String.valueOf(operation.filters()), IncidentReading::number);
    return paging
        .start()
        .map(start -> found(conditions, start.after(), paging.lookUp(), queries))
        .map(found -> paging.page(found, incident -> Long.toString(incident.number())))
        .map(page -> Outcome.accepted(output(page)))
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  public static Outcome<ListRelatedItemsOutput> listRelatedItems(
      ListRelatedItems operation, Call call, Queries queries) {
    Optional<Incident> incident = Lookup.incident(operation.incidentRecordArn(), call, queries);
    if (incident.isEmpty()) {
      return Outcome.refused(Lookup.noIncident(operation.incidentRecordArn()));
    }
    List<RelatedItem> items = incident.get().relatedItems();
    Paging<Long> paging =
        new Paging<>(operation, operation.incidentRecordArn(), IncidentReading::number);
    return paging
        .start()
        .map(start ->
            paging.page(after(items, start.after(), paging), item -> position(items, item)))
        .map(page -> new ListRelatedItemsOutput(page.nextToken(), page.items()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  /** The incident in the words of the wire API. */
  public static IncidentRecord record(Incident incident) {
    return new IncidentRecord(
        incident.arn(),
        null,
        incident.routing().chatChannel(),
        incident.origin().createdAt(),
        incident.origin().dedupeString(),
        incident.headline().impact(),
        incident.origin().source(),
        incident.progress().lastModifiedBy(),
        incident.progress().lastModifiedAt(),
        incident.routing().notificationTargets(),
        incident.progress().resolvedAt(),
        incident.progress().status(),
        incident.headline().summary(),
        incident.headline().title());
  }

  private static List<Incident> found(
      Conditions conditions, @Nullable Long after, int limit, Queries queries) {
    IncidentFilter filter =
        new IncidentFilter(
            conditions.after(),
            conditions.before(),
            conditions.values("impact", Integer.class),
            conditions.values("status", String.class),
            conditions.values("createdBy", String.class),
            null);
    return conditions.impossible() ? List.of() : queries.incidents(filter, after, limit);
  }

  private static ListIncidentRecordsOutput output(Page<Incident> page) {
    return new ListIncidentRecordsOutput(
        page.items().stream().map(IncidentReading::summary).toList(), page.nextToken());
  }

  private static IncidentRecordSummary summary(Incident incident) {
    return new IncidentRecordSummary(
        incident.arn(),
        incident.origin().createdAt(),
        incident.headline().impact(),
        incident.origin().source(),
        incident.progress().resolvedAt(),
        incident.progress().status(),
        incident.headline().title());
  }

  private static List<RelatedItem> after(
      List<RelatedItem> items, @Nullable Long after, Paging<Long> paging) {
    long skipped = after == null ? 0 : after;
    return items.stream().skip(skipped).limit(paging.lookUp()).toList();
  }

  private static String position(List<RelatedItem> items, RelatedItem item) {
    return Integer.toString(items.indexOf(item) + 1);
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
