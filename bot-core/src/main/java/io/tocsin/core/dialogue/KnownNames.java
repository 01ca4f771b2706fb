package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Words;
import io.tocsin.core.command.Completion;
import io.tocsin.core.command.Completion.Suggestion;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.Paged;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.IncidentFilter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The names that lines are completed with, as they are at the moment. */
public final class KnownNames implements Completion.Known {
  private static final int INCIDENTS = 20;

  private final Queries queries;

  public KnownNames(Queries queries) {
    this.queries = queries;
  }

  @Override
  public List<Suggestion> plans() {
    return queries.plans(null, Paged.MOST).stream().map(KnownNames::plan).toList();
  }

  private static Suggestion plan(ResponsePlan plan) {
    return new Suggestion(plan.name(), Objects.requireNonNullElse(plan.displayName(), ""));
  }

  @Override
  public List<Suggestion> incidents() {
    return queries.incidents(IncidentFilter.openIn(null), null, INCIDENTS).stream()
        .map(KnownNames::incident)
        .toList();
  }

  private static Suggestion incident(Incident incident) {
    String number = "#" + incident.number();
    return new Suggestion(number, Words.name(incident).replaceFirst("^" + number + " ", ""));
  }

  @Override
  public List<Suggestion> rooms() {
    return Stream.concat(
            queries.rooms().stream().map(room -> new Suggestion(room, "room of this chat")),
            queries.webhookRooms().stream()
                .map(room -> new Suggestion(room.name(), "room behind a webhook")))
        .toList();
  }

  @Override
  public List<Suggestion> sources() {
    return queries.sources().stream()
        .map(source -> new Suggestion(source.name(), "source of events"))
        .toList();
  }
}
