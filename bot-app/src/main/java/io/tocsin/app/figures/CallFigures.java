package io.tocsin.app.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tocsin.core.CallObserver;
import io.tocsin.core.Caller;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the door was asked, and how that ended. */
final class CallFigures implements CallObserver {
  private final MeterRegistry registry;
  private final SourceKinds kinds;

  /** Looked up for every call, so they are kept beside the registry. */
  private final Map<Called, Timer> calls = new ConcurrentHashMap<>();

  private final Map<Event, Counter> events = new ConcurrentHashMap<>();

  private record Called(String operation, String channel, String outcome) {}

  private record Event(String kind, String outcome) {}

  CallFigures(MeterRegistry registry, SourceKinds kinds) {
    this.registry = registry;
    this.kinds = kinds;
  }

  @Override
  public void called(Caller caller, Operation<?> operation, End end, Duration took) {
    String channel = caller.channel().name().toLowerCase(Locale.ROOT);
    Called called = new Called(operation.operationName(), channel, outcome(end));
    calls.computeIfAbsent(called, this::timer).record(took);
    if (operation instanceof ReceiveEvent event) {
      String kind =
          end instanceof End.Accepted ? kinds.of(event.source()) : kinds.known(event.source());
      events.computeIfAbsent(new Event(kind, received(end)), this::counter).increment();
    }
  }

  private Timer timer(Called called) {
    return Timer.builder("tocsin.calls")
        .description("Operations that were asked for, to the answer")
        .tag("operation", called.operation())
        .tag("channel", called.channel())
        .tag("outcome", called.outcome())
        .register(registry);
  }

  private Counter counter(Event event) {
    return Counter.builder("tocsin.events")
        .description("Notifications that were sent to an event source")
        .tag("kind", event.kind())
        .tag("outcome", event.outcome())
        .register(registry);
  }

  private static String outcome(End end) {
    return switch (end) {
      case End.Accepted accepted -> "accepted";
      case End.Refused(Refusal refusal) -> outcome(refusal);
      case End.Unavailable away -> "unavailable";
      case End.Failed failed -> "failed";
    };
  }

  private static String outcome(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Denied denied -> "denied";
      case Refusal.NotFound missing -> "not-found";
      case Refusal.Invalid invalid -> "invalid";
      case Refusal.Conflict conflict -> "conflict";
      case Refusal.QuotaExceeded quota -> "quota";
      case Refusal.Throttled throttled -> "throttled";
    };
  }

  /** What changed nothing had come before. */
  private static String received(End end) {
    return switch (end) {
      case End.Accepted(boolean changed) -> changed ? "accepted" : "duplicate";
      case End.Refused refused -> "refused";
      case End.Unavailable away -> "unavailable";
      case End.Failed failed -> "failed";
    };
  }
}
