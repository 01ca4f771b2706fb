package io.tocsin.core.event;

import static io.tocsin.core.testkit.Story.PROGRAM;
import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Caller;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.ListEventSources;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsStoryTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:alarms";
  private static final String TIME = "2026-11-23T14:01:30.000+0000";

  private final Story story = new Story();
  private final String plan = story.plan("checkout");
  private final Secret key = create(SourceKind.SNS, List.of(TOPIC));

  @Test
  void an_alarm_in_either_shape_starts_an_incident() {
    JsonNode message = Alarms.wrapped("m1", Alarms.message("cpu", "ALARM", TIME));
    assertThat(receives(message).created()).isTrue();
    JsonNode event = Alarms.wrapped("m2", Alarms.event("e1", "disk", "ALARM"));
    assertThat(receives(event).created()).isTrue();
    assertThat(Objects.requireNonNull(story.state.incidentByNumber(2).orElse(null)).triggers())
        .satisfies(triggers -> assertThat(triggers.label()).isEqualTo("alarm disk"));
  }

  @Test
  void the_same_message_again_changes_nothing() {
    JsonNode message = Alarms.wrapped("m1", Alarms.message("cpu", "ALARM", TIME));
    ReceiveEventOutput first = receives(message);
    story.passes(Duration.ofMinutes(3));
    assertThat(receives(message)).isEqualTo(first);
    assertThat(story.state.incidentByNumber(1).orElseThrow().triggers().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SubscriptionConfirmation", "UnsubscribeConfirmation"})
  void that_a_subscription_begins_or_ends_tells_of_nothing(String type) {
    ObjectNode message = Alarms.wrapped("m1", Alarms.message("cpu", "ALARM", TIME));
    assertThat(receives(message.put("Type", type))).isEqualTo(new ReceiveEventOutput(null, false));
    assertThat(story.state.sent()).isEmpty();
  }

  @Test
  void a_message_that_is_no_alarm_and_one_without_an_identifier_are_refused() {
    ObjectNode text = Alarms.wrapped("m1", Alarms.message("cpu", "ALARM", TIME));
    assertThat(isRefused(SENDER, null, text.put("Message", "Hello"), TOPIC))
        .isInstanceOf(Refusal.Invalid.class);
    text.remove("MessageId");
    assertThat(isRefused(SENDER, null, text, TOPIC)).isInstanceOf(Refusal.Invalid.class);
    assertThat(isRefused(SENDER, null, Alarms.event("e1", "cpu", "ALARM"), TOPIC))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void a_topic_is_believed_of_the_way_in_for_events_only() {
    JsonNode message = Alarms.wrapped("m1", Alarms.message("cpu", "ALARM", TIME));
    for (Caller caller : List.of(SAM, PROGRAM)) {
      assertThat(isRefused(caller, null, message, TOPIC)).isInstanceOf(Refusal.Denied.class);
      assertThat(isRefused(caller, key, message, TOPIC)).isInstanceOf(Refusal.Denied.class);
    }
  }

  @Test
  void neither_another_topic_nor_the_key_alone_nor_a_wrong_key_opens() {
    JsonNode message = Alarms.wrapped("m1", Alarms.message("cpu", "ALARM", TIME));
    assertThat(isRefused(SENDER, key, message, TOPIC + "2")).isInstanceOf(Refusal.Denied.class);
    assertThat(isRefused(SENDER, key, message, null)).isInstanceOf(Refusal.Denied.class);
    assertThat(isRefused(SENDER, new Secret("x"), message, TOPIC))
        .isInstanceOf(Refusal.Denied.class);
    assertThat(isRefused(SENDER, null, message, null)).isInstanceOf(Refusal.Denied.class);
    assertThat(story.does(SENDER, new ReceiveEvent("sns", key, message, TOPIC)).created()).isTrue();
  }

  @Test
  void a_topic_is_no_key_to_sources_of_other_kinds() {
    story.does(SAM, new CreateEventSource("cw", SourceKind.CLOUDWATCH, plan));
    ReceiveEvent event = new ReceiveEvent("cw", null, Alarms.event("e", "cpu", "ALARM"), TOPIC);
    assertThat(story.isRefused(SENDER, event)).isInstanceOf(Refusal.Denied.class);
    ReceiveEvent nobody = new ReceiveEvent("xx", null, Alarms.event("e", "cpu", "ALARM"), TOPIC);
    assertThat(story.isRefused(SENDER, nobody)).isInstanceOf(Refusal.Denied.class);
  }

  @Test
  void a_source_of_sns_must_have_topics_and_no_other_may() {
    assertThat(violation(SourceKind.SNS, null).constraint()).contains("must not be empty");
    assertThat(violation(SourceKind.SNS, List.of()).constraint()).contains("must not be empty");
    assertThat(violation(SourceKind.PROMETHEUS, List.of(TOPIC)).constraint())
        .contains("must be left out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sqs:us-east-1:111122223333:alarms",
        "arn:aws:sns:us-east-1:111122223333:",
        "arn:aws:sns::111122223333:alarms",
        "arn:aws:sns:us-east-1.evil.example/x-1:111122223333:alarms",
        "arn:aws:sns:us-east-1:111122223333:alarms:sub",
        "arn:aws:sns:us-east-1:111122223333:*",
      })
  void what_is_no_topic_is_refused_with_its_place(String arn) {
    assertThat(story.isRefused(SAM, source(SourceKind.SNS, List.of(TOPIC, arn))))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::path)
                    .containsExactly("topics.2.member"));
  }

  @Test
  void the_list_tells_the_topics() {
    assertThat(story.does(SAM, new ListEventSources()).eventSources().getFirst().topics())
        .containsExactly(TOPIC);
  }

  @Test
  void what_was_kept_before_there_were_topics_is_read() {
    EventSource kept = story.state.sources().getFirst();
    assertThat(Json.read(Json.write(kept), EventSource.class)).isEqualTo(kept);
    ObjectNode old = (ObjectNode) Story.json(Json.write(kept));
    old.remove("topics");
    assertThat(Json.read(old.toString(), EventSource.class).topics()).isEmpty();
  }

  private Violation violation(SourceKind kind, @Nullable List<String> topics) {
    Refusal refusal = story.isRefused(SAM, source(kind, topics));
    return ((Refusal.Invalid) refusal).violations().getFirst();
  }

  private CreateEventSource source(SourceKind kind, @Nullable List<String> topics) {
    return new CreateEventSource("another", kind, plan, topics);
  }

  private Secret create(SourceKind kind, List<String> topics) {
    return story.does(SAM, new CreateEventSource("sns", kind, plan, topics)).key();
  }

  private ReceiveEventOutput receives(JsonNode message) {
    return story.does(SENDER, new ReceiveEvent("sns", null, message, TOPIC));
  }

  private Refusal isRefused(
      Caller caller, @Nullable Secret given, JsonNode message, @Nullable String topic) {
    return story.isRefused(caller, new ReceiveEvent("sns", given, message, topic));
  }
}
