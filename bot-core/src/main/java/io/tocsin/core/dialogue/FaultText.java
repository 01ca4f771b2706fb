package io.tocsin.core.dialogue;

import io.tocsin.core.Violation;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.command.Parsed;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.Place;
import io.tocsin.core.command.Pointing;
import io.tocsin.core.operation.Member;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what is wrong in a line, at its place. */
final class FaultText {
  private FaultText() {}

  static Message of(Faulty faulty) {
    String text = Pointing.of(faulty).text();
    int marked = text.indexOf('\n') + 1;
    List<Section> sections =
        marked == 0
            ? List.of(new Section.Paragraph(text))
            : List.of(
                new Section.Paragraph(text.substring(0, marked - 1)),
                new Section.Code(text.substring(marked)));
    return new Message(text, Tone.NEUTRAL, null, sections, List.of(), true);
  }

  /** A name that stands for nothing, marked where it was given. */
  static Message unknown(Parsed.Call call, Names.Unknown unknown) {
    Place place = call.where().get(unknown.member());
    String sentence = RefusalText.text(unknown.refusal());
    return place == null ? Message.error(sentence) : of(Faulty.at(place, sentence));
  }

  /** Every constraint that the command breaks, the first one marked in the line. */
  static Message violations(Parsed.Call call, List<Violation> violations) {
    String sentences =
        violations.stream()
            .map(violation -> sentence(call, violation))
            .collect(Collectors.joining("\n"));
    String text = sentences + "\nNothing was changed.";
    return violations.stream()
        .map(violation -> call.where().get(member(violation)))
        .filter(place -> place != null)
        .findFirst()
        .map(place -> of(Faulty.at(place, text)))
        .orElseGet(() -> Message.error(text));
  }

  private static String sentence(Parsed.Call call, Violation violation) {
    return call.command().options().stream()
        .filter(option -> violation.path().equals(option.name()))
        .findFirst()
        .map(option -> sentence(option, violation))
        .orElseGet(() -> RefusalText.violation(violation));
  }

  private static String sentence(Member option, Violation violation) {
    List<String> allowed = option.words();
    return allowed.isEmpty() || violation.value() == null
        ? RefusalText.violation(violation)
        : "--%s takes %s; you gave %s."
            .formatted(option.option(), String.join(", ", allowed), violation.value());
  }

  private static String member(Violation violation) {
    int dot = violation.path().indexOf('.');
    return dot < 0 ? violation.path() : violation.path().substring(0, dot);
  }
}
