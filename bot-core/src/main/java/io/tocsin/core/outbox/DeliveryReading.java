package io.tocsin.core.outbox;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.RoomOperation.ListDeliveries;
import io.tocsin.core.operation.RoomOperation.ListDeliveriesOutput;
import io.tocsin.core.operation.RoomOperation.RoomDeliveries;
import io.tocsin.core.outbox.Setback.Kind;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of deliveries: where something waits, and where something was refused lately. */
public final class DeliveryReading {
  private static final Duration LATELY = Duration.ofDays(1);

  private DeliveryReading() {}

  public static Outcome<ListDeliveriesOutput> list(
      ListDeliveries operation, Call call, Queries queries) {
    List<Backlog.Waiting> waiting = queries.backlog();
    List<Setback> setbacks = queries.setbacks(call.now().minus(LATELY));
    Stream<String> refusing =
        setbacks.stream().filter(it -> it.kind() == Kind.REFUSED).map(Setback::room);
    return Outcome.accepted(
        new ListDeliveriesOutput(
            Stream.concat(waiting.stream().map(Backlog.Waiting::room), refusing)
                .distinct()
                .sorted()
                .map(room -> room(room, waiting, setbacks))
                .toList()));
  }

  private static RoomDeliveries room(
      String room, List<Backlog.Waiting> waiting, List<Setback> setbacks) {
    Optional<Backlog.Waiting> waits =
        waiting.stream().filter(it -> it.room().equals(room)).findFirst();
    Optional<Setback> putOff = of(room, Kind.PUT_OFF, setbacks).filter(it -> waits.isPresent());
    Optional<Setback> refused = of(room, Kind.REFUSED, setbacks);
    return new RoomDeliveries(
        room,
        waits.map(it -> count(it.entries())).orElse(0),
        waits.map(Backlog.Waiting::oldest).orElse(null),
        putOff.map(Setback::reason).orElse(null),
        refused.map(it -> count(it.times())).orElse(0),
        refused.map(Setback::reason).orElse(null),
        refused.map(Setback::since).orElse(null),
        refused.map(Setback::latest).orElse(null));
  }

  private static int count(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  private static Optional<Setback> of(String room, Kind kind, List<Setback> setbacks) {
    return setbacks.stream().filter(it -> it.room().equals(room) && it.kind() == kind).findFirst();
  }
}
