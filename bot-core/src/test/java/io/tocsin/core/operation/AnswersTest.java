package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.Answers.NameStyle;
import io.tocsin.core.operation.Answers.TimeStyle;
import io.tocsin.core.operation.IncidentOperation.GetIncidentRecordOutput;
import io.tocsin.core.operation.IncidentOperation.IncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.TriggerDetails;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.EmptyChatChannel;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.operation.SourceOperation.EventSourceKey;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.operation.TagOperation.ListTagsForResourceOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Instant STARTED = Instant.parse("2021-08-10T22:20:37.849Z");

  private static final GetIncidentRecordOutput INCIDENT =
      new GetIncidentRecordOutput(
          new IncidentRecord(
              "arn:i",
              null,
              new ChatChannel(null, new EmptyChatChannel()),
              STARTED,
              "key",
              2,
              new IncidentRecordSource("sam", null, null, "aws.ssm-incidents.custom"),
              "sam",
              STARTED,
              List.of(new NotificationTargetItem("arn:t")),
              null,
              IncidentRecordStatus.OPEN,
              null,
              "Checkout"));

  @Test
  void the_wire_has_seconds_and_leaves_out_what_is_null() {
    assertThat(written(Answers.WIRE.tree(INCIDENT)))
        .isEqualTo(
            """
            {"incidentRecord":{"arn":"arn:i","chatChannel":{"empty":{}},\
            "creationTime":1628634037.849,"dedupeString":"key","impact":2,\
            "incidentRecordSource":{"createdBy":"sam","source":"aws.ssm-incidents.custom"},\
            "lastModifiedBy":"sam","lastModifiedTime":1628634037.849,\
            "notificationTargets":[{"snsTopicArn":"arn:t"}],"status":"OPEN","title":"Checkout"}}\
            """);
  }

  @Test
  void people_get_times_as_the_cli_prints_them_and_capitals_if_they_want() {
    Answers people = new Answers(TimeStyle.ISO, NameStyle.UPPER_CAMEL);
    JsonNode record = people.tree(INCIDENT).path("IncidentRecord");
    assertThat(record.path("CreationTime").textValue())
        .isEqualTo("2021-08-10T22:20:37.849000+00:00");
    assertThat(record.path("NotificationTargets").path(0).path("SnsTopicArn").textValue())
        .isEqualTo("arn:t");
    assertThat(Answers.CLI.tree(INCIDENT).path("incidentRecord").path("creationTime").textValue())
        .isEqualTo("2021-08-10T22:20:37.849000+00:00");
  }

  @Test
  void keys_of_maps_are_data() {
    Answers people = new Answers(TimeStyle.ISO, NameStyle.UPPER_CAMEL);
    assertThat(written(people.tree(new ListTagsForResourceOutput(Map.of("team", "pay")))))
        .isEqualTo("{\"Tags\":{\"team\":\"pay\"}}");
  }

  @Test
  void an_empty_list_is_not_left_out_and_an_empty_answer_is_an_object() {
    assertThat(written(Answers.WIRE.tree(new ListTagsForResourceOutput(Map.of()))))
        .isEqualTo("{\"tags\":{}}");
    assertThat(written(Answers.WIRE.tree(Done.DONE))).isEqualTo("{}");
  }

  @Test
  void a_key_is_shown_to_its_caller_and_to_nobody_else() {
    var answer = new EventSourceKey("probe", SourceKind.CLOUDWATCH, "arn:p", new Secret("hunter2"));
    assertThat(written(Answers.WIRE.toCaller(answer)))
        .isEqualTo(
            """
            {"name":"probe","kind":"CLOUDWATCH","responsePlanArn":"arn:p","key":"hunter2"}\
            """);
    assertThat(Answers.WIRE.tree(answer).path("key").textValue()).isEqualTo("***");
  }

  @Test
  void other_secrets_stay_hidden_even_from_the_caller() {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("a", 1);
    var event = new ReceiveEvent("probe", new Secret("hunter2"), body);
    assertThat(written(Answers.WIRE.toCaller(event)))
        .isEqualTo("{\"source\":\"probe\",\"key\":\"***\",\"body\":{\"a\":1}}");
  }

  @Test
  void what_is_written_can_be_bound_again() {
    var start =
        new StartIncident(
            "token",
            3,
            List.of(),
            "arn:aws:ssm-incidents::111122223333:response-plan/checkout",
            "Checkout 🔥",
            new TriggerDetails("{}", "probe", STARTED, null));
    Binding binding = Binding.using(TestConstraints.constraints());
    for (TimeStyle times : TimeStyle.values()) {
      for (NameStyle names : NameStyle.values()) {
        JsonNode tree = new Answers(times, names).tree(start);
        assertThat(binding.bind(StartIncident.class, tree)).isEqualTo(new Bound.Fits<>(start));
      }
    }
  }

  private static String written(JsonNode tree) {
    try {
      return new ObjectMapper().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
