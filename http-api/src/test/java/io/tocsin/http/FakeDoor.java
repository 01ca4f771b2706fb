package io.tocsin.http;

import io.tocsin.core.Caller;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A door that keeps what comes and answers as it was told. */
final class FakeDoor implements HttpApiConfig.Events {
  record Received(Caller caller, ReceiveEvent event) {}

  static final String INCIDENT = "arn:aws:ssm-incidents::000000000000:incident-record/checkout/1";

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Supplier<Outcome<ReceiveEventOutput>> answer =
      () -> Outcome.accepted(new ReceiveEventOutput(INCIDENT, true));

  void answers(ReceiveEventOutput output) {
    answer = () -> Outcome.accepted(output);
  }

  void refuses(Refusal refusal) {
    answer = () -> Outcome.refused(refusal);
  }

  void fails(RuntimeException failure) {
    answer =
        () -> {
          throw failure;
        };
  }

  void breaks(Error error) {
    answer =
        () -> {
          throw error;
        };
  }

  @Override
  public Outcome<ReceiveEventOutput> receive(Caller caller, ReceiveEvent event) {
    received.add(new Received(caller, event));
    return answer.get();
  }

  List<Received> received() {
    return received;
  }

  Received only() {
    if (received.size() != 1) {
      throw new AssertionError("One event was expected: " + received);
    }
    return received.getFirst();
  }
}
