package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidents;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidentsOutput;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes those of the incidents that are open and that nobody has; it is no error that others are
 * not. In the thread of a storm it is told once, not for each.
 */
public final class AcknowledgeIncidentsHandler
    implements Handler.Changing<AcknowledgeIncidents, AcknowledgeIncidentsOutput> {
  private static final int TOLD = 20;

  @Override
  public Set<Key> keys(AcknowledgeIncidents operation, Call call, State found) {
    return operation.arns().stream()
        .flatMap(arn -> Taking.keys(arn, call, found).stream())
        .collect(Collectors.toSet());
  }

  @Override
  public Decision<AcknowledgeIncidentsOutput> decide(
      AcknowledgeIncidents operation, Call call, State state) {
    List<Incident> known =
        operation.arns().stream()
            .distinct()
            .flatMap(arn -> Lookup.incident(arn, call, state).stream())
            .sorted(Comparator.comparingLong(Incident::number))
            .toList();
    if (known.isEmpty()) {
      return Decision.refuse(Lookup.noIncident(operation.arns().getFirst()));
    }
    List<Incident> free = known.stream().filter(AcknowledgeIncidentsHandler::isFree).toList();
    return Decision.accept(
        new AcknowledgeIncidentsOutput(
            free.stream().map(Incident::arn).toList(), call.caller().displayName()),
        changes(free, call, state));
  }

  private static boolean isFree(Incident incident) {
    return incident.isOpen() && incident.progress().acknowledgement() == null;
  }

  private static List<Change> changes(List<Incident> free, Call call, State state) {
    List<Change> changes = new ArrayList<>();
    for (Incident incident : free) {
      Draft draft = new Draft(incident, call);
      Taking.take(draft, state);
      draft.tellOutsideOfStorms(AcknowledgeIncidentHandler.news(draft));
      changes.addAll(draft.changes());
    }
    byStorm(free).forEach((storm, taken) -> changes.add(told(storm, taken, call)));
    return changes;
  }

  private record InRoom(String room, UUID storm) {}

  private static Map<InRoom, List<Incident>> byStorm(List<Incident> free) {
    Map<InRoom, List<Incident>> storms = new LinkedHashMap<>();
    for (Incident incident : free) {
      incident
          .routing()
          .storms()
          .forEach((room, in) ->
              storms
                  .computeIfAbsent(new InRoom(room, in.storm()), unknown -> new ArrayList<>())
                  .add(incident));
    }
    return storms;
  }

  private static Change told(InRoom storm, List<Incident> taken, Call call) {
    String numbers =
        taken.stream()
            .limit(TOLD)
            .map(incident -> "#" + incident.number())
            .collect(Collectors.joining(", "));
    String text =
        "%s has %s: %s%s."
            .formatted(
                call.caller().displayName(),
                Words.count(taken.size(), "incident"),
                numbers,
                taken.size() > TOLD ? " and " + (taken.size() - TOLD) + " more" : "");
    return Announcements.send(
        storm.room(), new Content.Story(storm.storm(), Message.text(text), storm.storm()), call);
  }
}
