package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.command.OutputOptions;
import io.tocsin.core.command.output.Format;
import io.tocsin.core.command.output.Output;
import io.tocsin.core.command.output.Query;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.Paged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer as the AWS CLI prints it, and the buttons that lead there. */
final class LiteralText {
  private static final int LONGEST = 12_000;

  private final Questions questions;

  LiteralText(Questions questions) {
    this.questions = questions;
  }

  /** The answer in the wanted format; nothing to tell is said in words. */
  Message of(Operation<?> operation, Object result, OutputOptions output) {
    if (result instanceof Done) {
      return Message.text("Done. " + operation.operationName() + " answers nothing.");
    }
    try {
      return code(Output.of(operation, (Record) result, format(output), output.query()));
    } catch (Query.BadQuery bad) {
      return Message.error("--query can't be applied to this answer: " + bad.getMessage() + ".");
    }
  }

  /** A button for the same as JSON, and one for more where there is more. */
  List<Action> offers(Scene scene, Operation<?> operation, Object result, OutputOptions output) {
    if (result instanceof Done) {
      return List.of();
    }
    List<Action> offers = new ArrayList<>();
    more(operation, result)
        .ifPresent(next -> offers.add(button("more", "More", scene, next, output)));
    if (isRead(operation)) {
      OutputOptions json = new OutputOptions(null, Format.JSON, output.region());
      offers.add(button("json", "JSON", scene, operation, json));
    }
    return offers;
  }

  private Action button(
      String prefix, String label, Scene scene, Operation<?> operation, OutputOptions output) {
    String id = questions.offer(prefix, new Question.Again(scene, operation, output));
    return new Action(id, label, Style.NORMAL, null, null);
  }

  private static Optional<Operation<?>> more(Operation<?> operation, Object result) {
    String token = Pages.nextToken(result);
    return operation instanceof Paged && token != null
        ? Optional.of(Pages.after(operation, token))
        : Optional.empty();
  }

  /** Reads can be asked again without harm. */
  private static boolean isRead(Operation<?> operation) {
    return operation.operationName().startsWith("Get")
        || operation.operationName().startsWith("List");
  }

  private static Format format(OutputOptions output) {
    return output.format() == null ? Format.JSON : output.format();
  }

  /** What is too long for a room is cut at a line, and how to get less is said. */
  private static String fitting(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Math.max(text.lastIndexOf('\n', LONGEST), LONGEST / 2);
    return text.substring(0, end)
        + "\n… and "
        + (text.length() - end)
        + " more characters. Ask for less: --query, --max-results or --filters.";
  }

  private static Message code(String whole) {
    String text = fitting(whole);
    return new Message(text, Tone.NEUTRAL, null, List.of(new Section.Code(text)), List.of(), false);
  }
}
