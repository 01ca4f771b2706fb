package io.tocsin.web;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import java.util.List;
import java.util.Locale;

/**
 * What a message says, ready for a template.
 *
 * @param sign the mark that the title begins with; empty if it begins with none
 * @param title empty for a plain answer
 * @param status what stands beside the title; empty if nothing does
 */
record Card(
    String tone,
    String sign,
    String title,
    String status,
    List<Part> parts,
    List<Button> buttons,
    boolean error) {
  private static final String SIGNS = "●◐✓▲";
  private static final int LONGEST_STATUS = 40;

  static Card of(Message message) {
    String title = message.title() == null ? "" : message.title();
    boolean signed =
        title.length() > 2 && SIGNS.indexOf(title.charAt(0)) >= 0 && title.charAt(1) == ' ';
    String status = title.isEmpty() ? "" : status(message.sections());
    return new Card(
        message.tone().name().toLowerCase(Locale.ROOT),
        signed ? title.substring(0, 1) : "",
        Visible.text(signed ? title.substring(2) : title),
        Visible.text(status),
        message.sections().stream().skip(status.isEmpty() ? 0 : 1).map(Part::of).toList(),
        message.actions().stream().map(Button::of).toList(),
        message.error());
  }

  /** A card that begins with a few words has its state in them: {@code OPEN · Critical}. */
  private static String status(List<Section> sections) {
    return !sections.isEmpty()
            && sections.getFirst() instanceof Section.Paragraph(String text)
            && text.length() <= LONGEST_STATUS
            && text.indexOf('\n') < 0
            && sections.size() > 1
        ? text
        : "";
  }

  boolean titled() {
    return !title.isEmpty();
  }
}
