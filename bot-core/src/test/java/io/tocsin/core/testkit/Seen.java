package io.tocsin.core.testkit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the bot as somebody sees it.
 *
 * @param reference by which the chat knows it
 * @param at when it was posted
 * @param thread reference of the message in whose thread it is; null if in none
 * @param text the whole of it in plain text, as on a lock screen
 * @param shown the whole of it as it stands in the chat, without its buttons
 */
public record Seen(
    String reference,
    Instant at,
    @Nullable String thread,
    String text,
    String shown,
    List<Button> buttons) {

  public Seen {
    buttons = List.copyOf(buttons);
  }

  /**
   * A button.
   *
   * @param value what the chat hands back for it
   */
  public record Button(String label, String value) {}

  public String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  public List<String> labels() {
    return buttons.stream().map(Button::label).toList();
  }

  /** The button with this label, which must be there. */
  public Button button(String label) {
    return buttons.stream()
        .filter(button -> button.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No button " + label + " on " + this));
  }
}
