package io.tocsin.core.testkit;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.audit.AuditEntry;
import io.tocsin.core.chat.Message;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.incident.Incident.Engaged;
import io.tocsin.core.incident.Incident.Headline;
import io.tocsin.core.incident.Incident.InStorm;
import io.tocsin.core.incident.Incident.Latest;
import io.tocsin.core.incident.Incident.Origin;
import io.tocsin.core.incident.Incident.OwnChannel;
import io.tocsin.core.incident.Incident.Progress;
import io.tocsin.core.incident.Incident.Routing;
import io.tocsin.core.incident.Incident.Timeline;
import io.tocsin.core.incident.Incident.Triggers;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.PlanOperation.Action;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.DynamicSsmParameterValue;
import io.tocsin.core.operation.PlanOperation.EmptyChatChannel;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.Integration;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.operation.PlanOperation.PagerDutyConfiguration;
import io.tocsin.core.operation.PlanOperation.PagerDutyIncidentConfiguration;
import io.tocsin.core.operation.PlanOperation.SsmAutomation;
import io.tocsin.core.operation.PlanOperation.SsmTargetAccount;
import io.tocsin.core.operation.PlanOperation.VariableType;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.PagerDutyIncidentDetail;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.plan.ResponsePlan.ChannelSettings;
import io.tocsin.core.plan.ResponsePlan.PlanSettings;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Remembered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Things to keep. Those called full have a value in every place that can have one. */
public final class StateSamples {
  public static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123456Z");
  public static final String ACCOUNT = "111122223333";
  public static final String ALICE = Arns.chatUser(ACCOUNT, "local", "alice");

  private StateSamples() {}

  /** The identifier that ends in this number. */
  public static UUID id(long number) {
    return new UUID(0x0195_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  /** An open incident with only what it must have; number and identifier go together. */
  public static Incident incident(long number) {
    UUID id = id(number);
    return new Incident(
        id,
        Arns.incident(ACCOUNT, "checkout", id),
        number,
        "checkout",
        new Headline("Checkout is down", 1, null),
        new Origin(
            new IncidentRecordSource(ALICE, null, null, "aws.ssm-incidents.custom"),
            "dedupe-" + number,
            "key-" + number,
            NOON.plusSeconds(number)),
        new Progress(IncidentRecordStatus.OPEN, null, null, null, ALICE, NOON),
        new Routing(null, null, List.of("local:incidents"), false, List.of()),
        new Triggers(1, NOON, NOON, Map.of(), "alice"),
        new Timeline(0, null, null),
        List.of(),
        List.of(),
        false,
        1);
  }

  public static Incident withKey(Incident incident, String dedupeKey) {
    Origin origin = incident.origin();
    return with(
        incident,
        new Origin(origin.source(), origin.dedupeString(), dedupeKey, origin.createdAt()));
  }

  public static Incident createdBy(Incident incident, String principal) {
    Origin origin = incident.origin();
    return with(
        incident,
        new Origin(
            new IncidentRecordSource(principal, null, null, origin.source().source()),
            origin.dedupeString(),
            origin.dedupeKey(),
            origin.createdAt()));
  }

  private static Incident with(Incident incident, Origin origin) {
    return new Incident(
        incident.id(),
        incident.arn(),
        incident.number(),
        incident.plan(),
        incident.headline(),
        origin,
        incident.progress(),
        incident.routing(),
        incident.triggers(),
        incident.timeline(),
        incident.relatedItems(),
        incident.engaged(),
        incident.deleted(),
        incident.version());
  }

  public static Incident inRooms(Incident incident, String... rooms) {
    return incident.with(new Routing(null, null, List.of(rooms), false, List.of()));
  }

  public static Incident resolved(Incident incident) {
    return incident.with(
        new Progress(
            IncidentRecordStatus.RESOLVED, NOON.plusSeconds(60), ALICE, null, ALICE, NOON));
  }

  public static Incident full(long number) {
    return incident(number)
        .with(new Headline("\"Öl\" 'ünd' \\ {}, 火事 🔥\n?:", 5, "summary ${x} :y"))
        .with(
            new Progress(
                IncidentRecordStatus.RESOLVED,
                NOON.plusSeconds(7),
                ALICE,
                new Acknowledgement(ALICE, "Alice", NOON.plusSeconds(5)),
                ALICE,
                NOON.plusSeconds(8)))
        .with(
            new Routing(
                new ChatChannel(List.of("arn:aws:sns:us-east-1:111122223333:chat"), null),
                List.of(new NotificationTargetItem("arn:aws:sns:us-east-1:111122223333:news")),
                List.of("local:incidents", "slack:C1, \"x\" {}"),
                true,
                List.of("contact bob", "runbook Restart"),
                Map.of("local:incidents", new InStorm(id(77), true)),
                new OwnChannel(
                    "slack:T1",
                    List.of("U1"),
                    true,
                    "inc-1-title",
                    "slack:T1/C" + number,
                    "inc-" + number)))
        .with(
            new Triggers(
                3, NOON, NOON.plusSeconds(9), Map.of("a:1", true, "b:2", false), "alarm 5xx"))
        .with(new Timeline(12, id(999), new Latest(NOON, "3 triggers")))
        .with(
            new Engaged(
                id(88),
                "Team",
                List.of("Bob", "Ann"),
                List.of("Bob"),
                true,
                NOON.plusSeconds(60),
                List.of("Leo")))
        .withRelatedItems(relatedItems());
  }

  private static List<RelatedItem> relatedItems() {
    return List.of(
        new RelatedItem(
            "related-item/OTHER/0123456789ABCDEF0123456789ABCDEF",
            new ItemIdentifier(
                ItemType.OTHER, new ItemValue(null, null, null, "https://example.org/?a=b&c")),
            "A page"),
        new RelatedItem(
            null,
            new ItemIdentifier(
                ItemType.INCIDENT,
                new ItemValue(null, null, new PagerDutyIncidentDetail(true, "P1", "s"), null)),
            null));
  }

  public static TimelineEvent event(UUID incident, long id, Instant time) {
    return new TimelineEvent(
        incident, id(id), 1, "Custom Event", time, NOON, "event " + id, null, ALICE, false);
  }

  /** The next revision, saying something else. */
  public static TimelineEvent edited(TimelineEvent event, String data) {
    return revised(event, event.time(), data, false);
  }

  /** The same revision with another count. */
  public static TimelineEvent recounted(TimelineEvent event, String data) {
    return new TimelineEvent(
        event.incident(),
        event.id(),
        event.revision(),
        event.type(),
        event.time(),
        event.updatedAt().plusSeconds(1),
        data,
        event.references(),
        event.changedBy(),
        event.deleted());
  }

  /** The next revision, which hides the event. */
  public static TimelineEvent hidden(TimelineEvent event) {
    return revised(event, event.time(), event.data(), true);
  }

  /** The next revision, at another time. */
  public static TimelineEvent moved(TimelineEvent event, Instant time) {
    return revised(event, time, event.data(), false);
  }

  private static TimelineEvent revised(
      TimelineEvent event, Instant time, String data, boolean deleted) {
    return new TimelineEvent(
        event.incident(),
        event.id(),
        event.revision() + 1,
        event.type(),
        time,
        event.updatedAt().plusSeconds(1),
        data,
        event.references(),
        ALICE,
        deleted);
  }

  public static TimelineEvent ofType(TimelineEvent event, String type, EventReference... refs) {
    return new TimelineEvent(
        event.incident(),
        event.id(),
        event.revision(),
        type,
        event.time(),
        event.updatedAt(),
        event.data(),
        List.of(refs),
        event.changedBy(),
        event.deleted());
  }

  public static ResponsePlan plan(String name) {
    return new ResponsePlan(
        name,
        Arns.plan(ACCOUNT, name),
        null,
        new IncidentTemplate(null, 3, null, null, null, "Trouble with " + name),
        null,
        null,
        null,
        null,
        PlanSettings.DEFAULT);
  }

  public static ResponsePlan fullPlan(String name) {
    return new ResponsePlan(
        name,
        Arns.plan(ACCOUNT, name),
        "Display \"name\"",
        new IncidentTemplate(
            "dedupe",
            2,
            Map.of("team", "shop"),
            List.of(new NotificationTargetItem("arn:aws:sns:us-east-1:111122223333:news")),
            "summary",
            "title"),
        new ChatChannel(null, new EmptyChatChannel()),
        List.of("arn:aws:ssm-contacts:us-east-1:111122223333:contact/bob"),
        List.of(new Action(automation())),
        List.of(
            new Integration(
                new PagerDutyConfiguration(
                    "pd", new PagerDutyIncidentConfiguration("S1"), "secret"))),
        new PlanSettings(
            List.of("incidents", "shop"),
            true,
            new ChannelSettings("slack:T1", List.of("U1", "U2"), true)));
  }

  private static SsmAutomation automation() {
    return new SsmAutomation(
        "Restart",
        "$DEFAULT",
        Map.of("incident", new DynamicSsmParameterValue(VariableType.INCIDENT_RECORD_ARN)),
        Map.of("hosts", List.of("a", "b")),
        "arn:aws:iam::111122223333:role/runbook",
        SsmTargetAccount.RESPONSE_PLAN_OWNER_ACCOUNT);
  }

  /** A storm of the incidents 1 to 9 in the room that they are told in. */
  public static Storm storm(String plan, int ordinal) {
    return new Storm(
        id(7000 + ordinal + plan.length()),
        plan,
        "local:incidents",
        ordinal,
        Storm.Phase.RAGING,
        List.of(),
        1,
        9,
        NOON,
        NOON.plusSeconds(9));
  }

  public static EventSource source(String name) {
    return new EventSource(
        name, SourceKind.CLOUDWATCH, "ab12", "checkout", ALICE, NOON, NOON.plusSeconds(1));
  }

  public static Rule rule(String name, String source) {
    String pattern = "{\"source\":[\"aws.ec2\"],\"detail\":{\"n\":[1.0]}}";
    return new Rule(name, source, pattern, "checkout", true, id(77), ALICE, NOON);
  }

  public static TopicMapping topic(String arn, String... rooms) {
    return new TopicMapping(arn, List.of(rooms), ALICE, NOON);
  }

  public static NoticeThread thread(long id, Instant at) {
    Message parent = Message.text("first").withActions(List.of());
    return new NoticeThread(id(id), "local:incidents", 3, parent, at);
  }

  public static WebhookRoom webhookRoom(String name) {
    Sealed url = new Sealed("key-1", "sealed");
    return new WebhookRoom(name, WebhookFormat.SLACK, "hooks.example.com", url, ALICE, NOON);
  }

  public static Remembered remembered(String scope, String token) {
    return new Remembered(
        scope, token, "fingerprint", "{\"b\": 1, \"a\": 2}", NOON.plusSeconds(604_800));
  }

  public static AuditEntry note(long id) {
    return new AuditEntry(
        id(id), NOON, ALICE, "CHAT", null, "eu-west-1", "GetIncidentRecord", "{}", "Accepted");
  }

  public static OutboxEntry living(long id, String room, UUID incident, long version) {
    return new OutboxEntry(id(id), room, new Content.Living(incident, version, version == 1), NOON);
  }

  public static OutboxEntry story(long id, String room, UUID incident, String text) {
    return new OutboxEntry(id(id), room, new Content.Story(incident, Message.text(text)), NOON);
  }

  /** An open page to somebody, decided at noon. */
  public static io.tocsin.core.engagement.Page page(long number) {
    return People.page(number, 1, "bob");
  }
}
