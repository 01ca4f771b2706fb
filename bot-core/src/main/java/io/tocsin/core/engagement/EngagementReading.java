package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.EngagementOperation.DescribeEngagement;
import io.tocsin.core.operation.EngagementOperation.DescribeEngagementOutput;
import io.tocsin.core.operation.EngagementOperation.ListEngagements;
import io.tocsin.core.operation.EngagementOperation.ListEngagementsOutput;
import io.tocsin.core.operation.EngagementOperation.TimeRange;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of engagements. */
public final class EngagementReading {
  private EngagementReading() {}

  public static Outcome<DescribeEngagementOutput> describe(
      DescribeEngagement operation, Call call, Queries queries) {
    return find(operation.engagementId(), call, queries)
        .map(known -> Outcome.accepted(described(known, call)))
        .orElseGet(() -> Outcome.refused(unknown(operation.engagementId())));
  }

  static Optional<Engagement> find(String arn, Call call, Queries queries) {
    return ContactArns.engagementId(call.settings().account(), arn)
        .flatMap(id -> queries.find(new Key.Engagement(id)));
  }

  static Refusal unknown(String arn) {
    return new Refusal.NotFound(Resource.ENGAGEMENT, arn, List.of());
  }

  private static DescribeEngagementOutput described(Engagement known, Call call) {
    return new DescribeEngagementOutput(
        ContactArns.contact(call.settings(), known.contact()),
        known.wording().content(),
        known.arn(),
        known.incidentArn(),
        known.wording().publicContent(),
        known.wording().publicSubject(),
        known.wording().sender(),
        known.startedAt(),
        stopped(known),
        known.wording().subject());
  }

  private static @Nullable Instant stopped(Engagement known) {
    return known.ended() == null ? null : known.ended().at();
  }

  public static Outcome<ListEngagementsOutput> list(
      ListEngagements operation, Call call, Queries queries) {
    String question = operation.incidentId() + "|" + operation.timeRangeValue();
    Paging<UUID> paging = new Paging<>(operation, question, Arns::uuid);
    return paging
        .start()
        .map(start -> Outcome.accepted(page(operation, paging, start.after(), call, queries)))
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static ListEngagementsOutput page(
      ListEngagements operation,
      Paging<UUID> paging,
      @Nullable UUID after,
      Call call,
      Queries queries) {
    List<Engagement> found =
        operation.incidentId() == null
            ? inTime(operation.timeRangeValue(), after, paging.lookUp(), queries)
            : ofIncident(operation, after, paging.lookUp(), queries);
    Paging.Page<Engagement> page = paging.page(found, one -> one.id().toString());
    return new ListEngagementsOutput(
        page.items().stream().map(one -> summary(one, call)).toList(), page.nextToken());
  }

  private static List<Engagement> inTime(
      @Nullable TimeRange range, @Nullable UUID after, int limit, Queries queries) {
    return range == null
        ? queries.engagements(null, null, after, limit)
        : queries.engagements(range.startTime(), range.endTime(), after, limit);
  }

  private static List<Engagement> ofIncident(
      ListEngagements operation, @Nullable UUID after, int limit, Queries queries) {
    TimeRange range = operation.timeRangeValue();
    return Arns.idAtEnd(String.valueOf(operation.incidentId())).stream()
        .flatMap(incident -> queries.all(new Key.EngagementsOf(incident)).stream())
        .filter(one -> range == null || isIn(range, one.startedAt()))
        .sorted(Comparator.comparing((Engagement one) -> one.id().toString()).reversed())
        .filter(one -> after == null || one.id().toString().compareTo(after.toString()) < 0)
        .limit(limit)
        .toList();
  }

  private static boolean isIn(TimeRange range, Instant time) {
    return (range.startTime() == null || !time.isBefore(range.startTime()))
        && (range.endTime() == null || time.isBefore(range.endTime()));
  }

  private static io.tocsin.core.operation.EngagementOperation.Engagement summary(
      Engagement one, Call call) {
    return new io.tocsin.core.operation.EngagementOperation.Engagement(
        ContactArns.contact(call.settings(), one.contact()),
        one.arn(),
        one.incidentArn(),
        one.wording().sender(),
        one.startedAt(),
        stopped(one));
  }
}
