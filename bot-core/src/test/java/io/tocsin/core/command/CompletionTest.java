package io.tocsin.core.command;

import static io.tocsin.core.command.Typed.json;
import static io.tocsin.core.command.Typed.missing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.output.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions for what is missing, and the answers to them. */
class CompletionTest {
  private static final String NOTE = "ssm-incidents create-timeline-event --event-type Note";

  @Test
  void should_ask_first_for_what_names_the_thing_and_last_for_prose() {
    assertThat(missing(NOTE).missing())
        .extracting("name")
        .containsExactly("incidentRecordArn", "eventTime", "eventData");
    assertThat(missing("create-timeline-event").missing())
        .extracting("name")
        .containsExactly("incidentRecordArn", "eventTime", "eventType", "eventData");
    assertThat(missing("get-timeline-event").missing())
        .extracting("name")
        .containsExactly("incidentRecordArn", "eventId");
    assertThat(missing("create-response-plan").missing())
        .extracting("name")
        .containsExactly("name", "incidentTemplate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "214 now “rolled back”",
        "214 now rolled back",
        "\"214\" now 'rolled back'",
        "@aws 214 now rolled back",
        "214 2026-11-23 T13:30:00 rolled back",
        "--event-data rolled back --event-time now --incident-record-arn 214",
        "214 now --event-data rolled back",
        "—event-data rolled back —event-time now -incident-record-arn 214",
        "event-data rolled back --event-time now --incident-record-arn 214",
        "incident-record-arn 214 --event-time now --event-data \"rolled back\"",
      })
  void should_take_the_answer_in_one_line(String answer) {
    assertThat(answered(missing(NOTE), answer)).isInstanceOf(Parsed.Call.class);
    assertThat(((Parsed.Call) answered(missing(NOTE), answer)).arguments())
        .isEqualTo(
            json(
                "{eventType:'Note',incidentRecordArn:'214',eventTime:'2026-11-23T13:30:00Z',"
                    + "eventData:'rolled back'}"));
  }

  @Test
  void should_take_the_answer_one_by_one() {
    Parsed.Missing first = (Parsed.Missing) answered(missing(NOTE), "214");
    assertThat(first.missing()).extracting("name").containsExactly("eventTime", "eventData");
    Parsed.Missing second = (Parsed.Missing) answered(first, "event-time 14:05");
    assertThat(second.missing()).extracting("name").containsExactly("eventData");
    Parsed.Call call = (Parsed.Call) answered(second, "title page was down");
    assertThat(call.arguments().path("eventData").asText()).isEqualTo("title page was down");
    assertThat(call.where().get("eventType").line()).isEqualTo(NOTE);
    assertThat(call.where().get("eventData").line()).isEqualTo("title page was down");
  }

  @Test
  void should_keep_what_else_was_wanted() {
    Parsed.Call call =
        (Parsed.Call)
            answered(missing("get-incident-record --output yaml --region us-east-1 --yes"), "214");
    assertThat(call.output().format()).isEqualTo(Format.YAML);
    assertThat(call.output().region()).isEqualTo("us-east-1");
    assertThat(call.confirmed()).isTrue();
  }

  @Test
  void should_let_an_answer_correct_what_was_given_before() {
    Parsed.Call call =
        (Parsed.Call) answered(missing("update-incident-record --impact 2"), "214 --impact 3");
    assertThat(call.arguments()).isEqualTo(json("{impact:3,arn:'214'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "Cancel", "never mind", "Never  mind", "@aws: cancel"})
  void should_end_when_the_person_has_changed_their_mind(String answer) {
    assertThat(answered(missing(NOTE), answer)).isEqualTo(new Parsed.Cancelled());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incidents",
        "plans",
        "ssm-incidents list-incident-records",
        "aws ssm-incidents help",
        "help"
      })
  void should_read_a_command_of_its_own_as_that_one(String answer) {
    assertThat(answered(missing(NOTE), answer)).isEqualTo(Typed.line(answer));
  }

  @Test
  void should_point_into_a_wrong_answer() {
    Parsed.Faulty fault =
        (Parsed.Faulty) answered(missing("update-incident-record"), "214 --impact 9");
    assertThat(fault.place()).isEqualTo(new Place("214 --impact 9", 13, 14));
  }

  @Test
  void should_ask_again_when_the_answer_is_empty() {
    Parsed.Missing missing = missing(NOTE);
    assertThat(answered(missing, "@aws")).isEqualTo(missing);
  }

  @Test
  void should_not_change_the_question_by_answering_it() {
    Parsed.Missing missing = missing(NOTE);
    answered(missing, "214 now done");
    assertThat(missing.soFar().arguments()).isEqualTo(json("{eventType:'Note'}"));
  }

  private static Parsed answered(Parsed.Missing missing, String answer) {
    return Typed.PARSER.complete(missing, Line.direct(answer), Typed.CONTEXT);
  }
}
