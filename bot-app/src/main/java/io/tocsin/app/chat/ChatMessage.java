package io.tocsin.app.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the server hands it out; what we don't show is left out. Nothing else may be
 * missing.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ChatMessage(
    String id,
    int rev,
    String from,
    String at,
    String text,
    @Nullable List<Action> actions,
    @Nullable String thread,
    boolean error,
    @Nullable String replyTo) {

  ChatMessage {
    requireNonNull(id);
    requireNonNull(from);
    requireNonNull(at);
    requireNonNull(text);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Action(String id, String label) {
    Action {
      requireNonNull(id);
      requireNonNull(label);
    }
  }

  List<Action> buttons() {
    return actions == null ? List.of() : actions;
  }

  /** The other one, if that is the same message as it is told this once. */
  ChatMessage or(@Nullable ChatMessage once) {
    return once != null && once.id().equals(id) ? once : this;
  }

  boolean answers(String message) {
    return message.equals(replyTo);
  }

  /** Whether it asks to say yes to something that can't be undone. */
  boolean asksForConfirmation() {
    return buttons().stream().anyMatch(action -> action.id().startsWith("confirm"));
  }
}
