package io.tocsin.web;

import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Input;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A button of a message, ready for a template.
 *
 * @param hint the line to type instead; empty if there is none
 * @param ask what it asks for first; null if nothing
 */
record Button(String action, String label, String style, String hint, @Nullable Ask ask) {

  /**
   * @param choices empty for free text
   */
  record Ask(String label, List<Choice> choices, boolean multiline) {}

  static Button of(Action action) {
    return new Button(
        action.id(),
        Visible.text(action.label()),
        action.style().name().toLowerCase(Locale.ROOT),
        action.command() == null ? "" : "Or type: " + Visible.text(action.command()),
        action.input() == null ? null : ask(action.input()));
  }

  private static Ask ask(Input input) {
    List<Choice> choices =
        input.choices().stream()
            .map(choice -> new Choice(choice.value(), Visible.text(choice.label())))
            .toList();
    return new Ask(Visible.text(input.label()), choices, input.multiline());
  }
}
