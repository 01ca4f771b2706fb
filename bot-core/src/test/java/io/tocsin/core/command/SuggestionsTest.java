package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.Completion.Suggestion;
import io.tocsin.core.command.Completion.Suggestions;
import io.tocsin.core.testkit.FewNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered while somebody types. */
class SuggestionsTest {
  private final Completion completion = new Completion("ops", new FewNames());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "@|@ops",
        "@o|@ops",
        "@TOC|@tocsin",
        "@ops st|start",
        "@ops: reo|reopen",
        "@aws plan s|show",
        "@aws start c|checkout",
        "@aws incident-rec|delete-incident-record",
        "@aws ack #2|#214",
        "@aws ack 2|#214",
        "@aws impact 214 no|no-impact",
        "@aws impact hi|high",
        "@aws plan set checkout --ro|--rooms",
        "@aws plan set checkout --rooms p|payments",
        "@aws source rotate g|grafana",
        "@aws source create x |CLOUDWATCH",
        "@aws ssm-incidents get-incident-rec|get-incident-record",
        "@aws get-incident-record --arn |#214",
        "@aws aws ssm-incidents update-incident-record --im|--impact",
        "@aws ssm-incidents update-incident-record --impact cr|critical",
        "@aws update-incident-record --status |OPEN",
        "@aws create-timeline-event --event-type No|Note",
        "@aws create-timeline-event —event-ti|--event-time",
        "@aws create-timeline-event --event-time |now",
        "@aws list-incident-records --output ya|yaml",
        "@aws help st|start",
        "@aws note #|#214",
        "@aws page b|bob",
        "@aws oncall |primary",
        "@aws gaps pr|primary",
        "@aws override n|nights",
        "@aws override primary b|bob",
        "@aws activate b|bob/mail",
        "@aws activate mai|bob/mail",
        "@aws ssm-contacts get-contact --contact-id b|bob",
        "@aws ssm-contacts get-contact b|bob",
        "@aws update-contact-channel --contact-channel-id b|bob/mail",
        "@aws create-contact --type PERSONAL --al|--alias",
        "@aws list-rotation-shifts --rotation-id n|nights",
        "@aws create-rotation --contact-ids b|bob",
        "@aws ssm-contacts tag-resource --resource-arn n|nights",
        "@aws update-response-plan --engagements p|primary",
        "@aws calendar b|bob",
        "@aws handover st|stop",
        "@aws handover set |primary",
        "@aws handover set primary --room p|payments",
        "@aws handover stop p|primary",
      })
  void the_likeliest_comes_first(String line, String expected) {
    assertThat(offered(line)).startsWith(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "hello @o",
        "start ",
        "@sam start ",
        "@aws note rolled back ",
        "@aws start checkout ",
        "@aws start checkout \"errors --",
        "@aws xyzzy ",
        "@aws plan xyzzy ",
        "@aws ack #214 ",
        "@aws start checkout zzz",
      })
  void what_is_not_a_command_or_is_free_text_is_left_alone(String line) {
    assertThat(offered(line)).isEmpty();
  }

  @Test
  void a_terminal_needs_no_mention() {
    assertThat(texts(completion.at("start ch", 8, true))).containsExactly("checkout");
    assertThat(texts(completion.at("", 0, true))).contains("start", "ack", "help", "ssm-incidents");
  }

  @Test
  void the_word_around_the_cursor_is_what_is_replaced() {
    Suggestions found = completion.at("@aws start chec now", 13, false);

    assertThat(texts(found)).containsExactly("checkout");
    assertThat(found.start()).isEqualTo(11);
    assertThat(found.end()).isEqualTo(15);
  }

  @Test
  void an_option_is_offered_once_and_what_must_be_given_comes_first() {
    List<String> options = offered("@aws create-timeline-event --event-data x --event-time now --");

    assertThat(options).startsWith("--event-type", "--incident-record-arn");
    assertThat(options).doesNotContain("--event-data", "--event-time").contains("--output");
  }

  @Test
  void every_suggestion_of_a_word_says_what_it_means() {
    assertThat(completion.at("@aws ", 5, false).items())
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item.meaning()).as(item.text()).isNotBlank());
  }

  @Test
  void what_is_complete_needs_no_list_and_a_cursor_outside_is_the_end() {
    assertThat(offered("@aws start checkout")).isEmpty();
    assertThat(texts(completion.at("@aws start c", 99, false))).contains("checkout");
    assertThat(texts(completion.at("@aws start c", -1, false))).contains("checkout");
  }

  private List<String> offered(String line) {
    return texts(completion.at(line, line.length(), false));
  }

  private static List<String> texts(Suggestions suggestions) {
    return suggestions.items().stream().map(Suggestion::text).toList();
  }
}
