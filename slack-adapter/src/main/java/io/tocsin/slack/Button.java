package io.tocsin.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Input;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a button tells whoever hears of the press. Of a button that asks for nothing it
 * is the identifier of the action, and nothing else; of one that does, it holds what is asked for,
 * since Slack hands back nothing more.
 *
 * @param id of the {@link Action}
 * @param label what stands on the button; empty if that is not known any more
 * @param input what to ask for before it counts as pressed; null if for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Button(String id, String label, @Nullable Input input) {
  private static final String FORM = "{";

  /** The value; empty if Slack would not take it. */
  static Optional<String> value(Action action) {
    String value =
        action.input() == null
            ? action.id()
            : Json.write(new Button(action.id(), action.label(), action.input()));
    boolean fits = !value.isEmpty() && value.length() <= Limits.VALUE;
    return fits ? Optional.of(value) : Optional.empty();
  }

  /** Reads {@link #value} back. */
  static Button read(String value) {
    return value.startsWith(FORM) ? Json.read(value, Button.class) : new Button(value, "", null);
  }
}
