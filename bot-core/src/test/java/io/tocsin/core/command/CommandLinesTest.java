package io.tocsin.core.command;

import static io.tocsin.core.command.Typed.arguments;
import static io.tocsin.core.command.Typed.call;
import static io.tocsin.core.command.Typed.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.output.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that people type, and the operations they mean. */
class CommandLinesTest {
  @Test
  void should_leave_to_programs_what_is_for_programs() {
    assertThat(Commands.all().named("receive-event")).isEmpty();
    assertThat(Commands.all().named("create-rule")).isPresent();
  }

  private static final String PLAN = "arn:aws:ssm-incidents::111122223333:response-plan/checkout";

  @Test
  void should_understand_the_guides_first_example() {
    Parsed.Call call =
        inRoom(
            "@aws ssm-incidents start-incident --response-plan-arn"
                + " arn:aws:ssm-incidents::111122223333:response-plan/test-response-plan-chat"
                + " --region us-east-2");

    assertThat(call.command().operationName()).isEqualTo("StartIncident");
    assertThat(call.output().region()).isEqualTo("us-east-2");
    assertThat(call.arguments())
        .isEqualTo(
            json(
                "{responsePlanArn:"
                    + "'arn:aws:ssm-incidents::111122223333:response-plan/test-response-plan-chat'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\\"example timeline event\\\"\"", "\"\\\"example timeline event\"\\\""})
  void should_understand_the_guides_second_example(String data) {
    String arn =
        "arn:aws:ssm-incidents::111122223333:incident-record/MyResponsePlanChat/"
            + "98c397e6-7c10-aa10-9b86-f199aEXAMPLE";
    Parsed.Call call =
        inRoom(
            "@aws ssm-incidents create-timeline-event --event-data "
                + data
                + " --event-time 2023-03-31 T20:30:00.000  --event-type Custom Event"
                + " --incident-record-arn "
                + arn);

    assertThat(call.command().operationName()).isEqualTo("CreateTimelineEvent");
    assertThat(call.arguments().path("eventData").asText()).isEqualTo("\"example timeline event\"");
    assertThat(call.arguments().path("eventTime").asText()).isEqualTo("2023-03-31T20:30:00Z");
    assertThat(call.arguments().path("eventType").asText()).isEqualTo("Custom Event");
    assertThat(call.arguments().path("incidentRecordArn").asText()).isEqualTo(arn);
    assertThat(call.where().get("eventTime").text()).isEqualTo("2023-03-31 T20:30:00.000");
  }

  @Test
  void should_understand_the_guides_third_example() {
    Parsed.Call call = inRoom("@aws ssm-incidents list-incident-records");
    assertThat(call.command().operationName()).isEqualTo("ListIncidentRecords");
    assertThat(call.arguments()).isEmpty();
    assertThat(call.output()).isEqualTo(OutputOptions.PLAIN);
    assertThat(call.confirmed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm-incidents get-incident-record --arn 214",
        "SSM-Incidents Get-Incident-Record --ARN 214",
        "aws ssm-incidents get-incident-record --arn 214",
        "get-incident-record --arn 214",
        "get-incident-record -arn 214",
        "get-incident-record —arn 214",
        "get-incident-record –arn 214",
        "get-incident-record --arn=214",
        "get-incident-record --arn = 214",
        "get-incident-record --arn \"214\"",
        "get-incident-record --arn “214”",
        "get-incident-record --arn '214'",
        "get-incident-record --arn '214' ",
        "get-incident-record --a 214",
        "get-incident-record 214",
        "ssm-incidents\nget-incident-record\n  --arn\n  214",
        "ssm-incidents get-incident-record \\\n  --arn 214",
        "ssm-incidents\u00a0get-incident-record\u00a0--arn\u00a0214\u200b",
        "ssm-incidents get-incident-record --arn 2\u200b14",
        "get-incident-record --cli-input-json {\"arn\":\"214\"}",
        "get-incident-record --cli-input-json '{\"Arn\": \"214\"}'",
        "get-incident-record --no-paginate --arn 214",
      })
  void should_understand_many_ways_to_type_one_thing(String line) {
    Parsed.Call call = call(line);
    assertThat(call.command().operationName()).isEqualTo("GetIncidentRecord");
    assertThat(call.arguments()).isEqualTo(json("{arn:'214'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Checkout is down            | Checkout is down
          "Checkout is down"          | Checkout is down
          “Checkout is down”          | Checkout is down
          'Checkout is down'          | Checkout is down
          'it's down'                 | it's down
          don't panic                 | don't panic
          don’t panic                 | don’t panic
          “don’t panic”               | don’t panic
          "He said “no” twice"        | He said “no” twice
          say "no" twice              | say "no" twice
          5" pipe burst               | 5" pipe burst
          "never closed               | "never closed
          'tis down                   | 'tis down
          "a \\"b\\" c"               | a "b" c
          "C:\\\\temp"                | C:\\temp
          C:\\temp                    | C:\\temp
          'C:\\temp\\'                | C:\\temp\\
          'don\\'t'                    | don't
          down — all of it            | down — all of it
          down —completely            | down —completely
          down -verbose               | down -verbose
          a - b -- c                  | a - b -- c
          "--force failed"            | --force failed
          -5 degrees                  | -5 degrees
          --5                         | --5
          title                       | title
          a=b,c={d}                   | a=b,c={d}
          {"a":1}                     | {"a":1}
          100 %                       | 100 %
          https://x.io/a?b=c&d=--e    | https://x.io/a?b=c&d=--e
          <b>&amp;                    | <b>&amp;
          Ïñtërnâtiônàl 結帳 👩‍🚒      | Ïñtërnâtiônàl 結帳 👩‍🚒
          ""                          | ``
          """)
  void should_keep_prose_as_it_was_typed(String typed, String title) {
    String line = "start-incident --response-plan-arn p --title " + typed + " --impact 2";
    assertThat(arguments(line).path("title").asText()).isEqualTo(title);
    assertThat(arguments(line).path("impact").asInt()).isEqualTo(2);
    assertThat(arguments(line)).hasSize(3);
  }

  @Test
  void should_keep_the_line_breaks_of_prose() {
    assertThat(arguments("update-incident-record 214 --summary first\nsecond — “third”"))
        .isEqualTo(json("{arn:'214',summary:'first\\nsecond — “third”'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 | 1
          5 | 5
          "2" | 2
          critical | 1
          High | 2
          MEDIUM | 3
          low | 4
          no-impact | 5
          No Impact | 5
          none | 5
          """)
  void should_know_impacts_by_number_and_name(String typed, int impact) {
    assertThat(arguments("update-incident-record --arn 214 --impact " + typed + " --title x"))
        .isEqualTo(json("{arn:'214',title:'x',impact:" + impact + "}"));
    assertThat(arguments("update-incident-record --impact=" + typed + " --arn 214"))
        .isEqualTo(json("{arn:'214',impact:" + impact + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESOLVED", "resolved", "Resolved", "\"resolved\""})
  void should_know_the_words_of_an_enumeration_in_any_case(String typed) {
    assertThat(arguments("update-incident-record 214 --status " + typed))
        .isEqualTo(json("{arn:'214',status:'RESOLVED'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          set-plan p --resolve-on-ok       | true
          set-plan p --resolve-on-ok true  | true
          set-plan p --resolve-on-ok=false | false
          set-plan p --resolve-on-ok off   | false
          set-plan p --no-resolve-on-ok    | false
          set-plan --no-resolve --arn p    | false
          plan set p —no-resolve-on-ok     | false
          """)
  void should_switch_flags_on_and_off(String line, boolean on) {
    assertThat(arguments(line)).isEqualTo(json("{arn:'p',resolveOnOk:" + on + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a b                | ['a','b']
          "a" 'b c'          | ['a','b c']
          a,b                | ['a,b']
          ["a", "b"]         | ['a','b']
          [“a”, “b”]         | ['a','b']
          '["a","b"]'        | ['a','b']
          "[\\"a\\",\\"b\\"]" | ['a','b']
          a                  | ['a']
          ``                 | []
          """)
  void should_read_lists_of_words(String typed, String keys) {
    assertThat(arguments("untag-resource --tag-keys " + typed + " --resource-arn r"))
        .isEqualTo(json("{resourceArn:'r',tagKeys:" + keys + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team=payments,tier=a b",
        "team=payments, tier = a b",
        "'team=payments,tier=a b'",
        "\"team=payments,tier=a b\"",
        "team=payments,tier=\"a b\"",
        "team='payments',tier='a b'",
        "{\"team\":\"payments\",\"tier\":\"a b\"}",
        "{ “team”: “payments”,\n “tier”: \"a b\" }",
        "'{\"team\":\"payments\",\"tier\":\"a b\"}'",
        "\"{\\\"team\\\":\\\"payments\\\",\\\"tier\\\":\\\"a b\\\"}\"",
        "{team=payments,tier=a b}",
      })
  void should_read_maps(String typed) {
    assertThat(arguments("tag-resource --resource-arn r --tags " + typed))
        .isEqualTo(json("{resourceArn:'r',tags:{team:'payments',tier:'a b'}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title=Doc,identifier={type=OTHER,value={url=https://x}} title=Run book,"
            + "identifier={type=metric,value={metricDefinition='[{\"a\":1}]'}}",
        "'title=Doc,identifier={type=OTHER,value={url=https://x}}' \"title=Run book,"
            + "identifier={type=METRIC,value={metricDefinition='[{\\\"a\\\":1}]'}}\"",
        "title=Doc, identifier = { type = OTHER, value = { url = https://x } }\n title=Run book,"
            + " identifier={type=METRIC,value={metricDefinition=[{\"a\":1}]}}",
        "[{\"title\":\"Doc\",\"identifier\":{\"type\":\"OTHER\",\"value\":{\"url\":\"https://x\"}}},"
            + "{\"title\":\"Run book\",\"identifier\":{\"type\":\"METRIC\","
            + "\"value\":{\"metricDefinition\":\"[{\\\"a\\\":1}]\"}}}]",
        "{\"title\":\"Doc\",\"identifier\":{\"type\":\"OTHER\",\"value\":{\"url\":\"https://x\"}}}"
            + " {\"title\":\"Run book\",\"identifier\":{\"type\":\"METRIC\","
            + "\"value\":{\"metricDefinition\":\"[{\\\"a\\\":1}]\"}}}",
      })
  void should_read_lists_of_structures(String typed) {
    assertThat(arguments("start-incident p --related-items " + typed))
        .isEqualTo(
            json(
                "{responsePlanArn:'p',relatedItems:["
                    + "{title:'Doc',identifier:{type:'OTHER',value:{url:'https://x'}}},"
                    + "{title:'Run book',identifier:{type:'METRIC',"
                    + "value:{metricDefinition:'[{\"a\":1}]'}}}]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --trigger-details source=x,timestamp=2024-01-02T03:04:05Z,triggerArn=arn:a \
          | {source:'x',timestamp:'2024-01-02T03:04:05Z',triggerArn:'arn:a'}
          --trigger-details source=my tool,timestamp=now,rawData='{"a":1}' \
          | {source:'my tool',timestamp:'2026-11-23T13:30:00Z',rawData:'{"a":1}'}
          --trigger-details source=x,timestamp=yesterday 22:10,rawData={"a":[1,"b"]} \
          | {source:'x',timestamp:'2026-11-22T21:10:00Z',rawData:'{"a":[1,"b"]}'}
          --trigger-details {"Source":"x","timestamp":1700000000,"triggerArn":null} \
          | {source:'x',timestamp:'2023-11-14T22:13:20Z'}
          --trigger-details source=a\\,b,timestamp=1700000000.5 \
          | {source:'a,b',timestamp:'2023-11-14T22:13:20.500Z'}
          """)
  void should_read_structures(String typed, String details) {
    assertThat(arguments("start-incident p " + typed))
        .isEqualTo(json("{responsePlanArn:'p',triggerDetails:" + details + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          key=status,condition={equals={stringValues=[OPEN]}} \
          | [{key:'status',condition:{equals:{stringValues:['OPEN']}}}]
          key=status,condition={equals={stringValues=OPEN}} \
          | [{key:'status',condition:{equals:{stringValues:['OPEN']}}}]
          key=status,condition={equals={stringValues=OPEN,RESOLVED}} \
          | [{key:'status',condition:{equals:{stringValues:['OPEN','RESOLVED']}}}]
          key=impact,condition={equals={integerValues=[1, 2]}} key=createdBy,condition={equals={stringValues=["a b",c]}} \
          | [{key:'impact',condition:{equals:{integerValues:[1,2]}}},{key:'createdBy',condition:{equals:{stringValues:['a b','c']}}}]
          key=creationTime,condition={after=2026-11-23} \
          | [{key:'creationTime',condition:{after:'2026-11-23T00:00:00Z'}}]
          condition={before=10 minutes ago},key=creationTime \
          | [{key:'creationTime',condition:{before:'2026-11-23T13:20:00Z'}}]
          """)
  void should_read_filters(String typed, String filters) {
    assertThat(arguments("list-incident-records --filters " + typed))
        .isEqualTo(json("{filters:" + filters + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          chatbotSns=arn:1,arn:2     | {chatbotSns:['arn:1','arn:2']}
          chatbotSns=[arn:1,arn:2]   | {chatbotSns:['arn:1','arn:2']}
          chatbotSns=arn:1           | {chatbotSns:['arn:1']}
          ChatbotSns=arn:1           | {chatbotSns:['arn:1']}
          empty={}                   | {empty:{}}
          {"empty":{}}               | {empty:{}}
          '{"empty":{}}'             | {empty:{}}
          """)
  void should_read_unions(String typed, String channel) {
    assertThat(arguments("update-response-plan p --chat-channel " + typed))
        .isEqualTo(json("{arn:'p',chatChannel:" + channel + "}"));
  }

  @Test
  void should_read_a_whole_plan() {
    assertThat(
            arguments(
                """
                ssm-incidents create-response-plan --name checkout
                  --incident-template title="Checkout down",impact=critical,notificationTargets=[{snsTopicArn=arn:t}]
                  --engagements arn:c1 arn:c2
                  --actions 'ssmAutomation={documentName=Doc,roleArn=arn:r,parameters={a=[x,y],b=z},dynamicParameters={i={variable=INCIDENT_RECORD_ARN}},targetAccount=impacted-account}'
                  --tags a=b
                """))
        .isEqualTo(
            json(
                "{name:'checkout',incidentTemplate:{title:'Checkout down',impact:1,"
                    + "notificationTargets:[{snsTopicArn:'arn:t'}]},engagements:['arn:c1','arn:c2'],"
                    + "actions:[{ssmAutomation:{documentName:'Doc',roleArn:'arn:r',"
                    + "parameters:{a:['x','y'],b:['z']},"
                    + "dynamicParameters:{i:{variable:'INCIDENT_RECORD_ARN'}},"
                    + "targetAccount:'IMPACTED_ACCOUNT'}}],tags:{a:'b'}}"));
  }

  @Test
  void should_read_related_items_as_the_guide_writes_them() {
    assertThat(
            arguments(
                "update-related-items --incident-record-arn 214 --related-items-update"
                    + " '{\"itemToRemove\":{\"type\":\"OTHER\",\"value\":{\"url\":\"https://x\"}}}'"))
        .isEqualTo(
            json(
                "{incidentRecordArn:'214',relatedItemsUpdate:"
                    + "{itemToRemove:{type:'OTHER',value:{url:'https://x'}}}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list-incident-records --max-results 5 --next-token abc",
        "list-incident-records --max-items 5 --starting-token abc",
        "list-incident-records --page-size 5 --next-token abc --no-paginate",
      })
  void should_take_pages_as_the_cli_names_them(String line) {
    assertThat(arguments(line)).isEqualTo(json("{maxResults:5,nextToken:'abc'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--region us-east-2 --output yaml --query A[].B ssm-incidents list-incident-records --yes",
        "ssm-incidents --output yaml --yes list-incident-records --query A[].B --region us-east-2",
        "aws --region=us-east-2 ssm-incidents list-incident-records --query \"A[].B\" --output yaml"
            + " --yes",
        "list-incident-records —query 'A[].B' -output YAML-stream -region US-EAST-2 -yes",
      })
  void should_take_options_of_every_command_anywhere(String line) {
    Parsed.Call call = call(line);
    assertThat(call.output().format()).isEqualTo(Format.YAML);
    assertThat(call.output().region()).isEqualTo("us-east-2");
    assertThat(call.output().query()).hasToString("A[].B");
    assertThat(call.confirmed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          IncidentRecordSummaries[?Status=='OPEN'].Title | IncidentRecordSummaries[?Status=='OPEN'].Title
          a[?b == 'c d'].{X: Y} | a[?b == 'c d'].{X: Y}
          a[?b == ‘c d’] | a[?b == 'c d']
          'a[0]' | a[0]
          """)
  void should_take_a_query_with_and_without_quotes(String typed, String query) {
    assertThat(call("list-incident-records --query " + typed + " --max-results 1").output().query())
        .hasToString(query);
  }

  @Test
  void should_let_options_win_over_a_whole_input() {
    assertThat(
            arguments(
                "start-incident --title mine --cli-input-json"
                    + " {\"responsePlanArn\":\""
                    + PLAN
                    + "\",\"title\":\"theirs\",\"impact\":3}"))
        .isEqualTo(json("{title:'mine',responsePlanArn:'" + PLAN + "',impact:3}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create-timeline-event 214 14:05 Custom Event rolled back deploy 81f2",
        "create-timeline-event 214 today 14:05 \"custom event\" \"rolled back deploy 81f2\"",
        "create-timeline-event 14:05 rolled back deploy 81f2 --event-type custom event --inc 214",
      })
  void should_take_required_values_by_position(String line) {
    assertThat(arguments(line))
        .isEqualTo(
            json(
                "{incidentRecordArn:'214',eventTime:'2026-11-23T13:05:00Z',"
                    + "eventType:'Custom Event',eventData:'rolled back deploy 81f2'}"));
  }

  @Test
  void should_know_the_command_that_the_guide_misspells() {
    assertThat(call("ssm-incidents list-response-plan").command().name())
        .isEqualTo("list-response-plans");
  }

  @Test
  void should_tell_the_place_of_every_member() {
    Parsed.Call call =
        call(
            "update-incident-record 214 --title \"Down\" --impact 2 --cli-input-json {\"summary\":\"s\"}");
    assertThat(call.where().get("arn").text()).isEqualTo("214");
    assertThat(call.where().get("title").text()).isEqualTo("\"Down\"");
    assertThat(call.where().get("impact").text()).isEqualTo("2");
    assertThat(call.where().get("summary").text()).isEqualTo("\"s\"");
  }

  private static Parsed.Call inRoom(String text) {
    return (Parsed.Call) Typed.PARSER.parse(Line.inRoom(text), Typed.CONTEXT);
  }
}
