package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.EventData;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Triggers;
import io.tocsin.core.incident.InvolvedResources;
import io.tocsin.core.incident.RecordUpdate;
import io.tocsin.core.incident.Trigger;
import io.tocsin.core.incident.Triggering;
import io.tocsin.core.incident.Triggering.Triggered;
import io.tocsin.core.incident.Watched;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a signal does to the incidents of a plan. */
record SignalChange(ReceiveEventOutput output, List<Change> changes) {
  private static final SignalChange NONE =
      new SignalChange(new ReceiveEventOutput(null, false), List.of());

  static SignalChange decide(Signal signal, ResponsePlan plan, Call call, State state) {
    return switch (signal.state()) {
      case ALARM -> trigger(signal, plan, call, state);
      case OK, INSUFFICIENT_DATA ->
          Triggering.firingFor(plan, signal.arn(), state)
              .map(incident -> tell(signal, new Draft(incident, call), state))
              .orElse(NONE);
    };
  }

  private static SignalChange trigger(Signal signal, ResponsePlan plan, Call call, State state) {
    String by = call.caller().arn();
    Signal.Sender sender = signal.sender();
    Trigger trigger =
        new Trigger(
            plan,
            new IncidentRecordSource(by, sender.invokedBy(), signal.arn(), sender.source()),
            signal.label(),
            Trigger.detected(signal.time(), call),
            RawData.of(signal.event()),
            Trigger.headline(plan, signal.title(), null),
            InvolvedResources.of(signal.event()));
    Triggered triggered = Triggering.decide(trigger, call, state);
    String incident = triggered.incident().arn();
    return new SignalChange(
        new ReceiveEventOutput(incident, triggered.created()), triggered.changes());
  }

  private static SignalChange tell(Signal signal, Draft draft, State state) {
    write(signal, draft);
    if (signal.state() == Signal.State.OK) {
      calm(signal, draft, state);
    } else {
      draft.tellAsNews("%s has not enough data.".formatted(signal.labelFirst()));
    }
    ReceiveEventOutput output = new ReceiveEventOutput(draft.incident().arn(), false);
    return new SignalChange(output, draft.changes());
  }

  private static void write(Signal signal, Draft draft) {
    EventData data =
        new EventData.AlarmStateChange(
            signal.arn(), signal.name(), signal.state().name(), signal.reason());
    List<EventReference> references = List.of(new EventReference(null, signal.arn()));
    draft.write(data, Trigger.detected(signal.time(), draft.call()), references);
  }

  private static void calm(Signal signal, Draft draft, State state) {
    Triggers before = draft.incident().triggers();
    Map<String, Boolean> firing = new HashMap<>(before.firing());
    firing.put(signal.arn(), false);
    draft.become(draft.incident().with(before.with(firing)));
    long left = firing.values().stream().filter(still -> still).count();
    draft.tellAsNews("%s is OK%s".formatted(signal.labelFirst(), left(left, firing)));
    if (left == 0 && draft.incident().routing().resolveOnOk()) {
      end(signal, draft, state);
    }
  }

  private static void end(Signal signal, Draft draft, State state) {
    if (Watched.isWhole(draft.incident().triggers().firing())) {
      RecordUpdate.resolve(draft, by(signal, draft.incident()), state);
    } else {
      draft.tell(
          "So many fired that only the first %d were watched; resolve it when all is well."
              .formatted(Watched.MOST));
    }
  }

  private static String left(long left, Map<String, Boolean> firing) {
    if (firing.size() == 1) {
      return ".";
    }
    return left == 0
        ? "; so are all others."
        : "; %d of %d %s still fire.".formatted(left, firing.size(), Watched.all(firing.keySet()));
  }

  private static String by(Signal signal, Incident incident) {
    Map<String, Boolean> firing = incident.triggers().firing();
    return firing.size() == 1
        ? signal.label()
        : "its %d %s".formatted(firing.size(), Watched.all(firing.keySet()));
  }
}
