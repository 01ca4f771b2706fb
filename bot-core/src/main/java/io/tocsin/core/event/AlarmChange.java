package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.event.Notification.Alarm;
import io.tocsin.core.event.Notification.AlarmState;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.EventData;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Triggers;
import io.tocsin.core.incident.InvolvedResources;
import io.tocsin.core.incident.RecordUpdate;
import io.tocsin.core.incident.Trigger;
import io.tocsin.core.incident.Triggering;
import io.tocsin.core.incident.Triggering.Triggered;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an alarm's new state does to the incidents of a plan. */
record AlarmChange(ReceiveEventOutput output, List<Change> changes) {
  private static final AlarmChange NONE =
      new AlarmChange(new ReceiveEventOutput(null, false), List.of());

  static AlarmChange decide(Alarm alarm, ResponsePlan plan, Call call, State state) {
    return switch (alarm.state()) {
      case ALARM -> trigger(alarm, plan, call, state);
      case OK, INSUFFICIENT_DATA ->
          Triggering.firingFor(plan, alarm.arn(), state)
              .map(incident -> tell(alarm, new Draft(incident, call)))
              .orElse(NONE);
    };
  }

  private static AlarmChange trigger(Alarm alarm, ResponsePlan plan, Call call, State state) {
    String by = call.caller().arn();
    Trigger trigger =
        new Trigger(
            plan,
            new IncidentRecordSource(by, "cloudwatch.amazonaws.com", alarm.arn(), "aws.cloudwatch"),
            alarm.label(),
            Trigger.detected(alarm.time(), call),
            RawData.of(alarm.event()),
            Trigger.headline(plan, null, null),
            InvolvedResources.of(alarm.event()));
    Triggered triggered = Triggering.decide(trigger, call, state);
    String incident = triggered.incident().arn();
    return new AlarmChange(
        new ReceiveEventOutput(incident, triggered.created()), triggered.changes());
  }

  private static AlarmChange tell(Alarm alarm, Draft draft) {
    write(alarm, draft);
    if (alarm.state() == AlarmState.OK) {
      calm(alarm, draft);
    } else {
      draft.tellAsNews("Alarm %s has not enough data.".formatted(alarm.name()));
    }
    ReceiveEventOutput output = new ReceiveEventOutput(draft.incident().arn(), false);
    return new AlarmChange(output, draft.changes());
  }

  private static void write(Alarm alarm, Draft draft) {
    EventData data =
        new EventData.AlarmStateChange(
            alarm.arn(), alarm.name(), alarm.state().name(), alarm.reason());
    List<EventReference> references = List.of(new EventReference(null, alarm.arn()));
    draft.write(data, Trigger.detected(alarm.time(), draft.call()), references);
  }

  private static void calm(Alarm alarm, Draft draft) {
    Triggers before = draft.incident().triggers();
    Map<String, Boolean> firing = new HashMap<>(before.firing());
    firing.put(alarm.arn(), false);
    draft.become(draft.incident().with(before.with(firing)));
    long left = firing.values().stream().filter(still -> still).count();
    draft.tellAsNews("Alarm %s is OK%s".formatted(alarm.name(), left(left, firing.size())));
    if (left == 0 && draft.incident().routing().resolveOnOk()) {
      RecordUpdate.resolve(draft, by(alarm, draft.incident()));
    }
  }

  private static String left(long left, int all) {
    if (all == 1) {
      return ".";
    }
    return left == 0
        ? "; so are all others."
        : "; %d of %d alarms still fire.".formatted(left, all);
  }

  private static String by(Alarm alarm, Incident incident) {
    int alarms = incident.triggers().firing().size();
    return alarms == 1 ? alarm.label() : "its %d alarms".formatted(alarms);
  }
}
