package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.PlanOperation.Action;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.operation.PlanOperation.SsmAutomation;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.TagOperation.TagResource;
import io.tocsin.core.operation.TagOperation.UntagResource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // the point of many of these records is what they lack
class ConstraintsTest {
  private static final String PLAN = "arn:aws:ssm-incidents::111122223333:response-plan/checkout";

  @Test
  void an_operation_that_keeps_to_its_constraints_has_no_violation() {
    assertThat(check(start("Checkout is down", 1))).isEmpty();
  }

  @Test
  void a_missing_required_member_is_named() {
    assertThat(check(new StartIncident(null, null, null, null, null, null)))
        .containsExactly(new Violation("responsePlanArn", null, "Member must not be null"));
  }

  @Test
  void all_violations_come_at_once_sorted_by_path() {
    assertThat(check(new StartIncident(null, 9, null, "xx", "t".repeat(201), null)))
        .extracting(Violation::path, Violation::constraint)
        .containsExactly(
            tuple("impact", "Member must have value less than or equal to 5"),
            tuple(
                "responsePlanArn",
                "Member must satisfy regular expression pattern:"
                    + " ^arn:aws(-cn|-us-gov)?:[a-z0-9-]*:[a-z0-9-]*:([0-9]{12})?:.+$"),
            tuple("title", "Member must have length less than or equal to 200"));
  }

  @Test
  void lower_bounds_are_named_too() {
    assertThat(check(new ListIncidentRecords(null, 0, null)))
        .extracting(Violation::awsText)
        .containsExactly(
            "Value '0' at 'maxResults' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 1");
    assertThat(check(new TagResource(PLAN, Map.of())))
        .extracting(Violation::awsText)
        .containsExactly(
            "Value '{}' at 'tags' failed to satisfy constraint:"
                + " Member must have length greater than or equal to 1");
  }

  @Test
  void each_constraint_of_a_composed_annotation_is_reported() {
    assertThat(check(start("x".repeat(1001), null, null)))
        .extracting(Violation::path, violation -> violation.constraint().substring(0, 20))
        .containsExactly(
            tuple("responsePlanArn", "Member must have len"),
            tuple("responsePlanArn", "Member must satisfy "));
  }

  @Test
  void items_of_lists_are_counted_from_one() {
    var bad =
        new RelatedItem(null, new ItemIdentifier(null, new ItemValue(null, null, null, "u")), null);
    var good =
        new RelatedItem(
            null, new ItemIdentifier(ItemType.OTHER, new ItemValue(null, null, null, "u")), null);
    assertThat(check(start(PLAN, null, List.of(good, bad))))
        .containsExactly(
            new Violation(
                "relatedItems.2.member.identifier.type", null, "Member must not be null"));
    assertThat(check(new UntagResource(PLAN, List.of("a", "aws:b"))))
        .extracting(Violation::path, Violation::value)
        .containsExactly(tuple("tagKeys.2.member", "aws:b"));
    assertThat(check(start(PLAN, null, Collections.singletonList(null))))
        .extracting(Violation::path)
        .containsExactly("relatedItems.1.member");
  }

  @Test
  void keys_and_values_of_maps_are_told_apart() {
    assertThat(check(new TagResource(PLAN, Map.of("aws:env", "ä"))))
        .extracting(Violation::path, Violation::value)
        .containsExactly(tuple("tags.aws:env.key", "aws:env"), tuple("tags.aws:env.member", "ä"));
  }

  @Test
  void lists_inside_maps_have_a_path() {
    var automation =
        new SsmAutomation(
            "Restart",
            null,
            Map.of("Host", new PlanOperation.DynamicSsmParameterValue(null)),
            Map.of("Command", List.of("ok", "c".repeat(513))),
            "arn:aws:iam::111122223333:role/Ops",
            null);
    assertThat(check(plan(List.of(new Action(automation)), null)))
        .extracting(Violation::path, Violation::constraint)
        .containsExactly(
            tuple(
                "actions.1.member.ssmAutomation.dynamicParameters.Host.member",
                "Member must have exactly one member set, out of: [variable]"),
            tuple(
                "actions.1.member.ssmAutomation.parameters.Command.member.2.member",
                "Member must have length less than or equal to 512"));
  }

  @Test
  void a_union_must_have_exactly_one_member() {
    var none = new ItemIdentifier(ItemType.OTHER, new ItemValue(null, null, null, null));
    var two = new ItemIdentifier(ItemType.OTHER, new ItemValue(PLAN, null, null, "u"));
    assertThat(
            check(
                start(
                    PLAN,
                    null,
                    List.of(new RelatedItem(null, none, null), new RelatedItem(null, two, null)))))
        .extracting(Violation::awsText)
        .containsExactly(
            "Value '[]' at 'relatedItems.1.member.identifier.value' failed to satisfy constraint:"
                + " Member must have exactly one member set, out of:"
                + " [arn, metricDefinition, pagerDutyIncidentDetail, url]",
            "Value '[arn, url]' at 'relatedItems.2.member.identifier.value' failed to satisfy"
                + " constraint: Member must have exactly one member set, out of:"
                + " [arn, metricDefinition, pagerDutyIncidentDetail, url]");
  }

  @Test
  void length_counts_characters_not_surrogates() {
    assertThat(check(start("🔥".repeat(200), null))).isEmpty();
    assertThat(check(start("🔥".repeat(201), null)))
        .extracting(Violation::constraint)
        .containsExactly("Member must have length less than or equal to 200");
  }

  @Test
  void long_values_are_shortened() {
    Violation violation = check(start("a".repeat(5000), null)).getFirst();
    assertThat(violation.value()).isEqualTo("a".repeat(100) + "…");
    List<RelatedItem> many =
        IntStream.range(0, 101)
            .mapToObj(i ->
                new RelatedItem(
                    null,
                    new ItemIdentifier(ItemType.OTHER, new ItemValue(null, null, null, "u")),
                    null))
            .toList();
    Violation list = check(start(PLAN, null, many)).getFirst();
    assertThat(list.path()).isEqualTo("relatedItems");
    assertThat(list.value()).startsWith("[{identifier={type=OTHER, value={url=u}}}, ").hasSize(101);
  }

  @Test
  void a_text_that_cannot_be_stored_is_refused_wherever_it_stands() {
    assertThat(check(start("a\0b", null)))
        .containsExactly(
            new Violation("title", "a\uFFFDb", "Member must not contain the character U+0000"));
    assertThat(check(start("\uD83D", null)))
        .containsExactly(
            new Violation("title", "\uFFFD", "Member must not contain an unpaired surrogate"));
    assertThat(check(new UntagResource("x\0", List.of("k"))))
        .extracting(Violation::path)
        .containsExactly("resourceArn");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("list").add("fine").add("\0");
    body.put("k\0", 1);
    assertThat(check(new ReceiveEvent("source", new Secret("s"), body)))
        .extracting(Violation::path)
        .containsExactly("body.k\uFFFD.key", "body.list.member.2.member");
  }

  @Test
  void a_very_deep_document_is_scanned_without_harm() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode inner = body;
    for (int i = 0; i < 20_000; i++) {
      inner = inner.putObject("");
    }
    assertThat(check(new ReceiveEvent("source", new Secret("s"), body))).isEmpty();
  }

  @Test
  void a_secret_is_never_shown() {
    var event =
        new ReceiveEvent(null, new Secret("hunter\0two"), JsonNodeFactory.instance.nullNode());
    assertThat(Violations.awsText(check(event)))
        .contains("'***' at 'key'")
        .doesNotContain("hunter");
  }

  @Test
  void the_message_counts_the_errors() {
    assertThat(Violations.awsText(check(new CreateRoom(null))))
        .isEqualTo(
            "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member"
                + " must not be null");
    assertThat(Violations.awsText(check(start("t".repeat(201), 6))))
        .startsWith("2 validation errors detected: Value '6' at 'impact' failed to satisfy")
        .contains("equal to 5; Value 'ttt");
  }

  @Test
  void nested_records_are_checked() {
    var target = new NotificationTargetItem("nowhere");
    assertThat(check(plan(null, List.of(target))))
        .extracting(Violation::path)
        .containsExactly("incidentTemplate.notificationTargets.1.member.snsTopicArn");
  }

  private static CreateResponsePlan plan(
      List<Action> actions, List<NotificationTargetItem> targets) {
    var template = new IncidentTemplate(null, 1, null, targets, null, "Checkout");
    return new CreateResponsePlan(
        actions, null, null, null, null, template, null, "checkout", null);
  }

  private static StartIncident start(String title, Integer impact) {
    return new StartIncident(null, impact, null, PLAN, title, null);
  }

  private static StartIncident start(String plan, Integer impact, List<RelatedItem> items) {
    return new StartIncident(null, impact, items, plan, null, null);
  }

  private static List<Violation> check(Record operation) {
    return TestConstraints.constraints().check(operation);
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }
}
