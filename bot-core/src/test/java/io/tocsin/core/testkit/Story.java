package io.tocsin.core.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Call;
import io.tocsin.core.Caller;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.Handlers;
import io.tocsin.core.Json;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Settings;
import io.tocsin.core.Tocsin;
import io.tocsin.core.access.Policy;
import io.tocsin.core.access.Secret;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.TriggerDetails;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.TestConstraints;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Queries.EventFilter;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.Writer;
import io.tocsin.core.writer.WriterObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operations come to, behind the door and in front of an empty memory. */
public final class Story {
  public static final String ACCOUNT = "111122223333";
  public static final Caller SAM = person("sam", "Sam");
  public static final Caller MARIA = person("maria", "Maria");
  public static final Caller PROGRAM =
      new Caller("arn:aws:iam::111122223333:user/prog", "prog", Channel.API, null, null);
  public static final Caller SENDER =
      new Caller("arn:aws:tocsin::111122223333:event-source", "cw", Channel.EVENT, null, null);

  public final InMemoryState state = new InMemoryState();
  public final MovableClock clock = MovableClock.atTwo();
  public final List<Secret> keys = new ArrayList<>();
  public final Settings settings;

  public final CountingIds ids = new CountingIds();
  private final Handlers handlers =
      Handlers.all(
          new Handlers.Ports(
              this::newKey,
              new TestAddresses(),
              new TestDirectory(),
              new TestSealing(),
              path -> "https://tocsin.example" + path,
              List.of()));
  private final List<Change> committed = new ArrayList<>();
  private final Writer writer = new Writer(state, sent -> {}, watcher());
  private final Tocsin tocsin;

  public Story() {
    this(200);
  }

  public Story(int incidentsPerPlanAndMonth) {
    this.settings =
        new Settings(
            ACCOUNT, "us-east-1", "aws", "incidents", incidentsPerPlanAndMonth, Duration.ofDays(7));
    this.tocsin =
        new Tocsin(
            new Tocsin.Parts(
                Policy.allowAll(),
                TestConstraints.constraints(),
                handlers,
                state,
                writer,
                clock,
                ids,
                settings));
  }

  /** The result of an operation that must be accepted. */
  public <R> R does(Caller caller, Operation<R> operation) {
    return switch (tocsin.execute(caller, operation)) {
      case Outcome.Accepted<R>(R result) -> result;
      case Outcome.Refused<R>(Refusal refusal) -> throw new AssertionError(refusal.toString());
    };
  }

  /** The refusal of an operation that must be refused. */
  public Refusal isRefused(Caller caller, Operation<?> operation) {
    return switch (tocsin.execute(caller, operation)) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Accepted<?>(Object result) -> throw new AssertionError("Accepted: " + result);
    };
  }

  /** Lets all these be decided in one batch of the writer. */
  public void doTogether(Caller caller, List<? extends Operation<?>> operations) {
    operations.forEach(operation -> queue(caller, operation));
    writer.runOnce();
  }

  private <O extends Operation<R>, R> void queue(Caller caller, O operation) {
    Handler<O, R> handler = handlers.<O, R>of(operation);
    if (handler instanceof Handler.Changing<O, R> changing) {
      Call call = new Call(caller, clock.instant(), ids, settings);
      writer.submitLater(
          new Request<>(
              found -> changing.keys(operation, call, found),
              state -> changing.decide(operation, call, state),
              (outcome, changes) -> changes));
    }
  }

  public void passes(Duration time) {
    clock.move(time);
  }

  /** Makes a plan that has nothing but a title and an impact. */
  public String plan(String name) {
    return plan(name, new IncidentTemplate(null, 2, null, null, null, "Errors in " + name));
  }

  public String plan(String name, IncidentTemplate template) {
    return does(
            PROGRAM,
            new CreateResponsePlan(null, null, null, null, null, template, null, name, null))
        .arn();
  }

  /** Starts an incident by hand and answers its ARN. */
  public String start(Caller caller, String planArn) {
    return does(caller, new StartIncident(null, null, null, planArn, null, null))
        .incidentRecordArn();
  }

  /** What a program says of something that it found. */
  public StartIncident trigger(String planArn, @Nullable String triggerArn) {
    TriggerDetails details = new TriggerDetails(null, "prober", clock.instant(), triggerArn);
    return new StartIncident(null, null, null, planArn, null, details);
  }

  public UUID incidentId(String arn) {
    return Arns.incidentName(ACCOUNT, arn).orElseThrow().id();
  }

  public Incident incident(String arn) {
    return state
        .incident(incidentId(arn))
        .orElseThrow(() -> new AssertionError("No incident " + arn));
  }

  /** The events of an incident as they stand, the oldest first. */
  public List<TimelineEvent> timeline(String arn) {
    return state.timeline(incident(arn).id(), EventFilter.ALL, SortOrder.ASCENDING, null, 10_000);
  }

  public List<TimelineEvent> events(String arn, String type) {
    return timeline(arn).stream().filter(event -> event.type().equals(type)).toList();
  }

  /** Everything that was ever committed, in its order. */
  public List<Change> committed() {
    return List.copyOf(committed);
  }

  private WriterObserver watcher() {
    return new WriterObserver() {
      @Override
      public void committed(int requests, Duration took, List<Change> changes) {
        committed.addAll(changes);
      }

      @Override
      public void failed(int requests) {
        throw new AssertionError("A batch was not written");
      }
    };
  }

  /** The lines told in the thread, in each room, in their order. */
  public List<String> lines() {
    return state.sent().stream()
        .map(OutboxEntry::content)
        .filter(Content.Story.class::isInstance)
        .map(content -> ((Content.Story) content).message().fallback())
        .toList();
  }

  public String lastLine() {
    return lines().getLast();
  }

  public static JsonNode json(String text) {
    return Json.read(text, JsonNode.class);
  }

  public static Map<String, Object> members(String text) {
    return Json.MAPPER.convertValue(
        json(text), new com.fasterxml.jackson.core.type.TypeReference<>() {});
  }

  private Secret newKey() {
    keys.add(new Secret("key-" + (keys.size() + 1)));
    return keys.getLast();
  }

  private static Caller person(String id, String name) {
    String arn = Arns.chatUser(ACCOUNT, "local", id);
    return new Caller(arn, name, Channel.CHAT, "local:incidents", null);
  }
}
