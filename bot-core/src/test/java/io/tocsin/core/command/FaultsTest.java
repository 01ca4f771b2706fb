package io.tocsin.core.command;

import static io.tocsin.core.command.Typed.fault;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault has its place, says what is allowed, and offers what was probably meant. */
class FaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ssm-incidents get-incident-recrod --arn 214 | get-incident-recrod | get-incident-record
          ssm-incident list-incident-records          | ssm-incident        | ssm-incidents
          strat checkout                              | strat               | start
          akc                                         | akc                 | ack
          list-incident-record                        | list-incident-record | list-incident-records
          sorce list                                  | sorce               | source
          source lits                                 | lits                | list
          plan sett p --rooms a                       | sett                | set
          help ressolve                               | ressolve            | resolve
          """)
  void should_guess_the_command(String line, String place, String guess) {
    Parsed.Faulty fault = fault(line);
    assertThat(fault.place().text()).isEqualTo(place);
    assertThat(fault.nearest()).startsWith(guess);
    assertThat(fault.corrected()).isEqualTo(line.replace(place, guess));
    assertThat(fault.message()).contains("“" + place + "”");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          start-incident --titel x                          | --titel   | --title
          start-incident p —titel x                         | —titel    | --title
          start-incident p --title a --imapct 2             | --imapct  | --impact
          start-incident p --title a —imapct 2              | —imapct   | --impact
          start-incident -foo p                             | -foo      | ``
          update-incident-record 214 --impact 2 -titel x    | -titel    | --title
          update-incident-record --arn 214 -titel x         | -titel    | --title
          get-incident-record --incident-record-arn 214     | --incident-record-arn | ``
          list-incident-records --regoin us-east-1          | --regoin  | --region
          --regoin us-east-1 list-incident-records          | --regoin  | --region
          start-incident p --title down --force             | --force   | ``
          """)
  void should_guess_the_option(String line, String place, String guess) {
    Parsed.Faulty fault = fault(line);
    assertThat(fault.place().text()).isEqualTo(place);
    if (guess.isEmpty()) {
      assertThat(fault.expected()).isNotEmpty().allMatch(option -> option.startsWith("--"));
    } else {
      assertThat(fault.nearest()).startsWith(guess);
      assertThat(fault.corrected()).isEqualTo(line.replace(place, guess));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          update-incident-record 214 --impact 9 | 9 | --impact takes 1 to 5 (1 Critical, 2 High, 3 Medium, 4 Low, 5 No Impact); you gave 9.
          update-incident-record 214 --impact 0 | 0 | --impact takes 1 to 5
          update-incident-record 214 --impact one | one | --impact takes 1 to 5
          update-incident-record 214 --impact 2.0 | 2.0 | --impact takes 1 to 5
          update-incident-record 214 --impact ٢ | ٢ | --impact takes 1 to 5
          impact 7 | 7 | impact takes 1 to 5
          impact | `` | impact takes 1 to 5
          update-incident-record 214 --impact 2 now please | now please | I don't know what to do with “now please” here.
          list-incident-records --max-results 500 | 500 | --max-results takes 1 to 100; you gave 500.
          list-incident-records --max-items 0 | 0 | --max-results takes 1 to 100
          list-incident-records --max-results ten | ten | --max-results takes 1 to 100
          list-incident-records OPEN | OPEN | I don't know what to do with “OPEN” here.
          get-incident-record 214 215 | 215 | I don't know what to do with “215” here.
          update-incident-record 214 --status CLOSED | CLOSED | --status takes one of a few words; “CLOSED” is none of them.
          set-plan p --resolve-on-ok maybe | maybe | I don't know what to do with “maybe” here.
          set-plan p --no-resolve-on-ok true | true | I don't know what to do with “true” here.
          start-incident --title --impact 2 | --title | --title needs a value after it.
          start-incident --response-plan-arn | --response-plan-arn | --response-plan-arn needs a value after it.
          start-incident p --title a --impact 2 --title b | --title | --title is given twice; which one do you mean?
          list-incident-records --max-items 5 --max-results 5 | --max-results | --max-results is given twice
          list-incident-records --region us-east-1 --region us-east-2 | --region | --region is given twice
          start-incident --re p | --re | --re can mean several options; write a bit more of it.
          create-timeline-event --event-time tomorrowish | tomorrowish | --event-time takes a time
          create-timeline-event --event-time 2026-13-01 | 2026-13-01 | --event-time takes a time
          create-timeline-event --event-time 25:00 | 25:00 | --event-time takes a time
          list-incident-records --output xml | xml | --output takes json, text, table or yaml.
          list-incident-records --output json please | please | I don't know what to do with “please” here.
          list-incident-records --region Mars | Mars | --region takes the name of a Region.
          --output json ssm-incidents -output text list-rooms | -output | -output is given twice
          --output json list-rooms --out text | --out | --out is given twice
          --cli-input-json {} list-rooms | --cli-input-json | --cli-input-json goes behind the command.
          --output | --output | --output needs a value after it.
          list-incident-records --query a[ | [ | --query is no JMESPath expression
          list-incident-records --query "a.b..c" | . | --query is no JMESPath expression
          ack everything | everything | “everything” is no incident.
          ack 214 215 | 215 | ack takes an incident and no more.
          incidents OPEN | OPEN | incidents takes nothing more.
          note | `` | note needs a text.
          note #214 | `` | note needs a text.
          --output json ack | ack | ack takes no options
          """)
  void should_say_what_is_wrong_and_where(String line, String place, String message) {
    Parsed.Faulty fault = fault(line);
    assertThat(fault.message()).startsWith(message);
    assertThat(fault.place().text()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          key=status,conditon={}                   | conditon | --filters has no “conditon”.
          key=status,condition={equal={}}          | equal    | condition has no “equal”.
          key=status,condition={equals=OPEN}       | OPEN     | equals is made of named parts.
          key=status,condition=                    | ``       | condition is made of named parts.
          status                                   | s        | Shorthand needs name=value; “s” can't stand here.
          key=status,                              | ``       | Shorthand needs name=value; the value ends here.
          key=status,key=impact                    | key      | “key” stands here twice.
          key=status,condition={equals={           | ``       | Shorthand needs name=value; the value ends here.
          key=status,condition={equals={a=1}}      | a        | equals has no “a”.
          key=status,condition={equals={a=1}       | ``       | Shorthand needs “,”; the value ends here.
          key=status,condition={equals={stringValues=[OPEN}} | } | Shorthand needs
          key=status,condition={after=soonish}     | soonish  | after takes a time
          key=impact,condition={equals={integerValues=[1,x]}} | x | integerValues takes a whole number; you gave “x”.
          {"key":"status","key":"x"}               | "key"    | “key” stands here twice.
          {"key":"status"                          | ``       | JSON needs “,”; the value ends here.
          {"key":status}                           | s        | JSON needs a value (text in double quotes); “s” can't stand here.
          {"key" "status"}                         | "        | JSON needs “:”; “"” can't stand here.
          {"key":"status}                          | "        | This quote is never closed.
          [{"key":"status"}] [                     | [        | The value is complete before “[”.
          [{"key":"sta\\qtus"}]                    | sta\\qtus | JSON has no escape “\\q”.
          {"key":"status","condition":{"after":{}}} | {}      | after takes one value, not several.
          {"key":"status",}                        | }        | JSON needs a name in double quotes; “}” can't stand here.
          """)
  void should_point_into_values(String typed, String place, String message) {
    Parsed.Faulty fault = fault("list-incident-records --filters " + typed);
    assertThat(fault.message()).startsWith(message);
    assertThat(fault.place().text()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start-incident p --title file:///etc/hostname",
        "start-incident p --title \"file://x\"",
        "start-incident p --title FILE://x",
        "start-incident p --related-items file://items.json",
        "start-incident p --related-items fileb://items.json",
        "start-incident --cli-input-json file://start.json",
        "start-incident p --trigger-details rawData@=file://x,source=a,timestamp=now",
        "start-incident p --trigger-details {rawData@=fileb://x,source=a,timestamp=now}",
        "start-incident file://plan",
      })
  void should_refuse_files(String line) {
    Parsed.Faulty fault = fault(line);
    assertThat(fault.message()).contains("a chat has no files of yours");
    assertThat(fault.place().text()).containsIgnoringCase("file");
  }

  @Test
  void should_leave_a_file_address_within_prose() {
    assertThat(
            Typed.arguments("start-incident p --title cannot open file:///etc/x")
                .path("title")
                .asText())
        .isEqualTo("cannot open file:///etc/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --profile prod        | you act as yourself here
          --endpoint-url http://x | connection from your own machine
          --debug               | the terminal that the AWS CLI runs in
          --no-verify-ssl       | connection from your own machine
          --generate-cli-skeleton | --help lists the options
          --cli-input-yaml a: b | --cli-input-json takes the same as JSON
          """)
  void should_say_why_options_of_the_terminal_are_of_no_use(String option, String reason) {
    for (String line :
        new String[] {
          "list-incident-records " + option,
          option + " ssm-incidents list-incident-records",
          "ssm-incidents " + option + " list-incident-records"
        }) {
      Parsed.Faulty fault = fault(line);
      assertThat(fault.message()).contains(reason).contains("Leave it out");
      assertThat(fault.place().text()).isEqualTo(option.split(" ")[0]);
    }
  }

  @Test
  void should_point_at_the_second_of_two() {
    Parsed.Faulty fault = fault("start-incident p --title a --title b");
    assertThat(fault.place().start()).isEqualTo("start-incident p --title a ".length());
  }

  @Test
  void should_refuse_a_book() {
    String book = "note " + "x".repeat(60_000);
    assertThat(Typed.line(book)).isInstanceOf(Parsed.Faulty.class);
    assertThat(Typed.PARSER.parse(Line.inRoom(book), Typed.CONTEXT))
        .isInstanceOf(Parsed.NotForUs.class);
    assertThat(Typed.PARSER.parse(Line.inRoom("@aws " + book), Typed.CONTEXT))
        .isInstanceOf(Parsed.Faulty.class);
  }
}
