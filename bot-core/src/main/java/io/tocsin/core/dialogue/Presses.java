package io.tocsin.core.dialogue;

import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.IncidentOperation;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidents;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons of a living message or a page do; pressed twice, late or on an old message as
 * well.
 */
final class Presses {
  private final ActionToken.Signer signer;
  private final Queries queries;
  private final Calls calls;
  private final Shorthand shorthand;

  Presses(ActionToken.Signer signer, Queries queries, Calls calls, Shorthand shorthand) {
    this.signer = signer;
    this.queries = queries;
    this.calls = calls;
    this.shorthand = shorthand;
  }

  /** The answer, if the button is one of a living message. */
  Optional<Message> perform(Scene scene, Press press) {
    return signer.read(press.action()).map(token -> perform(scene, token, press.input()));
  }

  private Message perform(Scene scene, ActionToken token, @Nullable String input) {
    return switch (token.kind()) {
      case ACKNOWLEDGE_ALL -> acknowledgeAll(scene, token.subject());
      case ACKNOWLEDGE_PAGE -> shorthand.acknowledgePage(scene, token.subject());
      case ACKNOWLEDGE, RESOLVE, REOPEN, IMPACT, NOTE, PAGE -> onIncident(scene, token, input);
    };
  }

  private Message onIncident(Scene scene, ActionToken token, @Nullable String input) {
    return queries
        .incident(token.subject())
        .map(incident -> perform(scene, token.kind(), incident, input))
        .orElseGet(() -> Message.error("This incident was deleted. Nothing was changed."));
  }

  private Message perform(
      Scene scene, ActionToken.Kind kind, Incident incident, @Nullable String input) {
    String number = "#" + incident.number();
    return switch (kind) {
      case ACKNOWLEDGE -> execute(scene, new AcknowledgeIncident(incident.arn(), scene.token()));
      case RESOLVE -> shorthand.resolve(scene, number);
      case REOPEN -> shorthand.reopen(scene, number);
      case IMPACT -> impact(scene, incident, input);
      case NOTE -> note(scene, incident, input);
      case PAGE -> shorthand.pageWhom(scene, incident);
      case ACKNOWLEDGE_ALL, ACKNOWLEDGE_PAGE ->
          throw new IllegalStateException("This is no button of an incident");
    };
  }

  private Message acknowledgeAll(Scene scene, UUID storm) {
    List<String> free =
        queries.storm(storm).stream()
            .flatMap(found -> queries.incidents(found, IncidentOperation.MOST_AT_ONCE).stream())
            .filter(incident -> Words.state(incident).equals("open"))
            .map(Incident::arn)
            .toList();
    if (free.isEmpty()) {
      return Message.text("Every incident of this storm is taken or resolved already.");
    }
    return calls.confirm(
        scene,
        new AcknowledgeIncidents(free),
        "Do you take " + Words.count(free.size(), "incident") + "?",
        "Acknowledge " + free.size());
  }

  private Message impact(Scene scene, Incident incident, @Nullable String input) {
    return input != null && input.matches("[1-5]")
        ? execute(scene, shorthand.impact(scene, incident, Integer.parseInt(input)))
        : Message.error(
            "Impact takes 1 to 5 (1 Critical, 2 High, 3 Medium, 4 Low, 5 No Impact). Nothing was"
                + " changed.");
  }

  private Message note(Scene scene, Incident incident, @Nullable String input) {
    return input == null || input.isBlank()
        ? Message.error("The note is empty. Nothing was noted.")
        : execute(scene, shorthand.note(scene, incident, input.strip()));
  }

  private Message execute(Scene scene, Operation<?> operation) {
    return calls.plainly(scene, operation);
  }
}
