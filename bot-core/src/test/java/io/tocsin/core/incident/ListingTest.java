package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.IncidentOperation.AttributeValueList;
import io.tocsin.core.operation.IncidentOperation.Condition;
import io.tocsin.core.operation.IncidentOperation.Filter;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSummary;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecordsOutput;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItems;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.operation.TimelineOperation.EventSummary;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEvents;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEventsOutput;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.operation.TimelineOperation.TimelineEventSort;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {
  private final Story story = new Story();
  private final String plan = story.plan("checkout");

  @Test
  void incidents_come_the_newest_first_page_by_page() {
    for (int i = 0; i < 7; i++) {
      story.start(SAM, plan);
    }
    List<String> seen = new ArrayList<>();
    String token = null;
    do {
      ListIncidentRecordsOutput page = story.does(SAM, new ListIncidentRecords(null, 3, token));
      assertThat(page.incidentRecordSummaries()).hasSizeLessThanOrEqualTo(3);
      page.incidentRecordSummaries().forEach(summary -> seen.add(summary.arn()));
      token = page.nextToken();
    } while (token != null);
    assertThat(seen)
        .extracting(arn -> story.incident(arn).number())
        .containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void a_last_page_that_is_full_leads_nowhere() {
    story.start(SAM, plan);
    story.start(SAM, plan);
    assertThat(story.does(SAM, new ListIncidentRecords(null, 2, null)).nextToken()).isNull();
  }

  @Test
  void filters_must_all_hold() {
    String low = start(4, SAM);
    story.passes(Duration.ofHours(1));
    Instant between = story.clock.instant();
    story.passes(Duration.ofHours(1));
    String high = start(2, SAM);
    String marias = start(2, MARIA);
    story.does(
        SAM,
        new UpdateIncidentRecord(
            high, null, null, null, null, IncidentRecordStatus.RESOLVED, null, null));

    assertThat(list(numbers("impact", 2, 3))).containsExactly(marias, high);
    assertThat(list(texts("status", "OPEN"))).containsExactly(marias, low);
    assertThat(list(texts("status", "OPEN", "RESOLVED"))).hasSize(3);
    assertThat(list(texts("createdBy", MARIA.arn()))).containsExactly(marias);
    assertThat(list(after("creationTime", between))).containsExactly(marias, high);
    assertThat(list(before("creationTime", between))).containsExactly(low);
    assertThat(list(numbers("impact", 2), texts("status", "OPEN"))).containsExactly(marias);
    assertThat(list(numbers("impact", 2, 4), numbers("impact", 4, 5))).containsExactly(low);
    assertThat(list(numbers("impact", 2), numbers("impact", 4))).isEmpty();
    assertThat(list(after("creationTime", Instant.MIN), before("creationTime", Instant.MAX)))
        .hasSize(3);
    assertThat(list(after("creationTime", Instant.EPOCH), after("creationTime", between)))
        .containsExactly(marias, high);
  }

  @Test
  void a_filter_that_does_not_fit_says_what_would() {
    assertThat(wrong(texts("title", "x")))
        .isEqualTo(
            new Violation(
                "filters.1.member.key",
                "title",
                "Member must satisfy enum value set: [creationTime, impact, status, createdBy]"));
    assertThat(wrong(texts("impact", "2")).constraint()).contains("equals with integerValues");
    assertThat(wrong(numbers("status", 1)).constraint()).contains("equals with stringValues");
    assertThat(wrong(texts("creationTime", "now")).constraint()).contains("after or before");
    assertThat(wrong(after("status", Instant.EPOCH)).path())
        .isEqualTo("filters.1.member.condition");
    assertThat(wrong(texts("createdBy")).path()).isEqualTo("filters.1.member.condition");
    assertThat(wrong(texts("status", "CLOSED")))
        .isEqualTo(
            new Violation(
                "filters.1.member.condition.equals.stringValues",
                "CLOSED",
                "Member must satisfy enum value set: [OPEN, RESOLVED]"));
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    Refusal refusal =
        story.isRefused(
            SAM, new ListIncidentRecords(List.of(texts("a", "x"), texts("b", "x")), null, null));
    assertThat(((Refusal.Invalid) refusal).violations())
        .extracting(Violation::path)
        .containsExactly("filters.1.member.key", "filters.2.member.key");
  }

  @Test
  void a_token_belongs_to_its_question() {
    for (int i = 0; i < 3; i++) {
      story.start(SAM, plan);
    }
    String token = story.does(SAM, new ListIncidentRecords(null, 1, null)).nextToken();
    assertThat(token).isNotNull().matches("[A-Za-z0-9_-]+");
    story.does(SAM, new ListIncidentRecords(null, 2, token));
    List<Filter> other = List.of(texts("status", "OPEN"));
    for (String alien : List.of("x", "%%", "bnVsbA", "e30", token + "x")) {
      assertThat(story.isRefused(SAM, new ListIncidentRecords(null, null, alien)))
          .as(alien)
          .isInstanceOf(Refusal.Invalid.class);
    }
    assertThat(story.isRefused(SAM, new ListIncidentRecords(other, null, token)))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            invalid ->
                assertThat(invalid.violations().getFirst())
                    .isEqualTo(
                        new Violation(
                            "nextToken",
                            token,
                            "Member must be the nextToken of an earlier answer to the same request")));
  }

  @Test
  void a_summary_has_what_a_list_needs() {
    String arn = start(3, SAM);
    IncidentRecordSummary summary =
        story
            .does(SAM, new ListIncidentRecords(null, null, null))
            .incidentRecordSummaries()
            .getFirst();
    assertThat(summary)
        .isEqualTo(
            new IncidentRecordSummary(
                arn,
                story.clock.instant(),
                3,
                story.incident(arn).origin().source(),
                null,
                IncidentRecordStatus.OPEN,
                "Errors in checkout"));
  }

  @Test
  void events_come_the_newest_first_or_as_asked_page_by_page() {
    String arn = story.start(SAM, plan);
    for (int minute = 0; minute < 5; minute++) {
      note(arn, "Note", story.clock.instant().minus(Duration.ofMinutes(minute / 2)));
    }
    List<EventSummary> newest = pages(arn, null);
    List<EventSummary> oldest = pages(arn, SortOrder.ASCENDING);
    assertThat(oldest).hasSize(7).isEqualTo(newest.reversed());
    assertThat(oldest).extracting(EventSummary::eventTime).isSorted();
    assertThat(pages(arn, SortOrder.DESCENDING)).isEqualTo(newest);
  }

  @Test
  void events_are_filtered_by_type_time_and_reference() {
    String arn = story.start(SAM, plan);
    Instant now = story.clock.instant();
    String old = note(arn, "Custom Event", now.minusSeconds(3600));
    String service = "arn:aws:ecs:us-east-1:111122223333:service/web";
    List<EventReference> references = List.of(new EventReference(null, service));
    String about =
        story.does(SAM, new CreateTimelineEvent(null, "x", references, now, "Note", arn)).eventId();
    assertThat(events(arn, texts("eventType", "Custom Event"))).containsExactly(old);
    assertThat(events(arn, before("eventTime", now))).containsExactly(old);
    assertThat(events(arn, after("eventTime", now.minusSeconds(1)))).hasSize(3);
    assertThat(events(arn, texts("eventReference", service))).containsExactly(about);
    assertThat(events(arn, texts("eventType", "Note"), texts("eventReference", arn))).isEmpty();
    assertThat(
            story.isRefused(
                SAM,
                new ListTimelineEvents(
                    List.of(texts("status", "OPEN")), arn, null, null, null, null)))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            invalid ->
                assertThat(invalid.violations().getFirst().constraint())
                    .endsWith("[eventTime, eventType, eventReference]"));
  }

  @Test
  void a_token_of_another_incident_or_order_is_refused() {
    String one = story.start(SAM, plan);
    String two = story.start(SAM, plan);
    String token =
        story.does(SAM, new ListTimelineEvents(null, one, 1, null, null, null)).nextToken();
    assertThat(token).isNotNull();
    assertThat(story.isRefused(SAM, new ListTimelineEvents(null, two, 1, token, null, null)))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(
            story.isRefused(
                SAM, new ListTimelineEvents(null, one, 1, token, null, SortOrder.ASCENDING)))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(story.isRefused(SAM, new ListIncidentRecords(null, null, token)))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(story.isRefused(SAM, new ListRelatedItems(one, null, token)))
        .isInstanceOf(Refusal.Invalid.class);
  }

  private List<EventSummary> pages(String arn, @Nullable SortOrder order) {
    List<EventSummary> seen = new ArrayList<>();
    String token = null;
    do {
      ListTimelineEventsOutput page =
          story.does(
              SAM,
              new ListTimelineEvents(null, arn, 2, token, TimelineEventSort.EVENT_TIME, order));
      seen.addAll(page.eventSummaries());
      token = page.nextToken();
    } while (token != null);
    return seen;
  }

  private String note(String arn, String type, Instant at) {
    return story.does(SAM, new CreateTimelineEvent(null, "x", null, at, type, arn)).eventId();
  }

  private List<String> events(String arn, Filter... filters) {
    return story
        .does(SAM, new ListTimelineEvents(List.of(filters), arn, null, null, null, null))
        .eventSummaries()
        .stream()
        .map(EventSummary::eventId)
        .toList();
  }

  private List<String> list(Filter... filters) {
    return story
        .does(SAM, new ListIncidentRecords(List.of(filters), null, null))
        .incidentRecordSummaries()
        .stream()
        .map(IncidentRecordSummary::arn)
        .toList();
  }

  private Violation wrong(Filter filter) {
    Refusal refusal = story.isRefused(SAM, new ListIncidentRecords(List.of(filter), null, null));
    assertThat(refusal).isInstanceOf(Refusal.Invalid.class);
    return ((Refusal.Invalid) refusal).violations().getFirst();
  }

  private String start(int impact, io.tocsin.core.Caller caller) {
    return story
        .does(caller, new StartIncident(null, impact, null, plan, null, null))
        .incidentRecordArn();
  }

  private static Filter texts(String key, String... values) {
    return new Filter(
        new Condition(null, null, new AttributeValueList(null, List.of(values))), key);
  }

  private static Filter numbers(String key, Integer... values) {
    return new Filter(
        new Condition(null, null, new AttributeValueList(List.of(values), null)), key);
  }

  private static Filter after(String key, Instant time) {
    return new Filter(new Condition(time, null, null), key);
  }

  private static Filter before(String key, Instant time) {
    return new Filter(new Condition(null, time, null), key);
  }
}
