package io.tocsin.core.dialogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Settings;
import io.tocsin.core.Tocsin;
import io.tocsin.core.Violation;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.command.OutputOptions;
import io.tocsin.core.command.Parsed;
import io.tocsin.core.dialogue.Question.Confirm;
import io.tocsin.core.operation.Binding;
import io.tocsin.core.operation.Bound;
import io.tocsin.core.operation.Destructive;
import io.tocsin.core.operation.Idempotent;
import io.tocsin.core.operation.Once;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.Operations;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEventOutput;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Carries out what was parsed: names become ARNs, the tree an operation, the outcome an answer. */
final class Calls {
  private final Tocsin tocsin;
  private final Binding binding;
  private final Names names;
  private final Questions questions;
  private final AnswerText answers;
  private final LiteralText literals;
  private final NoteButtons noteButtons;
  private final Clock clock;
  private final Settings settings;

  Calls(
      Tocsin tocsin,
      Binding binding,
      Names names,
      Questions questions,
      AnswerText answers,
      LiteralText literals,
      Clock clock,
      Settings settings) {
    this.tocsin = tocsin;
    this.binding = binding;
    this.names = names;
    this.questions = questions;
    this.answers = answers;
    this.literals = literals;
    this.noteButtons = new NoteButtons(questions);
    this.clock = clock;
    this.settings = settings;
  }

  /** A whole command. */
  Told perform(Scene scene, Parsed.Call call) {
    ObjectNode arguments = call.arguments().deepCopy();
    onlyOnce(scene, call, arguments);
    Optional<Names.Unknown> unknown = names.resolve(call.command(), arguments);
    if (unknown.isPresent()) {
      return Told.of(FaultText.unknown(call, unknown.get()));
    }
    return switch (binding.bind(operationType(call), arguments)) {
      case Bound.Misfits<? extends Operation<?>>(List<Violation> violations) ->
          Told.of(FaultText.violations(call, violations));
      case Bound.Fits<? extends Operation<?>>(Operation<?> operation) ->
          operation instanceof Destructive && !call.confirmed()
              ? Told.of(confirm(scene, operation, call))
              : execute(scene, operation, call.output());
    };
  }

  /** What arrives a second time does nothing a second time, where the operation can tell. */
  private static void onlyOnce(Scene scene, Parsed.Call call, ObjectNode arguments) {
    boolean contacts = call.command().service().equals(Operations.SSM_CONTACTS);
    String token = contacts ? scene.plainToken() : scene.token();
    if (token != null && Idempotent.class.isAssignableFrom(operationType(call))) {
      String member = contacts ? "idempotencyToken" : "clientToken";
      arguments.putIfAbsent(member, arguments.textNode(token));
    }
  }

  /** One operation, by whatever way it was asked for. */
  <R> Told execute(Scene scene, Operation<R> operation, OutputOptions output) {
    return told(scene, operation, outcome(scene, operation, output), output);
  }

  /** One operation that is no error if it was done before, with other details. */
  <R> Message unlessDone(Scene scene, Operation<R> operation, String already) {
    Outcome<R> outcome = outcome(scene, operation, OutputOptions.PLAIN);
    return outcome instanceof Outcome.Refused<R>(Refusal.Conflict conflict)
        ? Message.text(already)
        : told(scene, operation, outcome, OutputOptions.PLAIN).kept();
  }

  private <R> Outcome<R> outcome(Scene scene, Operation<R> operation, OutputOptions output) {
    return tocsin.execute(scene.caller(settings.account(), output.region()), operation);
  }

  private <R> Told told(
      Scene scene, Operation<R> operation, Outcome<R> outcome, OutputOptions output) {
    return switch (outcome) {
      case Outcome.Refused<R> refused -> Told.of(refusal(scene, refused.refusal()));
      case Outcome.Accepted<R>(R result) -> answer(scene, operation, result, output);
    };
  }

  private Message refusal(Scene scene, Refusal refusal) {
    return scene.actor().guest() && refusal instanceof Refusal.Denied
        ? Message.error("You are a guest here: you can look at everything, but change nothing.")
        : RefusalText.of(names.withNearest(refusal));
  }

  /** One operation whose answer, in words, tells no secret. */
  Message plainly(Scene scene, Operation<?> operation) {
    return execute(scene, operation, OutputOptions.PLAIN).kept();
  }

  private <R> Told answer(Scene scene, Operation<R> operation, R result, OutputOptions output) {
    Message now = message(operation, result, output);
    R seen = Once.kept(result);
    Message kept = seen == result ? now : message(operation, seen, output);
    List<Action> buttons = output.literal() ? List.of() : buttons(scene, operation, result, output);
    return new Told(now.withActions(buttons), kept.withActions(buttons));
  }

  private <R> Message message(Operation<R> operation, R result, OutputOptions output) {
    return output.literal()
        ? literals.of(operation, result, output)
        : answers.of(operation, result, clock.instant());
  }

  private <R> List<Action> buttons(
      Scene scene, Operation<R> operation, R result, OutputOptions output) {
    return result instanceof CreateTimelineEventOutput written
        ? noteButtons.of(scene, written)
        : literals.offers(scene, operation, result, output);
  }

  private Message confirm(Scene scene, Operation<?> operation, Parsed.Call call) {
    String text = "Do you mean it? `%s` takes it from sight.".formatted(call.command().typed());
    return confirm(new Confirm(scene, operation, call.output()), text, "Delete", Style.DANGER);
  }

  /** Asks whether many are meant, before anything is done. */
  Message confirm(Scene scene, Operation<?> operation, String question, String label) {
    Confirm confirm = new Confirm(scene, operation, OutputOptions.PLAIN);
    return confirm(confirm, question, label, Style.PRIMARY);
  }

  /** A button that has an operation done, for whoever it was offered to. */
  Action offer(Scene scene, Operation<?> operation, String label) {
    Question again = new Question.Again(scene, operation, OutputOptions.PLAIN);
    return new Action(questions.offer("do", again), label, Style.NORMAL, null, null);
  }

  private Message confirm(Confirm confirm, String question, String label, Style style) {
    String button = questions.ask("confirm", confirm);
    return Message.text(question + " Press the button, or answer `yes`.")
        .withActions(List.of(new Action(button, label, style, null, "yes")));
  }

  private static Class<? extends Operation<?>> operationType(Parsed.Call call) {
    @SuppressWarnings("unchecked") // the commands are made from the operations and nothing else
    Class<? extends Operation<?>> type = (Class<? extends Operation<?>>) call.command().operation();
    return type;
  }
}
