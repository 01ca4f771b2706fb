package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.Parsed.Call;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.Parsed.Missing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No line makes the parser throw or hang, and what it says of a line can always be shown. */
class AnyLinePropertyTest {
  private static final List<String> LINES =
      List.of(
          "@aws ssm-incidents start-incident --response-plan-arn checkout --title “Down” —impact 2",
          "@aws ssm-incidents create-timeline-event --event-data \"\\\"x\\\"\" --event-time 2023-03-31"
              + " T20:30:00.000 --event-type Custom Event --incident-record-arn arn:aws:x",
          "list-incident-records --filters key=status,condition={equals={stringValues=[OPEN]}}",
          "update-related-items 214 {“itemToAdd”: {\"identifier\":{\"type\":\"OTHER\"}}}",
          "tag-resource --resource-arn r --tags 'a=b,c=\"d e\"' --query A[?b=='c'].{D:d} --output yaml",
          "start-incident p --related-items title=a,identifier={type=OTHER,value={url=x}} title=b",
          "set-plan p --rooms a b --no-resolve-on-ok --yes --region us-east-1",
          "note #214 don't — panic",
          "impact 214 no impact",
          "create-timeline-event 214 yesterday 22:10 Note rolled back",
          "get-incident-record --cli-input-json {\"arn\":\"214\"}");

  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "“",
          "”",
          "’",
          "{",
          "}",
          "[",
          "]",
          "=",
          ",",
          ":",
          "\\",
          "\\\"",
          "--",
          "—",
          "-x ",
          " ",
          "\n",
          "\u00a0",
          "\u200b",
          "\u202e",
          "`",
          "```",
          "@",
          "#",
          "<",
          "&lt;",
          "👩‍🚒",
          "\ud800",
          "--title ",
          "--filters ",
          "--query ",
          "--arn",
          "ssm-incidents ",
          "help",
          "null",
          "ı",
          "İ");

  @Provide
  Arbitrary<String> mutated() {
    Arbitrary<String> line = Arbitraries.of(LINES);
    Arbitrary<List<String>> pieces = Arbitraries.of(PIECES).list().ofMaxSize(6);
    return Combinators.combine(line, pieces, Arbitraries.longs())
        .as((text, more, seed) -> mutate(text, more, new Random(seed)));
  }

  private static String mutate(String line, List<String> pieces, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (String piece : pieces) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, piece);
        case 1 -> text.replace(at, Math.min(text.length(), at + random.nextInt(8)), piece);
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }

  @Provide
  Arbitrary<String> made() {
    return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 1000)
  void should_survive_any_text(@ForAll String text) {
    understand(text);
  }

  @Property(tries = 2000)
  void should_survive_lines_that_are_nearly_right(@ForAll("mutated") String text) {
    understand(text);
  }

  @Property(tries = 1000)
  void should_survive_lines_made_of_syntax(@ForAll("made") String text) {
    understand(text);
    understand("list-incident-records --filters " + text);
    understand("start-incident p --trigger-details " + text + " --title " + text);
  }

  @Property(tries = 1000)
  void should_give_back_prose_as_typed(@ForAll("prose") String prose) {
    Parsed parsed = Typed.line("note “" + prose + "”");
    assertThat(parsed).isEqualTo(new ShortForm.Note(null, prose));
  }

  @Provide
  Arbitrary<String> prose() {
    return Arbitraries.strings()
        .all()
        .excludeChars('"', '\\', '“', '”', '„', '‟', '«', '»', '″', '＂')
        .ofMinLength(1)
        .excludeChars('`')
        .filter(text ->
            !Characters.invisible(text.charAt(0)) && !Normalised.of(text).strip().isEmpty());
  }

  @Example
  void should_not_slow_down_on_long_lines_of_one_kind() {
    for (String piece : PIECES) {
      understand("note " + piece.repeat(40_000 / piece.length()));
      understand("list-incident-records --filters " + piece.repeat(40_000 / piece.length()));
      understand("start-incident p --title " + (piece + "a ").repeat(10_000));
    }
  }

  private static void understand(String text) {
    for (Line line : List.of(Line.direct(text), new Line(text, List.of(), true, true, true))) {
      check(Typed.PARSER.parse(line, Typed.CONTEXT));
    }
    Missing missing = Typed.missing("create-timeline-event");
    check(Typed.PARSER.complete(missing, Line.direct(text), Typed.CONTEXT));
  }

  private static void check(Parsed parsed) {
    switch (parsed) {
      case Faulty fault -> shown(fault);
      case Call call -> places(call);
      case Missing missing -> {
        places(missing.soFar());
        assertThat(missing.missing()).isNotEmpty();
      }
      case Parsed.Help help -> assertThat(HelpText.of(help.topic())).isNotBlank();
      case ShortForm _, Parsed.Cancelled _, Parsed.NotForUs _ -> {}
    }
  }

  private static void shown(Faulty fault) {
    assertThat(fault.message()).isNotBlank();
    assertThat(Pointing.of(fault).text())
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]")
        .isNotBlank();
  }

  private static void places(Call call) {
    call.where().values().forEach(place -> assertThat(place.text()).isNotNull());
    assertThat(call.where().keySet())
        .containsExactlyInAnyOrderElementsOf(
            call.arguments().properties().stream().map(Map.Entry::getKey).toList());
  }
}
