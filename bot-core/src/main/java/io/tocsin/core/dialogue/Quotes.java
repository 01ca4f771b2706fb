package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Conversation.Quote;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Words;
import io.tocsin.core.command.OutputOptions;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import java.util.List;

/** Makes notes of what was said in a room, with the time and the name of whoever said it. */
final class Quotes {
  /** Leaves room in a note for who said it and where. */
  private static final int LONGEST = 8_000;

  /** More buttons than that nobody reads. */
  private static final int MOST = 5;

  private final Calls calls;
  private final Shorthand shorthand;
  private final Questions questions;

  Quotes(Calls calls, Shorthand shorthand, Questions questions) {
    this.calls = calls;
    this.shorthand = shorthand;
    this.questions = questions;
  }

  Message keep(Scene scene, Quote quote) {
    if (quote.said().text().isBlank()) {
      return Message.error("There is no text in this message. Nothing was noted.");
    }
    List<Incident> meant = shorthand.meant(scene);
    return switch (meant.size()) {
      case 0 -> Message.error("No incident is open here. Nothing was noted.");
      case 1 -> keep(scene, quote, meant.getFirst());
      default -> which(scene, quote, meant);
    };
  }

  private Message keep(Scene scene, Quote quote, Incident incident) {
    String already = "This is on the timeline of #" + incident.number() + " already.";
    return calls.unlessDone(scene, note(quote, incident), already);
  }

  private Message which(Scene scene, Quote quote, List<Incident> meant) {
    List<Action> actions =
        meant.stream().limit(MOST).map(incident -> button(scene, quote, incident)).toList();
    return Message.text("Which incident is it about?").withActions(actions);
  }

  private Action button(Scene scene, Quote quote, Incident incident) {
    Question note = new Question.Again(scene, note(quote, incident), OutputOptions.PLAIN);
    String label = Words.shortened(Words.name(incident), 70);
    return new Action(questions.offer("keep", note), label, Style.NORMAL, null, null);
  }

  private static Operation<?> note(Quote quote, Incident incident) {
    return new CreateTimelineEvent(
        quote.attempt().token() + "@" + incident.number(),
        text(quote.said()),
        List.of(new EventReference(null, incident.arn())),
        quote.attempt().at(),
        "Note",
        incident.arn());
  }

  private static String text(Quote.Said said) {
    String where = said.link() == null ? "" : ", " + said.link();
    return Words.shortened(said.text().strip(), LONGEST) + "\n— " + said.by() + where;
  }
}
