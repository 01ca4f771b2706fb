package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.SourceOperation.EventSourceSummary;
import io.tocsin.core.operation.SourceOperation.ListEventSources;
import io.tocsin.core.operation.SourceOperation.ListEventSourcesOutput;
import io.tocsin.core.writer.Queries;
import java.util.List;

/** What is told of event sources; their keys never are. */
public final class SourceReading {
  private SourceReading() {}

  public static Outcome<ListEventSourcesOutput> list(
      ListEventSources operation, Call call, Queries queries) {
    List<EventSourceSummary> sources =
        queries.sources().stream().map(source -> summary(source, call)).toList();
    return Outcome.accepted(new ListEventSourcesOutput(sources));
  }

  static Refusal noSource(String name) {
    return new Refusal.NotFound(Resource.EVENT_SOURCE, name, List.of());
  }

  private static EventSourceSummary summary(EventSource source, Call call) {
    return new EventSourceSummary(
        source.name(),
        source.kind(),
        Arns.plan(call.settings().account(), source.plan()),
        source.createdBy(),
        source.createdAt(),
        source.rotatedAt(),
        source.lastEventAt(),
        source.topics().isEmpty() ? null : source.topics());
  }
}
