package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.PROGRAM;
import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.TriggerDetails;
import io.tocsin.core.operation.PlanOperation.Action;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.PlanOperation.SsmAutomation;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.TagOperation.ListTagsForResource;
import io.tocsin.core.testkit.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartIncidentTest {
  private final Story story = new Story();

  @Test
  void an_incident_by_hand_takes_what_the_plan_says() {
    ChatChannel channel = new ChatChannel(List.of("arn:aws:sns:us-east-1:1:t"), null);
    var target = new NotificationTargetItem("arn:aws:sns:us-east-1:111122223333:t");
    var template =
        new IncidentTemplate(
            null, 3, Map.of("team", "pay"), List.of(target), "Look at the graphs", "Checkout");
    String plan =
        story
            .does(
                PROGRAM,
                new CreateResponsePlan(
                    List.of(runbook()),
                    channel,
                    null,
                    null,
                    List.of(contact()),
                    template,
                    null,
                    "checkout",
                    null))
            .arn();

    Incident incident = story.incident(story.start(SAM, plan));

    assertThat(incident.arn())
        .isEqualTo("arn:aws:ssm-incidents::111122223333:incident-record/checkout/" + incident.id());
    assertThat(incident.number()).isEqualTo(1);
    assertThat(incident.headline())
        .isEqualTo(new Incident.Headline("Checkout", 3, "Look at the graphs"));
    assertThat(incident.progress().status()).isEqualTo(IncidentRecordStatus.OPEN);
    assertThat(incident.progress().lastModifiedBy()).isEqualTo(SAM.arn());
    assertThat(incident.routing().chatChannel()).isEqualTo(channel);
    assertThat(incident.routing().notificationTargets()).containsExactly(target);
    assertThat(incident.routing().pages()).containsExactly("AWS-Restart");
    assertThat(incident.routing().rooms()).containsExactly("local:incidents");
    assertThat(incident.triggers().label()).isEqualTo("Sam");
    assertThat(incident.origin().source().source()).isEqualTo("aws.ssm-incidents.custom");
    assertThat(incident.origin().source().createdBy()).isEqualTo(SAM.arn());
    assertThat(incident.origin().source().invokedBy()).isEqualTo(SAM.arn());
    assertThat(story.does(SAM, new ListTagsForResource(incident.arn())).tags())
        .containsExactly(Map.entry("team", "pay"));
  }

  @Test
  void title_and_impact_of_the_request_win() {
    String plan = story.plan("checkout");
    String arn =
        story
            .does(SAM, new StartIncident(null, 1, null, plan, "Checkout is down", null))
            .incidentRecordArn();
    assertThat(story.incident(arn).headline().title()).isEqualTo("Checkout is down");
    assertThat(story.incident(arn).headline().impact()).isEqualTo(1);
  }

  @Test
  void the_timeline_begins_with_the_trigger_and_the_start() {
    String arn = story.start(SAM, planWithEverything());
    List<TimelineEvent> timeline = story.timeline(arn);
    assertThat(timeline)
        .extracting(TimelineEvent::type)
        .containsExactly("SSM Incident Trigger", "SSM Incident Start");
    assertThat(timeline.getFirst().data())
        .isEqualTo("{\"createdIncident\":true,\"incidentSource\":\"aws.ssm-incidents.custom\"}");
    assertThat(timeline.getLast().data())
        .isEqualTo(
            "{\"incidentTitle\":\"Checkout\",\"contactsEngage\":[{\"contactArn\":\""
                + contact()
                + "\",\"contactName\":\"maria\"}],\"ssmDocumentName\":\"AWS-Restart\","
                + "\"ssmDocumentVersion\":\"3\"}");
    assertThat(story.incident(arn).timeline().events()).isEqualTo(2);
  }

  @Test
  void a_trigger_is_told_as_it_came() {
    String service = "arn:aws:ecs:us-east-1:111122223333:service/web";
    Instant detected = story.clock.instant().minusSeconds(90);
    var details = new TriggerDetails("{\"x\":\"ı\"}", "my.prober", detected, service);
    String plan = story.plan("checkout");
    String arn =
        story
            .does(PROGRAM, new StartIncident(null, null, null, plan, null, details))
            .incidentRecordArn();

    Incident incident = story.incident(arn);
    assertThat(incident.origin().source().source()).isEqualTo("my.prober");
    assertThat(incident.origin().source().resourceArn()).isEqualTo(service);
    assertThat(incident.triggers().label()).isEqualTo("my.prober");
    assertThat(incident.triggers().first()).isEqualTo(detected);
    TimelineEvent trigger = story.events(arn, "SSM Incident Trigger").getFirst();
    assertThat(trigger.time()).isEqualTo(detected);
    assertThat(json(trigger.data()).path("triggerArn").asText()).isEqualTo(service);
    assertThat(json(json(trigger.data()).path("rawData").asText()).path("x").asText())
        .isEqualTo("ı");
    assertThat(
            json(story.events(arn, "SSM Incident Start").getFirst().data())
                .path("triggerArn")
                .asText())
        .isEqualTo(service);
  }

  @Test
  void a_trigger_from_the_future_or_from_nowhere_is_taken_as_detected_now() {
    String plan = story.plan("checkout");
    for (Instant told : List.of(Instant.MAX, Instant.MIN, story.clock.instant().plusSeconds(60))) {
      var details = new TriggerDetails(null, "prober", told, null);
      String arn =
          story
              .does(PROGRAM, new StartIncident(null, null, null, plan, null, details))
              .incidentRecordArn();
      assertThat(story.incident(arn).triggers().first()).isEqualTo(story.clock.instant());
    }
  }

  @Test
  void nobody_but_an_event_may_call_itself_a_service_of_aws() {
    String plan = story.plan("checkout");
    for (String source : List.of("aws.cloudwatch", "AWS.x")) {
      var details = new TriggerDetails(null, source, story.clock.instant(), null);
      Refusal refusal =
          story.isRefused(PROGRAM, new StartIncident(null, null, null, plan, null, details));
      assertThat(refusal)
          .isInstanceOfSatisfying(
              Refusal.Invalid.class,
              invalid -> {
                assertThat(invalid.violations().getFirst().path())
                    .isEqualTo("triggerDetails.source");
                assertThat(invalid.violations().getFirst().value()).isEqualTo(source);
              });
    }
    var details = new TriggerDetails(null, "awsome", story.clock.instant(), null);
    story.does(PROGRAM, new StartIncident(null, null, null, plan, null, details));
  }

  @Test
  void a_plan_that_is_not_there_is_named() {
    String arn = "arn:aws:ssm-incidents::111122223333:response-plan/nope";
    StartIncident start = new StartIncident(null, null, null, arn, null, null);
    assertThat(story.isRefused(SAM, start))
        .isEqualTo(new Refusal.NotFound(Resource.RESPONSE_PLAN, arn, List.of()));
    String elsewhere = "arn:aws:ssm-incidents::999999999999:response-plan/checkout";
    story.plan("checkout");
    assertThat(story.isRefused(SAM, new StartIncident(null, null, null, elsewhere, null, null)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void numbers_ascend() {
    String first = story.start(SAM, story.plan("a"));
    String second = story.start(SAM, story.plan("b"));
    assertThat(story.incident(first).number()).isEqualTo(1);
    assertThat(story.incident(second).number()).isEqualTo(2);
  }

  @Test
  void it_is_told_where_the_plan_says_and_where_it_was_asked_for() {
    String plan = story.plan("checkout");
    story.does(SAM, new CreateRoom("payments"));
    story.does(SAM, new SetPlan(plan, List.of("payments", "slack:C1"), null));
    String arn = story.start(SAM, plan);
    assertThat(story.incident(arn).routing().rooms())
        .containsExactly("local:payments", "slack:C1", "local:incidents");
    String byProgram = story.start(PROGRAM, plan);
    assertThat(story.incident(byProgram).routing().rooms())
        .containsExactly("local:payments", "slack:C1");
  }

  @Test
  void related_items_get_identifiers_and_are_kept_once() {
    String plan = story.plan("checkout");
    RelatedItem doc = link("https://x", "Doc");
    String given = "related-item/OTHER/0123456789ABCDEF0123456789ABCDEF";
    RelatedItem named = new RelatedItem(given, link("https://y", null).identifier(), null);
    String arn =
        story
            .does(SAM, new StartIncident(null, null, List.of(doc, named, doc), plan, null, null))
            .incidentRecordArn();
    List<RelatedItem> items = story.incident(arn).relatedItems();
    assertThat(items).hasSize(2);
    assertThat(items.getFirst().generatedId()).matches("related-item/OTHER/[0-9A-F]{32}");
    assertThat(items.getLast().generatedId()).isEqualTo(given);
  }

  @Test
  void more_than_fifty_related_items_are_too_many() {
    String plan = story.plan("checkout");
    List<RelatedItem> items =
        IntStream.range(0, 51).mapToObj(i -> link("https://x/" + i, null)).toList();
    assertThat(story.isRefused(SAM, new StartIncident(null, null, items, plan, null, null)))
        .isInstanceOfSatisfying(
            Refusal.QuotaExceeded.class, quota -> assertThat(quota.limit()).isEqualTo(50));
    String arn =
        story
            .does(SAM, new StartIncident(null, null, items.subList(0, 50), plan, null, null))
            .incidentRecordArn();
    assertThat(story.incident(arn).relatedItems()).hasSize(50);
  }

  @Test
  void the_quota_of_a_month_warns_once_and_refuses_nothing() {
    Story small = new Story(2);
    String plan = small.plan("checkout");
    small.start(SAM, plan);
    assertThat(small.lines()).noneMatch(line -> line.contains("this month"));
    small.start(SAM, plan);
    small.start(SAM, plan);
    small.start(MARIA, plan);
    assertThat(small.lines().stream().filter(line -> line.contains("this month")))
        .containsExactly(
            "This is incident 2 of plan checkout this month, the limit that AWS has. Tocsin refuses"
                + " none and goes on counting.");
    small.passes(java.time.Duration.ofDays(10));
    small.start(SAM, plan);
    small.start(SAM, plan);
    assertThat(small.lines().stream().filter(line -> line.contains("this month"))).hasSize(2);
  }

  @Test
  void an_empty_title_stays_and_the_plan_stands_in_for_it() {
    String plan = story.plan("checkout");
    String arn =
        story.does(SAM, new StartIncident(null, null, null, plan, "", null)).incidentRecordArn();
    assertThat(story.incident(arn).headline().title()).isEmpty();
    assertThat(Words.name(story.incident(arn))).isEqualTo("#1 checkout");
  }

  private String planWithEverything() {
    var template = new IncidentTemplate(null, 2, null, null, null, "Checkout");
    return story
        .does(
            PROGRAM,
            new CreateResponsePlan(
                List.of(runbook()),
                null,
                null,
                null,
                List.of(contact()),
                template,
                null,
                "checkout",
                null))
        .arn();
  }

  private static String contact() {
    return "arn:aws:ssm-contacts:us-east-1:111122223333:contact/maria";
  }

  private static Action runbook() {
    String role = "arn:aws:iam::111122223333:role/run";
    return new Action(new SsmAutomation("AWS-Restart", "3", null, null, role, null));
  }

  private static RelatedItem link(String url, @org.jspecify.annotations.Nullable String title) {
    ItemValue value = new ItemValue(null, null, null, url);
    return new RelatedItem(null, new ItemIdentifier(ItemType.OTHER, value), title);
  }
}
