package io.tocsin.core.command;

import static io.tocsin.core.command.Typed.json;
import static io.tocsin.core.command.Typed.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShortFormsTest {
  private static final String ARN = "arn:aws:ssm-incidents::111122223333:incident-record/p/u";

  static Stream<Arguments> lines() {
    return Stream.of(
        meaning("ack", new ShortForm.Ack(null)),
        meaning("Ack", new ShortForm.Ack(null)),
        meaning("ACK 214", new ShortForm.Ack("214")),
        meaning("ack #214", new ShortForm.Ack("#214")),
        meaning("ack #214:", new ShortForm.Ack("#214")),
        meaning("ack " + ARN, new ShortForm.Ack(ARN)),
        meaning("a\u200bck\u00a0214", new ShortForm.Ack("214")),
        meaning("resolve", new ShortForm.Resolve(null)),
        meaning("resolve 214", new ShortForm.Resolve("214")),
        meaning("status", new ShortForm.Status(null)),
        meaning("status #214", new ShortForm.Status("#214")),
        meaning("status --deliveries", new ShortForm.Deliveries()),
        meaning("Status —Deliveries", new ShortForm.Deliveries()),
        meaning("timeline 214", new ShortForm.Timeline("214")),
        meaning("incidents", new ShortForm.Incidents()),
        meaning("impact 2", new ShortForm.Impact(null, 2)),
        meaning("impact high", new ShortForm.Impact(null, 2)),
        meaning("impact no impact", new ShortForm.Impact(null, 5)),
        meaning("impact 214 2", new ShortForm.Impact("214", 2)),
        meaning("impact #214 critical", new ShortForm.Impact("#214", 1)),
        meaning("impact 3 No Impact", new ShortForm.Impact("3", 5)),
        meaning("note 3 servers down", new ShortForm.Note(null, "3 servers down")),
        meaning("note #214 3 down", new ShortForm.Note("#214", "3 down")),
        meaning("note #214: rolled back", new ShortForm.Note("#214", "rolled back")),
        meaning("note " + ARN + " rolled back", new ShortForm.Note(ARN, "rolled back")),
        meaning("note “rolled back”", new ShortForm.Note(null, "rolled back")),
        meaning("note the “new” build", new ShortForm.Note(null, "the “new” build")),
        meaning("note don’t — panic\nstill", new ShortForm.Note(null, "don’t — panic\nstill")),
        meaning("note --force did it", new ShortForm.Note(null, "--force did it")),
        meaning("note —force did it", new ShortForm.Note(null, "—force did it")),
        meaning("note help", new ShortForm.Note(null, "help")),
        meaning("note #214", null),
        meaning("who", onCall(null, null)),
        meaning("who is on call?", onCall(null, null)),
        meaning("who?", onCall(null, null)),
        meaning("ack!", new ShortForm.Ack(null)),
        meaning("Resolve.", new ShortForm.Resolve(null)),
        meaning("oncall", onCall(null, null)),
        meaning("oncall payments", onCall("payments", null)),
        meaning("who is on call for payments?", onCall("payments", null)),
        meaning(
            "who is on call for payments at 18:00?", onCall("payments", "2026-11-23T17:00:00Z")),
        meaning("oncall payments --at fri 9:00", onCall("payments", "2026-11-27T08:00:00Z")),
        meaning("who at 6pm", onCall(null, "2026-11-23T17:00:00Z")),
        meaning("oncall at soon", null),
        meaning("oncall payments --when 18:00", null),
        meaning("shifts payments", new ShortForm.Shifts("payments", 14)),
        meaning("shifts payments --days 30", new ShortForm.Shifts("payments", 30)),
        meaning("shifts payments —days 30", new ShortForm.Shifts("payments", 30)),
        meaning("shifts payments for 2 weeks", new ShortForm.Shifts("payments", 14)),
        meaning("shifts payments --days 400", null),
        meaning("shifts payments --days", null),
        meaning("shifts", null),
        meaning("gaps payments", new ShortForm.Gaps("payments")),
        meaning(
            "override payments ann from 18:00 to 8:00",
            override("payments", "ann", "2026-11-23T17:00:00Z", "2026-11-24T07:00:00Z")),
        meaning(
            "override “pay nights” Ann Lee --from tomorrow at 9 --to 17:00",
            override("pay nights", "Ann Lee", "2026-11-24T08:00:00Z", "2026-11-24T16:00:00Z")),
        meaning(
            "override payments ann for 2 hours",
            override("payments", "ann", "2026-11-23T13:30:00Z", "2026-11-23T15:30:00Z")),
        meaning(
            "override payments ann from fri 17:00 until sun 9:00",
            override("payments", "ann", "2026-11-27T16:00:00Z", "2026-11-29T08:00:00Z")),
        meaning("override payments ann", null),
        meaning("override payments from 18:00 to 20:00", null),
        meaning("override payments ann from 18:00 from 19:00 to 20:00", null),
        meaning(
            "cover me until 18:00", cover(null, "2026-11-23T13:30:00Z", "2026-11-23T17:00:00Z")),
        meaning(
            "cover ann from 2026-11-24T18:00Z until 2026-11-24T20:00Z",
            cover("ann", "2026-11-24T18:00:00Z", "2026-11-24T20:00:00Z")),
        meaning("cover ann", null),
        meaning("cover until 18:00", null));
  }

  private static ShortForm onCall(@Nullable String schedule, @Nullable String at) {
    return new ShortForm.OnCall(schedule, at == null ? null : Instant.parse(at));
  }

  private static ShortForm override(String schedule, String person, String from, String to) {
    return new ShortForm.Override(schedule, person, Instant.parse(from), Instant.parse(to));
  }

  private static ShortForm cover(@Nullable String person, String from, String to) {
    return new ShortForm.Cover(person, Instant.parse(from), Instant.parse(to));
  }

  private static Arguments meaning(String line, @Nullable ShortForm meant) {
    return Arguments.of(line, meant);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void should_understand_a_tired_person(String line, @Nullable ShortForm meant) {
    if (meant == null) {
      assertThat(line(line)).isInstanceOf(Parsed.Faulty.class);
    } else {
      assertThat(line(line)).isEqualTo(meant);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          start checkout                       | StartIncident      | {responsePlanArn:'checkout'}
          start checkout Checkout is down      | StartIncident      | {responsePlanArn:'checkout',title:'Checkout is down'}
          start checkout “Errors above 5 %”    | StartIncident      | {responsePlanArn:'checkout',title:'Errors above 5 %'}
          start "Check out" it's down          | StartIncident      | {responsePlanArn:'Check out',title:"it's down"}
          start checkout down --impact high    | StartIncident      | {responsePlanArn:'checkout',title:'down',impact:2}
          START checkout —impact 2             | StartIncident      | {responsePlanArn:'checkout',impact:2}
          plans                                | ListResponsePlans  | {}
          plan list                            | ListResponsePlans  | {}
          plan show checkout                   | GetResponsePlan    | {arn:'checkout'}
          Plan Set checkout --rooms a b        | SetPlan            | {arn:'checkout',rooms:['a','b']}
          plan set --arn checkout --rooms a    | SetPlan            | {arn:'checkout',rooms:['a']}
          source create cw cloudwatch checkout | CreateEventSource  | {name:'cw',kind:'CLOUDWATCH',plan:'checkout'}
          source list                          | ListEventSources   | {}
          sources                              | ListEventSources   | {}
          source rotate cw                     | RotateEventSource  | {name:'cw'}
          source delete cw --yes               | DeleteEventSource  | {name:'cw'}
          rule create r bus {"a":["b"]}        | CreateRule         | {name:'r',source:'bus',pattern:{a:['b']}}
          rule create r --source bus --plan p --pattern '{"a":["b c",15,null,true]}' | CreateRule | {name:'r',source:'bus',plan:'p',pattern:{a:['b c',15,null,true]}}
          rule create r --source bus --pattern {“a”: ["b “c” d"]} | CreateRule | {name:'r',source:'bus',pattern:{a:['b “c” d']}}
          rules                                | ListRules          | {}
          rules bus                            | ListRules          | {source:'bus'}
          rule show r                          | GetRule            | {name:'r'}
          rule delete r --yes                  | DeleteRule         | {name:'r'}
          rule disable r                       | DisableRule        | {name:'r'}
          rule enable r                        | EnableRule         | {name:'r'}
          rule test r --event '{"id": "x"}'    | TestRule           | {name:'r',event:{id:'x'}}
          rule test --pattern {} --event {}    | TestRule           | {pattern:{},event:{}}
          topic map arn:x --rooms a b          | MapTopic           | {topic:'arn:x',rooms:['a','b']}
          topic unmap arn:x                    | UnmapTopic         | {topic:'arn:x'}
          topics                               | ListTopics         | {}
          room create ops                      | CreateRoom         | {name:'ops'}
          room list                            | ListRooms          | {}
          rooms                                | ListRooms          | {}
          deliveries                           | ListDeliveries     | {}
          """)
  void should_take_short_words_for_whole_operations(String line, String name, String arguments) {
    Parsed.Call call = Typed.call(line);
    assertThat(call.command().operationName()).isEqualTo(name);
    assertThat(call.arguments()).isEqualTo(json(arguments));
    assertThat(call.confirmed()).isEqualTo(line.contains("--yes"));
  }

  @Test
  void should_ask_for_what_a_short_word_lacks() {
    assertThat(Typed.missing("start").missing())
        .extracting("name")
        .containsExactly("responsePlanArn");
    assertThat(Typed.missing("source create").missing())
        .extracting("name")
        .containsExactly("name", "kind", "plan");
    assertThat(Typed.missing("source create cw").missing())
        .extracting("name")
        .containsExactly("kind", "plan");
  }
}
