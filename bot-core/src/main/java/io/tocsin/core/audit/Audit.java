package io.tocsin.core.audit;

import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes down every call, with what became of it. */
public final class Audit {
  private static final int LONGEST = 4000;

  /** The changes, and the record of the call that led to them. */
  public List<Change> add(
      List<Change> changes, Call call, Operation<?> operation, Outcome<?> outcome) {
    List<Change> all = new ArrayList<>(changes);
    all.add(new Change.Note(entry(call, operation, outcome)));
    return all;
  }

  /** A request of its own that only writes the record of a call. */
  public Request<Done> of(Call call, Operation<?> operation, Outcome<?> outcome) {
    Change note = new Change.Note(entry(call, operation, outcome));
    return new Request<>(
        found -> Set.of(),
        state -> Decision.accept(Done.DONE, note),
        (ignored, changes) -> changes);
  }

  private static AuditEntry entry(Call call, Operation<?> operation, Outcome<?> outcome) {
    return new AuditEntry(
        call.ids().next(),
        call.now(),
        call.caller().arn(),
        call.caller().channel().name(),
        call.caller().room(),
        call.caller().region(),
        operation.operationName(),
        shortened(Json.write(operation)),
        answer(outcome));
  }

  private static String answer(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<?> accepted -> "Accepted";
      case Outcome.Refused<?> refused -> refused.refusal().getClass().getSimpleName();
    };
  }

  private static String shortened(String request) {
    return request.length() <= LONGEST ? request : request.substring(0, LONGEST);
  }
}
