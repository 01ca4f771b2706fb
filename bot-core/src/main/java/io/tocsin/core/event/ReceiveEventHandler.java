package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Sha256;
import io.tocsin.core.access.Secret;
import io.tocsin.core.event.Notification.Published;
import io.tocsin.core.event.Notification.Ruled;
import io.tocsin.core.event.Notification.Signals;
import io.tocsin.core.event.Notification.Unreadable;
import io.tocsin.core.incident.Triggering;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an event in, with all the signals that it holds. A signal that came before gets the first
 * answer again and changes nothing; nobody learns from the answer whether a source exists whose key
 * they do not have.
 */
public final class ReceiveEventHandler
    implements Handler.Changing<ReceiveEvent, ReceiveEventOutput> {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final String NO_KEY = Sha256.hex("");

  private final Reader reader;
  private final Rules rules;

  public ReceiveEventHandler() {
    this(Reader::read, Rules.kept());
  }

  private ReceiveEventHandler(Reader reader, Rules rules) {
    this.reader = reader;
    this.rules = rules;
  }

  @Override
  public Handler.Changing<ReceiveEvent, ReceiveEventOutput> forOne(ReceiveEvent operation) {
    return new ReceiveEventHandler(new Reader.Once(), new Rules.Once(rules));
  }

  @Override
  public Set<Key> keys(ReceiveEvent operation, Call call, State found) {
    Key sourceKey = new Key.Source(operation.source());
    Set<Key> keys = new HashSet<>(Set.of(sourceKey));
    if (found.knows(sourceKey)) {
      opened(operation, call, found)
          .ifPresent(source ->
              keys.addAll(keys(reader.of(source, operation.body(), call), source, call, found)));
    }
    return keys;
  }

  private Set<Key> keys(Notification read, EventSource source, Call call, State found) {
    return switch (read) {
      case Unreadable unreadable -> Set.of();
      case Signals signals -> keys(signals, source, call, found);
      case Ruled ruled -> new RuledIntake(ruled, source, rules, call).keys(found);
      case Published published -> {
        TopicIntake intake = new TopicIntake(published, source, call);
        Set<Key> keys = new HashSet<>(intake.keys(found));
        if (intake.isOfNoRoom(found)) {
          keys.addAll(keys(published.otherwise(), source, call, found));
        }
        yield keys;
      }
    };
  }

  private static Set<Key> keys(Signals read, EventSource source, Call call, State found) {
    Key planKey = new Key.Plan(source.plan());
    Set<Key> keys = new HashSet<>(Set.of(planKey));
    Optional<ResponsePlan> plan =
        found.knows(planKey) ? found.plan(source.plan()) : Optional.empty();
    Deliveries deliveries = new Deliveries(source, call);
    for (Signal signal : read.signals()) {
      keys.add(deliveries.key(signal));
      plan.filter(known -> !deliveries.isRedelivered(signal, found))
          .ifPresent(known -> keys.addAll(keys(signal, known, call, found)));
    }
    return keys;
  }

  private static Set<Key> keys(Signal signal, ResponsePlan plan, Call call, State found) {
    return signal.state() == Signal.State.ALARM
        ? Triggering.keys(plan, signal.arn(), call, found)
        : Triggering.openKeys(plan, signal.arn(), call, found);
  }

  @Override
  public Decision<ReceiveEventOutput> decide(ReceiveEvent operation, Call call, State state) {
    Optional<EventSource> source = opened(operation, call, state);
    if (source.isEmpty()) {
      return Decision.refuse(
          new Refusal.Denied(
              call.caller().arn(),
              "tocsin:ReceiveEvent",
              "arn:aws:tocsin::%s:event-source/%s"
                  .formatted(call.settings().account(), operation.source())));
    }
    Notification read = reader.of(source.get(), operation.body(), call);
    Decision<ReceiveEventOutput> decided = decide(read, source.get(), call, state);
    return switch (decided.outcome()) {
      case Outcome.Refused<ReceiveEventOutput> refused -> decided;
      case Outcome.Accepted<ReceiveEventOutput>(ReceiveEventOutput output) ->
          Decision.accept(output, noted(decided.changes(), source.get(), call));
    };
  }

  private Decision<ReceiveEventOutput> decide(
      Notification read, EventSource source, Call call, State state) {
    return switch (read) {
      case Unreadable(var violations) -> Decision.refuse(new Refusal.Invalid(violations));
      case Signals signals -> receive(signals, source, call, state);
      case Ruled ruled -> new RuledIntake(ruled, source, rules, call).decide(state);
      case Published published -> {
        TopicIntake intake = new TopicIntake(published, source, call);
        yield intake.isOfNoRoom(state)
            ? decide(published.otherwise(), source, call, state)
            : intake.decide(state);
      }
    };
  }

  private static List<Change> noted(List<Change> decided, EventSource source, Call call) {
    Instant last = source.lastEventAt();
    if (last != null && !last.plus(NOTED_EVERY).isBefore(call.now())) {
      return decided;
    }
    List<Change> changes = new ArrayList<>(decided);
    changes.add(new Change.PutSource(source.withEventAt(call.now())));
    return changes;
  }

  /** The source, if there is one that this opens; takes as long if there is none. */
  private static Optional<EventSource> opened(ReceiveEvent operation, Call call, State state) {
    Optional<EventSource> source = state.source(operation.source());
    boolean opens = hasKey(operation, source.map(EventSource::keyHash).orElse(NO_KEY));
    return source.filter(found ->
        found.kind() == SourceKind.SNS
            ? Topics.opens(found, operation, call) && (operation.key() == null || opens)
            : opens);
  }

  private static boolean hasKey(ReceiveEvent operation, String hash) {
    Secret key = operation.key();
    String given = key == null ? "" : EventSource.hash(key);
    return new Secret(hash).equals(new Secret(given));
  }

  private static Decision<ReceiveEventOutput> receive(
      Signals read, EventSource source, Call call, State state) {
    Intake intake = new Intake(new Deliveries(source, call), call, state.overlaid());
    Optional<ResponsePlan> plan = state.plan(source.plan());
    for (Signal signal : read.signals()) {
      if (!intake.take(signal, plan)) {
        return Decision.refuse(noPlan(source));
      }
    }
    return Decision.accept(intake.output(read.unread()), intake.changes());
  }

  private static Refusal noPlan(EventSource source) {
    return new Refusal.Conflict(
        "Event source %s starts response plan %s, which is not there any more. "
                .formatted(source.name(), source.plan())
            + "Make the plan again, or delete the source.",
        Resource.EVENT_SOURCE,
        source.name());
  }
}
