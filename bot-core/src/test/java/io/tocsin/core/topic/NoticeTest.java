package io.tocsin.core.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Violation;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.testkit.Story;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:chat";

  @Test
  void a_custom_notification_says_what_it_says_and_nothing_in_it_is_markup() {
    Notice.Card card =
        card(
            """
            {"version":"1.0","source":"custom","id":"n1",
             "content":{"textType":"client-markdown","title":"*Deploy* :rocket:",
              "description":"<@U123> look: <https://ci.example.org/7|build 7> or [here](https://x.example.org)",
              "nextSteps":["Read <https://run.example.org>","Call @here"],
              "keywords":["deploy","shop"]},
             "metadata":{"threadId":"deploy-7","summary":"Deploy 7 runs","eventType":"x",
              "relatedResources":["a"],"additionalContext":{"k":"v"},"enableCustomActions":true}}
            """);
    Message message = card.message();
    assertThat(message.title()).isEqualTo("*Deploy* :rocket:");
    assertThat(message.sections())
        .containsExactly(
            new Section.Paragraph(
                "<@U123> look: build 7 (https://ci.example.org/7) or here (https://x.example.org)"),
            new Section.Paragraph("Next steps"),
            new Section.Bullets(List.of("Read https://run.example.org", "Call @here")),
            new Section.Paragraph("Keywords: deploy, shop"),
            new Section.Paragraph("Published to chat"));
    assertThat(message.fallback()).startsWith("*Deploy* :rocket:\n<@U123> look: build 7");
    assertThat(message.actions()).isEmpty();
    assertThat(card.id()).isEqualTo("n1");
    assertThat(card.threadId()).isEqualTo("deploy-7");
    assertThat(card.summary()).isEqualTo("Deploy 7 runs");
  }

  @Test
  void a_description_is_enough() {
    Notice.Card card =
        card(
            "{\"version\":\"1.0\",\"source\":\"custom\",\"content\":{\"description\":\"Hi\\nyou\"}}");
    assertThat(card.message().title()).isNull();
    assertThat(card.threadId()).isNull();
    assertThat(card.summary()).isEqualTo("Hi you");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          version             | "2.0"  | Member must be '1.0'
          source              | null   | Member must be 'custom'
          content.textType    | "html" | Member must be 'client-markdown'
          content.title       | ""     | Member must be a text of 1 to 250 characters that is not blank
          content.title       | LONG   | Member must be a text of 1 to 250 characters that is not blank
          content.description | null   | Member must not be null
          content.description | "  "   | Member must be a text of 1 to 8000 characters that is not blank
          content.description | 7      | Member must be a text of 1 to 8000 characters that is not blank
          content.description | LONG   | Member must be a text of 1 to 8000 characters that is not blank
          content.nextSteps   | "x"    | Member must be a list of up to 50 texts
          metadata.threadId   | 7      | Member must be a text of 1 to 250 characters that is not blank
          metadata.summary    | ""     | Member must be a text of 1 to 1000 characters that is not blank
          """)
  void what_does_not_fit_is_told_with_its_place(String path, String value, String constraint) {
    ObjectNode notification = notification();
    int dot = path.indexOf('.');
    ObjectNode parent =
        dot < 0 ? notification : (ObjectNode) notification.get(path.substring(0, dot));
    String json = value.equals("LONG") ? "\"" + "x".repeat(8001) + "\"" : value;
    parent.set(path.substring(dot + 1), Story.json(json));
    assertThat(violations(notification.toString()))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.path()).isEqualTo("body.Message." + path);
          assertThat(violation.constraint()).isEqualTo(constraint);
        });
  }

  @Test
  void each_item_of_a_list_is_looked_at() {
    ObjectNode notification = notification();
    notification.withObject("content").withArray("nextSteps").add("ok").add("x".repeat(351));
    notification.withObject("content").withArray("keywords").add("x".repeat(76)).add(3);
    assertThat(violations(notification.toString()))
        .extracting(Violation::path)
        .containsExactly(
            "body.Message.content.nextSteps.1",
            "body.Message.content.keywords.0",
            "body.Message.content.keywords.1");
  }

  @Test
  void lengths_count_characters_as_people_do() {
    ObjectNode notification = notification();
    notification.withObject("content").put("title", "🔥".repeat(250));
    assertThat(card(notification.toString()).message().title()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "", "[]", "3", "null", "{}", "{\"a\":1}", "{} {}"})
  void what_is_neither_is_refused_and_never_dropped(String text) {
    assertThat(violations(text))
        .containsExactly(new Violation("body.Message", null, Notice.Reading.EXPECTED));
  }

  @Test
  void an_event_is_a_card_of_where_it_comes_from_what_happened_and_to_what() {
    Message message =
        card(event(
                "aws.ec2",
                "EC2 Instance State-change Notification",
                "{\"instance-id\":\"i-1\",\"state\":\"terminated\",\"tags\":[1]}"))
            .message();
    assertThat(message.title()).isEqualTo("aws.ec2 · us-east-1 · 111122223333");
    assertThat(message.tone()).isEqualTo(Tone.NEUTRAL);
    assertThat(message.fallback())
        .isEqualTo(
            """
            aws.ec2 · us-east-1 · 111122223333
            EC2 Instance State-change Notification
            instance-id: i-1
            state: terminated
            arn:aws:ec2:us-east-1:111122223333:instance/i-1
            Happened · 2026-11-23 14:01 UTC\
            """);
  }

  @Test
  void an_alarm_is_told_as_an_alarm() {
    Message message =
        card(event(
                "aws.cloudwatch",
                "CloudWatch Alarm State Change",
                "{\"alarmName\":\"cpu\",\"state\":{\"value\":\"ALARM\",\"reason\":\"too high\"}}"))
            .message();
    assertThat(message.tone()).isEqualTo(Tone.CRITICAL);
    assertThat(message.fallback()).contains("Alarm cpu is ALARM: too high");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SSM Incident Start                                   | {"incidentTitle":"Down"} | Incident started: Down | CRITICAL
          SSM Incident Trigger                                 | {"incidentSource":"aws.cloudwatch"} | Incident triggered by aws.cloudwatch | CRITICAL
          SSM Incident Record Update                           | {"incidentTitle":"Down","modifiedAttributes":[{"attributeName":"status","newValue":"RESOLVED"}]} | Incident updated: Down — status RESOLVED | GOOD
          SSM Incident Record Update                           | {"modifiedAttributes":[{"attributeName":"impact","newValue":"2"}]} | Incident updated — impact 2 High | WARNING
          SSM Contacts Page for Incident                       | {"contactArn":"arn:aws:ssm-contacts:us-east-1:1:contact/bob"} | Paged bob | WARNING
          SSM Contacts Page Acknowledgement for Incident       | {"contactName":"Bob"} | Bob acknowledged the page | WARNING
          SSM Automation Execution Start Failure for Incident  | {} | SSM Automation Execution Start Failure for Incident | WARNING
          """)
  void what_incident_manager_publishes_is_told_in_words(
      String type, String detail, String told, Tone tone) {
    Notice.Card card = card(event("aws.ssm-incidents", type, detail));
    assertThat(card.message().sections()).startsWith(new Section.Paragraph(told));
    assertThat(card.message().tone()).isEqualTo(tone);
    assertThat(card.id()).isEqualTo("eventbridge:e1");
  }

  @Test
  void an_event_without_its_envelope_is_refused() {
    assertThat(violations("{\"detail-type\":\"x\",\"source\":\"y\"}"))
        .extracting(Violation::path)
        .containsExactly(
            "body.Message.id",
            "body.Message.account",
            "body.Message.region",
            "body.Message.time",
            "body.Message.detail");
  }

  @Test
  void a_monstrous_event_stays_a_card() {
    StringBuilder detail = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      detail.append("\"m").append(i).append("\":\"").append("x".repeat(1000)).append("\",");
    }
    Message message = card(event("a", "b", detail + "\"z\":1}")).message();
    assertThat(message.fallback().length()).isLessThan(5000);
  }

  private static ObjectNode notification() {
    return (ObjectNode)
        Story.json(
            "{\"version\":\"1.0\",\"source\":\"custom\",\"content\":{\"description\":\"Hi\"},"
                + "\"metadata\":{}}");
  }

  private static String event(String source, String type, String detail) {
    return """
    {"version":"0","id":"e1","detail-type":"%s","source":"%s","account":"111122223333",
     "time":"2026-11-23T14:01:30Z","region":"us-east-1",
     "resources":["arn:aws:ec2:us-east-1:111122223333:instance/i-1"],"detail":%s}
    """
        .formatted(type, source, detail);
  }

  private static Notice.Card card(String text) {
    return (Notice.Card) Notice.read(text, TOPIC, "body.Message");
  }

  private static List<Violation> violations(String text) {
    return ((Notice.Unfit) Notice.read(text, TOPIC, "body.Message")).violations();
  }
}
