package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Sha256;
import io.tocsin.core.access.Secret;
import io.tocsin.core.event.Notification.Alarm;
import io.tocsin.core.event.Notification.AlarmState;
import io.tocsin.core.event.Notification.Unreadable;
import io.tocsin.core.incident.Triggering;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a notification in. The same notification again gets the first answer again and changes
 * nothing; nobody learns from the answer whether a source exists whose key they do not have.
 */
public final class ReceiveEventHandler
    implements Handler.Changing<ReceiveEvent, ReceiveEventOutput> {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final String NO_KEY = Sha256.hex("");

  @Override
  public Set<Key> keys(ReceiveEvent operation, Call call, State found) {
    Key sourceKey = new Key.Source(operation.source());
    Set<Key> keys = new HashSet<>(Set.of(sourceKey));
    if (found.knows(sourceKey)) {
      opened(operation, found).ifPresent(source -> addKeys(source, operation, call, found, keys));
    }
    return keys;
  }

  private static void addKeys(
      EventSource source, ReceiveEvent operation, Call call, State found, Set<Key> keys) {
    switch (read(source, operation)) {
      case Unreadable unreadable -> {}
      case Alarm alarm -> {
        Key planKey = new Key.Plan(source.plan());
        keys.add(planKey);
        keys.add(new Key.ByToken(scope(source), alarm.token()));
        if (found.knows(planKey)) {
          found.plan(source.plan()).ifPresent(plan -> keys.addAll(keys(alarm, plan, call, found)));
        }
      }
    }
  }

  private static Set<Key> keys(Alarm alarm, ResponsePlan plan, Call call, State found) {
    return alarm.state() == AlarmState.ALARM
        ? Triggering.keys(plan, alarm.arn(), call, found)
        : Triggering.openKeys(plan, alarm.arn());
  }

  @Override
  public Decision<ReceiveEventOutput> decide(ReceiveEvent operation, Call call, State state) {
    Optional<EventSource> source = opened(operation, state);
    if (source.isEmpty()) {
      return Decision.refuse(
          new Refusal.Denied(
              call.caller().arn(),
              "tocsin:ReceiveEvent",
              "arn:aws:tocsin::%s:event-source/%s"
                  .formatted(call.settings().account(), operation.source())));
    }
    return switch (read(source.get(), operation)) {
      case Unreadable(var violations) -> Decision.refuse(new Refusal.Invalid(violations));
      case Alarm alarm -> receive(alarm, source.get(), call, state);
    };
  }

  /** The source, if there is one and this is its key; takes as long if there is none. */
  private static Optional<EventSource> opened(ReceiveEvent operation, State state) {
    Optional<EventSource> source = state.source(operation.source());
    String hash = source.map(EventSource::keyHash).orElse(NO_KEY);
    boolean same = new Secret(hash).equals(new Secret(EventSource.hash(operation.key())));
    return source.filter(found -> same);
  }

  private static Notification read(EventSource source, ReceiveEvent operation) {
    return switch (source.kind()) {
      case CLOUDWATCH, EVENTBRIDGE -> CloudWatch.read(operation.body());
    };
  }

  private static Decision<ReceiveEventOutput> receive(
      Alarm alarm, EventSource source, Call call, State state) {
    Optional<Remembered> earlier =
        state
            .remembered(scope(source), alarm.token())
            .filter(remembered -> remembered.expiresAt().isAfter(call.now()));
    if (earlier.isPresent()) {
      return Decision.accept(Json.read(earlier.get().answer(), ReceiveEventOutput.class));
    }
    return state
        .plan(source.plan())
        .map(plan -> accept(AlarmChange.decide(alarm, plan, call, state), alarm, source, call))
        .orElseGet(() -> Decision.refuse(noPlan(source)));
  }

  private static Decision<ReceiveEventOutput> accept(
      AlarmChange decided, Alarm alarm, EventSource source, Call call) {
    List<Change> changes = new ArrayList<>(decided.changes());
    String fingerprint = Sha256.hex(alarm.event().toString());
    Instant until = call.now().plus(call.settings().rememberFor());
    changes.add(
        new Change.Remember(
            new Remembered(
                scope(source), alarm.token(), fingerprint, Json.write(decided.output()), until)));
    Instant last = source.lastEventAt();
    if (last == null || last.plus(NOTED_EVERY).isBefore(call.now())) {
      changes.add(new Change.PutSource(source.withEventAt(call.now())));
    }
    return Decision.accept(decided.output(), changes);
  }

  private static String scope(EventSource source) {
    return "event:" + source.name();
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
