package io.tocsin.core.event;

import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.SENDER;
import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Secret;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.PlanOperation.DeleteResponsePlan;
import io.tocsin.core.operation.RuleOperation.CreateRule;
import io.tocsin.core.operation.RuleOperation.DeleteRule;
import io.tocsin.core.operation.RuleOperation.DisableRule;
import io.tocsin.core.operation.RuleOperation.EnableRule;
import io.tocsin.core.operation.RuleOperation.FailedPart;
import io.tocsin.core.operation.RuleOperation.GetRule;
import io.tocsin.core.operation.RuleOperation.ListRules;
import io.tocsin.core.operation.RuleOperation.RuleDescription;
import io.tocsin.core.operation.RuleOperation.TestRule;
import io.tocsin.core.operation.RuleOperation.TestRuleOutput;
import io.tocsin.core.operation.RuleOperation.UnmatchedEvents;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.DeleteEventSource;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.rule.RuleLimits;
import io.tocsin.core.testkit.Story;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesStoryTest {
  private static final String ANY = "{\"account\":[\"111122223333\"]}";
  private static final String ALARMS = "{\"detail-type\":[\"CloudWatch Alarm State Change\"]}";

  private final Story story = new Story();
  private final String plan = story.plan("security");
  private final Secret key =
      story.does(SAM, new CreateEventSource("bus", SourceKind.EVENTBRIDGE, plan)).key();

  @Test
  void a_finding_of_security_hub_becomes_an_incident_with_what_it_is_about() {
    rule("findings", Findings.RULE);

    ReceiveEventOutput output = receives(Findings.imported("e1", "f1", "CRITICAL", "NEW"));

    assertThat(output.created()).isTrue();
    assertThat(output.matchedRules()).containsExactly("findings");
    Incident incident = incident(output);
    assertThat(incident.headline().title()).isEqualTo("Errors in security");
    assertThat(incident.origin().source())
        .isEqualTo(
            new IncidentRecordSource(
                SENDER.arn(), "events.amazonaws.com", Findings.arn("f1"), "aws.events"));
    assertThat(incident.relatedItems())
        .extracting(item -> item.identifier().value().arn())
        .containsExactly(Findings.arn("f1"), Findings.BUCKET);
    assertThat(incident.triggers().label()).isEqualTo("event Security Hub Findings - Imported");
    JsonNode data = json(story.events(incident.arn(), "SSM Incident Trigger").getFirst().data());
    assertThat(json(data.path("rawData").asText()).at("/detail/findings/0/Title").asText())
        .isEqualTo("S3 bucket is public");
  }

  @Test
  void the_same_finding_again_goes_into_its_incident_and_another_one_starts_its_own() {
    rule("findings", Findings.RULE);
    ReceiveEventOutput first = receives(Findings.imported("e1", "f1", "HIGH", "NEW"));
    ReceiveEventOutput again = receives(Findings.imported("e2", "f1", "HIGH", "NEW"));
    ReceiveEventOutput other = receives(Findings.imported("e3", "f2", "HIGH", "NEW"));

    assertThat(again.created()).isFalse();
    assertThat(again.incidentRecordArn()).isEqualTo(first.incidentRecordArn());
    assertThat(incident(first).triggers().count()).isEqualTo(2);
    assertThat(other.created()).isTrue();
  }

  @Test
  void an_event_that_matches_nothing_is_taken_counted_and_starts_nothing() {
    rule("findings", Findings.RULE);

    ReceiveEventOutput output = receives(Findings.imported("e1", "f1", "LOW", "NEW"));
    receives(Findings.imported("e1", "f1", "LOW", "NEW"));
    receives(Findings.imported("e2", "f1", "HIGH", "RESOLVED"));

    assertThat(output.incidentRecordArn()).isNull();
    assertThat(output.matchedRules()).isEmpty();
    assertThat(story.state.sent()).isEmpty();
    assertThat(story.does(SAM, new ListRules("bus")).unmatched())
        .containsExactly(new UnmatchedEvents("bus", 2));
  }

  @Test
  void a_source_without_rules_takes_events_and_starts_nothing() {
    ReceiveEventOutput output = receives(Findings.custom("e1", "Order Failed"));
    assertThat(output.matchedRules()).isEmpty();
    assertThat(output.incidentRecordArn()).isNull();
  }

  @Test
  void an_event_that_matches_ten_rules_starts_each_plan_once_in_one_commit() {
    String other = story.plan("other");
    for (int i = 0; i < 10; i++) {
      story.does(SAM, new CreateRule("r" + i, "bus", json(ANY), i < 6 ? plan : other));
    }

    ReceiveEventOutput output = receives(Findings.imported("e1", "f1", "LOW", "NEW"));

    assertThat(output.matchedRules()).hasSize(10);
    assertThat(story.state.incidentByNumber(1).orElseThrow().plan()).isEqualTo("security");
    assertThat(story.state.incidentByNumber(2).orElseThrow().plan()).isEqualTo("other");
    assertThat(story.state.incidentByNumber(3)).isEmpty();
    assertThat(story.does(SAM, new GetRule("r9")).matchedEvents()).isEqualTo(1);
    assertThat(story.state.incidentByNumber(1).orElseThrow().triggers().count()).isEqualTo(1);
  }

  @Test
  void a_redelivery_gets_the_first_answer_and_changes_nothing() {
    rule("findings", Findings.RULE);
    ObjectNode event = Findings.imported("e1", "f1", "HIGH", "NEW");
    ReceiveEventOutput first = receives(event);
    assertThat(receives(event)).isEqualTo(first);
    assertThat(receives(Alarms.wrapped("m1", event))).isEqualTo(first);
    assertThat(incident(first).triggers().count()).isEqualTo(1);
    assertThat(story.does(SAM, new GetRule("findings")).matchedEvents()).isEqualTo(1);
  }

  @Test
  void what_is_about_nothing_belongs_together_by_its_rule() {
    rule("orders", "{\"source\":[\"shop.orders\"]}");
    ReceiveEventOutput first = receives(Findings.custom("e1", "Order Failed"));
    ReceiveEventOutput second = receives(Findings.custom("e2", "Order Lost"));
    assertThat(incident(first).origin().source().resourceArn())
        .isEqualTo("arn:aws:events:us-east-1:111122223333:rule/bus/orders");
    assertThat(second.created()).isFalse();
    assertThat(incident(first).triggers().count()).isEqualTo(2);
  }

  @Test
  void alarms_that_come_by_a_rule_calm_down_again() {
    rule("alarms", ALARMS);
    ReceiveEventOutput alarm = receives(Alarms.event("e1", "cpu", "ALARM"));
    assertThat(incident(alarm).triggers().label()).isEqualTo("alarm cpu");

    ReceiveEventOutput ok = receives(Alarms.event("e2", "cpu", "OK"));

    assertThat(ok.incidentRecordArn()).isEqualTo(alarm.incidentRecordArn());
    assertThat(ok.created()).isFalse();
    assertThat(story.lastLine()).isEqualTo("Alarm cpu is OK.");
    ReceiveEventOutput nothing = receives(Alarms.event("e3", "disk", "OK"));
    assertThat(nothing.incidentRecordArn()).isNull();
    assertThat(nothing.matchedRules()).containsExactly("alarms");
  }

  @Test
  void a_rule_made_in_the_same_batch_counts_for_the_event_behind_it() {
    story.doTogether(
        SAM,
        List.of(
            new CreateRule("any", "bus", json(ANY), plan),
            new ReceiveEvent("bus", key, Findings.custom("e1", "Order Failed")),
            new DeleteRule("any"),
            new ReceiveEvent("bus", key, Findings.custom("e2", "Order Failed"))));
    assertThat(story.state.incidentByNumber(1).orElseThrow().triggers().count()).isEqualTo(1);
  }

  @Test
  void a_rule_rests_and_counts_again() {
    rule("any", ANY);
    assertThat(story.does(SAM, new DisableRule("any")).enabled()).isFalse();
    assertThat(receives(Findings.custom("e1", "x")).matchedRules()).isEmpty();
    assertThat(story.does(SAM, new EnableRule("any")).enabled()).isTrue();
    assertThat(receives(Findings.custom("e2", "x")).matchedRules()).containsExactly("any");
    story.does(SAM, new DeleteRule("any"));
    assertThat(receives(Findings.custom("e3", "x")).matchedRules()).isEmpty();
    assertThat(story.isRefused(SAM, new EnableRule("any"))).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void without_its_plan_a_rule_says_so_and_others_start_theirs() {
    String other = story.plan("other");
    story.does(SAM, new CreateRule("a", "bus", json(ANY), plan));
    story.does(SAM, new CreateRule("b", "bus", json(ANY), other));
    story.does(SAM, new DeleteResponsePlan(plan));

    ReceiveEventOutput output = receives(Findings.custom("e1", "x"));
    assertThat(output.created()).isTrue();
    assertThat(output.missingPlans()).containsExactly("security");

    story.does(SAM, new DeleteResponsePlan(other));
    ReceiveEvent next = new ReceiveEvent("bus", key, Findings.custom("e2", "x"));
    assertThat(story.isRefused(SENDER, next))
        .isEqualTo(
            new Refusal.Conflict(
                "Rule a starts response plan security, which is not there any more. Make the plan"
                    + " again, or delete the rule.",
                Resource.RULE,
                "a"));
    story.plan("security");
    assertThat(story.does(SENDER, next).created()).isTrue();
  }

  @Test
  void a_rule_takes_the_plan_of_its_source_if_it_names_none() {
    RuleDescription made = story.does(SAM, new CreateRule("any", "bus", json(ANY), null));
    assertThat(made.responsePlanArn()).isEqualTo(plan);
    assertThat(made.pattern()).isEqualTo(ANY);
    assertThat(story.does(SAM, new ListRules(null)).rules()).containsExactly(made);
  }

  @Test
  void what_cannot_be_a_rule_is_refused_with_the_reason() {
    rule("any", ANY);
    assertThat(story.isRefused(SAM, new CreateRule("any", "bus", json(ANY), plan)))
        .isEqualTo(
            new Refusal.Conflict("There is a rule named any already.", Resource.RULE, "any"));
    assertThat(story.isRefused(SAM, new CreateRule("b", "nobus", json(ANY), plan)))
        .isEqualTo(new Refusal.NotFound(Resource.EVENT_SOURCE, "nobus", List.of()));
    assertThat(story.isRefused(SAM, new CreateRule("b", "bus", json(ANY), plan + "x")))
        .isEqualTo(new Refusal.NotFound(Resource.RESPONSE_PLAN, plan + "x", List.of()));
    assertThat(story.isRefused(SAM, new CreateRule("b", "bus", json("{\"a\":1}"), plan)))
        .isEqualTo(
            Refusal.Invalid.of(
                new Violation(
                    "pattern.a",
                    null,
                    "Member must be a pattern of EventBridge: \"a\" must be an object or an"
                        + " array")));
    story.does(SAM, new CreateEventSource("cw", SourceKind.CLOUDWATCH, plan));
    assertThat(story.isRefused(SAM, new CreateRule("b", "cw", json(ANY), plan)))
        .isEqualTo(
            new Refusal.Conflict(
                "Event source cw is of the kind CLOUDWATCH; only one of the kind EVENTBRIDGE has"
                    + " rules.",
                Resource.EVENT_SOURCE,
                "cw"));
  }

  @Test
  void a_source_has_three_hundred_rules_and_no_more() {
    for (int i = 0; i < RuleLimits.RULES; i++) {
      rule("r" + i, ANY);
    }
    assertThat(story.isRefused(SAM, new CreateRule("r", "bus", json(ANY), plan)))
        .isEqualTo(
            new Refusal.QuotaExceeded(
                "rules of an event source", RuleLimits.RULES, Resource.EVENT_SOURCE, "bus"));
    assertThat(receives(Findings.custom("e1", "x")).matchedRules()).hasSize(RuleLimits.RULES);
  }

  @Test
  void the_rules_go_with_their_source() {
    rule("any", ANY);
    story.does(SAM, new DeleteEventSource("bus"));
    assertThat(story.does(SAM, new ListRules(null)).rules()).isEmpty();
    assertThat(story.isRefused(SAM, new ListRules("bus"))).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_trial_says_what_does_not_fit_and_starts_nothing() {
    rule("findings", Findings.RULE);
    JsonNode low = Findings.imported("e1", "f1", "LOW", "NEW");
    TestRuleOutput tried = story.does(SAM, new TestRule("findings", low, null));
    assertThat(tried.matches()).isFalse();
    assertThat(tried.failedParts())
        .containsExactly(
            new FailedPart("detail.findings.Severity.Label", "[\"HIGH\",\"CRITICAL\"]", "\"LOW\""));
    assertThat(story.does(SAM, new TestRule(null, low, json(ANY))).matches()).isTrue();
    assertThat(story.isRefused(SAM, new TestRule(null, low, null)))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(story.isRefused(SAM, new TestRule("findings", low, json(ANY))))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(story.isRefused(SAM, new TestRule("findings", json("[]"), null)))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(story.isRefused(SAM, new TestRule("finding", low, null)))
        .isEqualTo(new Refusal.NotFound(Resource.RULE, "finding", List.of("findings")));
    assertThat(story.state.incidentByNumber(1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id          | null                | Member must not be null
          id          | 7                   | Member must be a text of 1 to 256 characters on one line
          source      | " "                 | Member must be a text of 1 to 256 characters on one line
          detail-type | "a\\nb"             | Member must be a text of 1 to 256 characters on one line
          account     | "12345"             | Member must be an account of 12 digits
          region      | []                  | Member must be a text of 1 to 256 characters on one line
          time        | "yesterday"         | Member must be a time such as 2026-11-23T14:05:00Z
          detail      | "x"                 | Member must be a JSON object
          resources   | "arn:aws:s3:::b"    | Member must be a list of texts of up to 2048 characters each
          resources   | [1]                 | Member must be a list of texts of up to 2048 characters each
          """)
  void an_event_without_its_envelope_is_refused(String member, String value, String constraint) {
    ObjectNode event = Findings.custom("e1", "x");
    event.set(member, json(value));
    Refusal refusal = story.isRefused(SENDER, new ReceiveEvent("bus", key, event));
    assertThat(((Refusal.Invalid) refusal).violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.path()).isEqualTo("body." + member);
          assertThat(violation.constraint()).isEqualTo(constraint);
        });
  }

  @Test
  void whatever_else_comes_is_refused_and_not_thrown_at_anybody() {
    for (String body :
        List.of(
            "null",
            "3",
            "[]",
            "{}",
            "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"t\",\"Message\":\"x\"}",
            "{\"TopicArn\":7,\"Message\":\"{}\"}",
            "{\"TopicArn\":\"t\",\"Message\":{\"a\":1}}")) {
      assertThat(story.isRefused(SENDER, new ReceiveEvent("bus", key, json(body))))
          .as(body)
          .isInstanceOf(Refusal.Invalid.class);
    }
  }

  @Test
  void an_event_that_would_take_too_much_work_is_refused() {
    rule("lists", "{\"detail\":{\"a\":[{\"prefix\":\"x\"}],\"b\":[{\"prefix\":\"x\"}]}}");
    ObjectNode event = Findings.custom("e1", "x");
    for (int i = 0; i < 1000; i++) {
      event.withObject("detail").withArray("a").add("x" + i);
      event.withObject("detail").withArray("b").add("x" + i);
    }
    Refusal refusal = story.isRefused(SENDER, new ReceiveEvent("bus", key, event));
    assertThat(refusal.toString()).contains("lists that are too long to be compared");
  }

  @Test
  void a_rule_is_read_back_as_it_was_kept() {
    rule("any", ANY);
    var kept = story.state.rules(null).getFirst();
    assertThat(Json.read(Json.write(kept), kept.getClass())).isEqualTo(kept);
  }

  private void rule(String name, String pattern) {
    story.does(SAM, new CreateRule(name, "bus", json(pattern), plan));
  }

  private ReceiveEventOutput receives(JsonNode body) {
    return story.does(SENDER, new ReceiveEvent("bus", key, body));
  }

  private Incident incident(ReceiveEventOutput output) {
    return story.incident(Objects.requireNonNull(output.incidentRecordArn()));
  }
}
