package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.SourceOperation.NotTaken;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.WorkingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The work of one decision on the signals of one event: each sees what those before it changed.
 * Lives no longer than the decision.
 */
final class Intake {
  private final Deliveries deliveries;
  private final Call call;
  private final WorkingState state;
  private final List<Change> changes = new ArrayList<>();
  private @Nullable String incident;
  private boolean created;

  Intake(Deliveries deliveries, Call call, WorkingState state) {
    this.deliveries = deliveries;
    this.call = call;
    this.state = state;
  }

  /** Takes a signal in; answers false, and changes nothing, if there is no plan for it. */
  boolean take(Signal signal, Optional<ResponsePlan> plan) {
    Optional<Remembered> earlier = deliveries.earlier(signal, state);
    if (earlier.isPresent()) {
      add(deliveries.again(earlier.get()));
      return true;
    }
    plan.ifPresent(found -> takeNews(signal, found));
    return plan.isPresent();
  }

  private void takeNews(Signal signal, ResponsePlan plan) {
    SignalChange decided = SignalChange.decide(signal, plan, call, state);
    Change remembered = deliveries.remember(signal, decided.output(), state);
    add(decided);
    add(new SignalChange(decided.output(), List.of(remembered)));
  }

  private void add(SignalChange decided) {
    decided.changes().forEach(state::apply);
    changes.addAll(decided.changes());
    incident = incident == null ? decided.output().incidentRecordArn() : incident;
    created |= decided.output().created();
  }

  List<Change> changes() {
    return changes;
  }

  ReceiveEventOutput output(List<Violation> unread) {
    List<NotTaken> notTaken =
        unread.stream().map(it -> new NotTaken(it.path(), it.value(), it.constraint())).toList();
    return new ReceiveEventOutput(incident, created, notTaken.isEmpty() ? null : notTaken);
  }
}
