package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.command.HelpText;
import io.tocsin.core.command.Parsed;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Operations;
import java.util.List;

/** Asks for the options that a command still needs. */
final class AskText {
  private AskText() {}

  static Message of(Parsed.Missing missing, boolean direct) {
    int count = missing.missing().size();
    String needed = count == 1 ? "One more thing is" : count + " more things are";
    String how = direct ? "" : ", beginning with @aws";
    String heading = needed + " needed; answer in one line or one by one" + how + " (or `cancel`):";
    List<String> options =
        missing.missing().stream().map(member -> option(missing, member)).toList();
    String text = heading + "\n  " + String.join("\n  ", options);
    List<Section> sections = List.of(new Section.Paragraph(heading), new Section.Bullets(options));
    return new Message(text, Tone.NEUTRAL, null, sections, List.of(), false);
  }

  private static String option(Parsed.Missing missing, Member member) {
    String help =
        missing.command().entry().option(member.option()).map(Operations.Option::help).orElse("");
    return "--" + member.option() + ": " + help + " (" + HelpText.hint(member) + ")";
  }
}
