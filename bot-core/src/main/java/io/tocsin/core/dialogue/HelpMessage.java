package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.command.HelpText;
import io.tocsin.core.command.Parsed.Topic;
import java.util.List;

/** Help as a message. */
final class HelpMessage {
  private HelpMessage() {}

  static Message of(Topic topic) {
    String text = HelpText.of(topic);
    return new Message(text, Tone.NEUTRAL, null, List.of(new Section.Code(text)), List.of(), false);
  }
}
