package io.tocsin.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Caller;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.Json;
import io.tocsin.core.Outcome;
import io.tocsin.core.Settings;
import io.tocsin.core.Sha256;
import io.tocsin.core.Tocsin;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.RuleOperation.CreateRule;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.operation.TopicOperation.MapTopic;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a trial finds when it opens the door: plans, a room and sources that the README's lines work
 * with. Goes only into an empty database of our own.
 */
final class Demo {
  static final String SOURCE = "demo-cloudwatch";
  static final String PROMETHEUS = "demo-prometheus";
  static final String EVENTBRIDGE = "demo-eventbridge";

  /** Known to everybody on purpose: README prints it, and the trial serves this machine alone. */
  static final String KEY = "demo-key-only-for-the-trial";

  /** New findings of Security Hub that matter. */
  private static final String FINDINGS =
      """
      {"source":["aws.securityhub"],"detail-type":["Security Hub Findings - Imported"],
       "detail":{"findings":{"Severity":{"Label":["HIGH","CRITICAL"]},"Workflow":{"Status":["NEW"]},
        "RecordState":["ACTIVE"]}}}
      """;

  private final Tocsin tocsin;
  private final Writer writer;
  private final Settings settings;
  private final Caller caller;

  Demo(Tocsin tocsin, Writer writer, Settings settings) {
    this.tocsin = tocsin;
    this.writer = writer;
    this.settings = settings;
    String arn = Arns.chatUser(settings.account(), "local", "demo");
    this.caller = new Caller(arn, "Demo", Channel.SYSTEM, null, null);
  }

  static boolean isWanted(Queries queries) {
    return queries.plans(null, 1).isEmpty() && queries.sources().isEmpty();
  }

  void seed(Instant now) {
    plan("checkout", "Checkout", "Checkout errors above 5 %", 1, "Customers cannot pay.");
    plan("search", "Search", "Search is slow", 3, "Results take longer than two seconds.");
    plan("test-response-plan-chat", "Test", "Test of the chat", 5, "Nothing is broken.");
    execute(new SetPlan(Arns.plan(settings.account(), "checkout"), null, true));
    source(SOURCE, SourceKind.CLOUDWATCH, now);
    source(PROMETHEUS, SourceKind.PROMETHEUS, now);
    source(EVENTBRIDGE, SourceKind.EVENTBRIDGE, now);
    ruleAndTopic();
  }

  private void ruleAndTopic() {
    String search = Arns.plan(settings.account(), "search");
    JsonNode pattern = Json.read(FINDINGS, JsonNode.class);
    execute(new CreateRule("demo-findings", EVENTBRIDGE, pattern, search));
    String topic = topic(settings.region(), settings.account());
    execute(new MapTopic(topic, List.of(settings.defaultRoom())));
  }

  static String topic(String region, String account) {
    return "arn:aws:sns:%s:%s:demo-deploys".formatted(region, account);
  }

  private void plan(String name, String display, String title, int impact, String summary) {
    IncidentTemplate template = new IncidentTemplate(null, impact, null, null, summary, title);
    execute(
        new CreateResponsePlan(
            null, null, "demo-" + name, display, null, template, null, name, null));
  }

  private void source(String name, SourceKind kind, Instant now) {
    EventSource source =
        new EventSource(name, kind, Sha256.hex(KEY), "checkout", caller.arn(), now, null);
    writer.submit(
        new Request<>(
            found -> Set.of(),
            state -> Decision.accept(Done.DONE, List.of(new Change.PutSource(source))),
            (outcome, changes) -> changes));
  }

  private void execute(Operation<?> operation) {
    if (tocsin.execute(caller, operation) instanceof Outcome.Refused<?> refused) {
      throw new IllegalStateException(
          "The demo's " + operation.operationName() + " was refused: " + refused.refusal());
    }
  }
}
