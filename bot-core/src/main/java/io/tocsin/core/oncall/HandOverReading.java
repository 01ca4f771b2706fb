package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.ScheduleOperation.HandOverDescription;
import io.tocsin.core.operation.ScheduleOperation.ListHandOvers;
import io.tocsin.core.operation.ScheduleOperation.ListHandOversOutput;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;

/** Tells where hand-overs are told. */
public final class HandOverReading {
  private HandOverReading() {}

  public static Outcome<ListHandOversOutput> list(
      ListHandOvers operation, Call call, Queries queries) {
    return Outcome.accepted(
        new ListHandOversOutput(
            queries.all(new Key.AllHandOvers()).stream().map(HandOverReading::described).toList()));
  }

  static HandOverDescription described(HandOver handOver) {
    return new HandOverDescription(
        handOver.schedule(), handOver.room(), handOver.group(), handOver.refusal());
  }
}
