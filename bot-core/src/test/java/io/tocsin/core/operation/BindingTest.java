package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.TriggerDetails;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RoomOperation.ListRooms;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.TagOperation.TagResource;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
  private static final Binding BINDING = Binding.using(TestConstraints.constraints());
  private static final String PLAN = "arn:aws:ssm-incidents::111122223333:response-plan/checkout";

  @Test
  void a_whole_tree_becomes_an_operation() {
    assertThat(
            fits(
                StartIncident.class,
                """
                {"responsePlanArn": "%s", "impact": 2, "title": "Down", "clientToken": null,
                 "triggerDetails": {"source": "probe", "timestamp": 1628634837.849},
                 "relatedItems": [
                   {"identifier": {"type": "OTHER", "value": {"url": "https://x"}}, "title": "Doc"}]}
                """
                    .formatted(PLAN)))
        .isEqualTo(
            new StartIncident(
                null,
                2,
                List.of(
                    new RelatedItem(
                        null,
                        new ItemIdentifier(
                            ItemType.OTHER, new ItemValue(null, null, null, "https://x")),
                        "Doc")),
                PLAN,
                "Down",
                new TriggerDetails(
                    null, "probe", Instant.parse("2021-08-10T22:33:57.849Z"), null)));
  }

  @Test
  void members_may_begin_with_a_capital() {
    assertThat(
            fits(
                UpdateIncidentRecord.class,
                "{'Arn': '%s', 'Status': 'RESOLVED', 'ChatChannel': {'Empty': {}}}"
                    .formatted(PLAN)))
        .returns(IncidentRecordStatus.RESOLVED, UpdateIncidentRecord::status)
        .returns(PLAN, UpdateIncidentRecord::arn);
    misfits(UpdateIncidentRecord.class, "{'arn': '%s', 'Arn': '%s'}".formatted(PLAN, PLAN))
        .containsExactly(tuple("Arn", null, "Member must be given only once"));
  }

  @Test
  void maps_keep_their_keys_as_they_are() {
    assertThat(
            fits(TagResource.class, "{'resourceArn': 'x', 'tags': {'Team': 'pay', 'env': ''}}")
                .tags())
        .isEqualTo(Map.of("Team", "pay", "env", ""));
  }

  @Test
  void nothing_at_all_is_an_operation_without_members() {
    assertThat(BINDING.bind(ListRooms.class, JsonNodeFactory.instance.nullNode()))
        .isEqualTo(new Bound.Fits<>(new ListRooms()));
    assertThat(BINDING.bind(ListRooms.class, MissingNode.getInstance()))
        .isEqualTo(new Bound.Fits<>(new ListRooms()));
    misfits(ListRooms.class, "[]").containsExactly(tuple("", "[]", "Member must be an object"));
  }

  @Test
  void an_unknown_member_is_answered_with_the_nearest_known_one() {
    misfits(StartIncident.class, "{'responsePlanArn': '%s', 'Titel': 'x'}".formatted(PLAN))
        .containsExactly(
            tuple("Titel", "x", "Member must be known; the nearest known one is 'title'"));
    misfits(ListRooms.class, "{'a': 1}")
        .containsExactly(tuple("a", "1", "Member must be known; there are no members here"));
  }

  @Test
  void what_does_not_fit_and_what_breaks_a_constraint_comes_together() {
    misfits(
            StartIncident.class,
            """
            {"impact": "two", "title": 5, "clientToken": "%s",
             "relatedItems": [7, {"identifier": {"type": "LINK", "value": {"url": 1}}}],
             "triggerDetails": {"source": "x", "timestamp": "yesterday", "rawdata": ""}}
            """
                .formatted("t".repeat(129)))
        .containsExactly(
            tuple(
                "clientToken",
                "t".repeat(100) + "…",
                "Member must have length less than or equal to 128"),
            tuple("impact", "two", "Member must be a whole number from -2147483648 to 2147483647"),
            tuple("relatedItems.1.member", "7", "Member must be an object"),
            tuple(
                "relatedItems.2.member.identifier.type",
                "LINK",
                "Member must satisfy enum value set: [ANALYSIS, INCIDENT, METRIC, PARENT,"
                    + " ATTACHMENT, OTHER, AUTOMATION, INVOLVED_RESOURCE, TASK]"),
            tuple("relatedItems.2.member.identifier.value.url", "1", "Member must be a string"),
            tuple("responsePlanArn", null, "Member must not be null"),
            tuple("title", "5", "Member must be a string"),
            tuple(
                "triggerDetails.rawdata",
                "",
                "Member must be known; the nearest known one is 'rawData'"),
            tuple(
                "triggerDetails.timestamp",
                "yesterday",
                "Member must be a time: seconds since 1970, or ISO 8601 such as"
                    + " 2026-01-31T14:05Z"));
  }

  @Test
  void a_union_with_a_misfit_is_not_also_called_empty_but_an_empty_one_is() {
    String update = "{'arn': '%s', 'notificationTargets': [{'snsTopicArn': 1}, {}]}";
    misfits(UpdateIncidentRecord.class, update.formatted(PLAN))
        .containsExactly(
            tuple("notificationTargets.1.member.snsTopicArn", "1", "Member must be a string"),
            tuple(
                "notificationTargets.2.member",
                "[]",
                "Member must have exactly one member set, out of: [snsTopicArn]"));
  }

  @Test
  void containers_of_the_wrong_kind_are_named() {
    misfits(TagResource.class, "{'resourceArn': 'x', 'tags': ['a']}")
        .containsExactly(tuple("tags", "[a]", "Member must be a map"));
    misfits(TagResource.class, "{'resourceArn': 'x', 'tags': {'a': 1, 'b': null}}")
        .containsExactly(
            tuple("tags.a.member", "1", "Member must be a string"),
            tuple("tags.b.member", null, "Member must not be null"));
    misfits(SetPlan.class, "{'arn': '%s', 'rooms': 'ops', 'resolveOnOk': 'yes'}".formatted(PLAN))
        .containsExactly(
            tuple("resolveOnOk", "yes", "Member must be a boolean"),
            tuple("rooms", "ops", "Member must be a list"));
  }

  @ParameterizedTest
  @CsvSource({"3", "3.0", "3e0", "30E-1", "3.000000000000000000000000"})
  void a_number_without_a_fraction_is_whole(String number) {
    assertThat(fits(ListIncidentRecords.class, "{'maxResults': %s}".formatted(number)).maxResults())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "2147483648",
        "1e99",
        "1e400",
        "1e-999999999",
        "12345678901234567890",
        "'3'",
        "true"
      })
  void other_numbers_are_not(String number) {
    misfits(ListIncidentRecords.class, "{'maxResults': %s}".formatted(number))
        .extracting(violation -> violation.toList().get(0))
        .containsExactly("maxResults");
  }

  @Test
  void times_are_seconds_or_text() {
    Instant time = Instant.parse("2021-08-10T22:33:57.849Z");
    assertThat(fits(CreateTimelineEvent.class, event("1628634837.849")).eventTime())
        .isEqualTo(time);
    assertThat(fits(CreateTimelineEvent.class, event("'2021-08-10T22:33:57.849'")).eventTime())
        .isEqualTo(time);
    misfits(CreateTimelineEvent.class, event("true"))
        .extracting(violation -> violation.toList().get(0))
        .containsExactly("eventTime");
  }

  @Test
  void any_document_is_passed_on_and_a_secret_is_kept() {
    ReceiveEvent event =
        fits(ReceiveEvent.class, "{'source': 's', 'key': 'k', 'body': [1, {'a': null}]}");
    assertThat(event.key()).isEqualTo(new Secret("k"));
    assertThat(event.body()).isEqualTo(json("[1, {'a': null}]"));
  }

  @Test
  void no_violation_shows_a_secret_even_under_a_mistyped_name() {
    assertThat(violations(ReceiveEvent.class, "{'kay': 'hunter2', 'key': ['hunter2']}").toString())
        .contains("value=***")
        .doesNotContain("hunter2");
    assertThat(violations(ReceiveEvent.class, "'hunter2'").toString()).doesNotContain("hunter2");
  }

  @Test
  void a_hostile_request_is_not_answered_at_length() {
    ObjectNode many = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 10_000; i++) {
      many.put("x" + i, "y".repeat(1000));
    }
    assertThat(violations(CreateResponsePlan.class, many)).hasSize(100);
  }

  @Test
  void lists_and_maps_of_an_operation_cannot_be_changed() {
    String tags = "{'resourceArn': 'x', 'tags': {'a': 'b'}}";
    assertThat(fits(TagResource.class, tags).tags()).isUnmodifiable();
  }

  private static String event(String time) {
    return "{'incidentRecordArn': '%s', 'eventType': 'Note', 'eventData': 'x', 'eventTime': %s}"
        .formatted(PLAN, time);
  }

  private static <O extends Operation<?>> O fits(Class<O> type, String json) {
    return switch (BINDING.bind(type, json(json))) {
      case Bound.Fits<O>(O operation) -> operation;
      case Bound.Misfits<O>(var violations) -> throw new AssertionError(violations.toString());
    };
  }

  private static <O extends Operation<?>>
      AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> misfits(
          Class<O> type, String json) {
    return assertThat(violations(type, json))
        .extracting(Violation::path, Violation::value, Violation::constraint);
  }

  private static <O extends Operation<?>> List<Violation> violations(Class<O> type, String json) {
    return violations(type, json(json));
  }

  private static <O extends Operation<?>> List<Violation> violations(Class<O> type, JsonNode tree) {
    return switch (BINDING.bind(type, tree)) {
      case Bound.Fits<O>(O operation) -> throw new AssertionError("It fits: " + operation);
      case Bound.Misfits<O>(var violations) -> violations;
    };
  }

  /** Single quotes spare the escapes. */
  private static JsonNode json(String text) {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
