package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.Parsed.Help;
import io.tocsin.core.command.Parsed.Topic;
import io.tocsin.core.operation.Member;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "help", "Help", "?", "--help", "-h", "aws help", "help me", "help help"})
  void should_help_with_everything(String line) {
    assertThat(Typed.line(line)).isEqualTo(new Help(new Topic.Overview()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm-incidents",
        "ssm-incidents help",
        "ssm-incidents --help",
        "aws ssm-incidents help",
        "help ssm-incidents",
        "ssm-incidents --output json"
      })
  void should_help_with_a_service(String line) {
    assertThat(Typed.line(line)).isEqualTo(new Help(new Topic.Service("ssm-incidents")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm-incidents start-incident --help",
        "ssm-incidents start-incident -help",
        "ssm-incidents start-incident help",
        "ssm-incidents help start-incident",
        "help ssm-incidents start-incident",
        "help start-incident",
        "start-incident --title x --help",
        "start-incident —help",
      })
  void should_help_with_a_command(String line) {
    Parsed parsed = Typed.line(line);
    assertThat(parsed)
        .isInstanceOfSatisfying(
            Help.class,
            help ->
                assertThat(((Topic.Command) help.topic()).command().name())
                    .isEqualTo("start-incident"));
  }

  @ParameterizedTest
  @CsvSource({
    "help ack, ack",
    "ack --help, ack",
    "ack help, ack",
    "note --help, note",
    "help start, start",
    "start --help, start",
    "plan, plan",
    "plan help, plan",
    "help plan set, plan set",
    "source create --help, source create",
    "help rooms, rooms",
  })
  void should_help_with_a_word(String line, String word) {
    assertThat(Typed.line(line)).isEqualTo(new Help(new Topic.Word(word)));
    assertThat(HelpText.of(new Topic.Word(word))).isNotBlank();
  }

  @Test
  void should_list_the_options_of_a_short_word() {
    assertThat(HelpText.of(new Topic.Word("plan set")))
        .startsWith("  plan set PLAN --OPTION")
        .contains("--resolve-on-ok", "--rooms");
  }

  static Stream<CommandSpec> commands() {
    return Commands.all().specs().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void should_name_every_option_of_every_command(CommandSpec command) {
    String text = HelpText.of(new Topic.Command(command));
    assertThat(text).startsWith(command.typed() + ": ").doesNotContain("null");
    assertThat(HelpText.of(new Topic.Service(command.service()))).contains(command.name());
    for (Member option : command.options()) {
      assertThat(text).containsPattern("(?m)^  --" + option.option() + " +\\S");
    }
  }

  @Test
  void should_fit_the_overview_on_a_screen() {
    List<String> lines = HelpText.of(new Topic.Overview()).lines().toList();
    assertThat(lines).hasSizeLessThan(28).allMatch(line -> line.length() <= 90);
  }

  @Test
  void should_offer_only_words_that_are_understood() {
    for (ShortHelp.Entry entry : ShortHelp.ENTRIES) {
      for (String word : entry.words()) {
        assertThat(Typed.line(word)).as(word).isNotInstanceOf(Parsed.NotForUs.class);
        assertThat(Typed.line("help " + word)).as(word).isInstanceOf(Help.class);
      }
    }
  }

  @Test
  void should_show_what_a_command_takes() {
    CommandSpec list = Commands.all().named("list-incident-records").orElseThrow();
    assertThat(HelpText.of(new Topic.Command(list)))
        .contains("condition={after=…|before=…|equals={integerValues=[…]|stringValues=[…]}},key=…")
        .contains("1 to 100");
    CommandSpec update = Commands.all().named("update-incident-record").orElseThrow();
    assertThat(HelpText.of(new Topic.Command(update)))
        .contains("OPEN or RESOLVED")
        .contains("1 to 5, or critical, high, medium, low, no-impact");
  }
}
