package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.command.OutputOptions;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEventOutput;
import io.tocsin.core.operation.TimelineOperation.DeleteTimelineEvent;
import java.util.List;

/** What can be done at once with a note that was just written. */
final class NoteButtons {
  private final Questions questions;

  NoteButtons(Questions questions) {
    this.questions = questions;
  }

  List<Action> of(Scene scene, CreateTimelineEventOutput written) {
    String event = written.eventId();
    String incident = written.incidentRecordArn();
    Operation<?> delete = new DeleteTimelineEvent(event, incident);
    String edit = questions.offer("edit", new Question.Edit(scene, event, incident));
    String remove =
        questions.offer("delete", new Question.Confirm(scene, delete, OutputOptions.PLAIN));
    return List.of(
        new Action(edit, "Edit", Style.NORMAL, new Input("Text", List.of(), true), null),
        new Action(remove, "Delete", Style.DANGER, null, null));
  }
}
