package io.tocsin.core.topic;

import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.SENDER;
import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.RuleOperation.CreateRule;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.operation.TopicOperation.ListTopics;
import io.tocsin.core.operation.TopicOperation.MapTopic;
import io.tocsin.core.operation.TopicOperation.TopicDescription;
import io.tocsin.core.operation.TopicOperation.UnmapTopic;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicStoryTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:chat";
  private static final String EVENT =
      """
      {"version":"0","id":"e1","detail-type":"SSM Incident Start","source":"aws.ssm-incidents",
       "account":"111122223333","time":"2026-11-23T14:01:30Z","region":"us-east-1",
       "resources":[],"detail":{"incidentTitle":"Down"}}
      """;

  private final Story story = new Story();
  private final String plan = story.plan("checkout");
  private final Secret key =
      story.does(SAM, new CreateEventSource("bus", SourceKind.EVENTBRIDGE, plan)).key();

  @BeforeEach
  void rooms() {
    story.does(SAM, new CreateRoom("incidents"));
    story.does(SAM, new CreateRoom("ops"));
  }

  @Test
  void what_is_published_to_a_mapped_topic_is_posted_in_its_rooms_and_starts_nothing() {
    story.does(SAM, new CreateRule("all", "bus", json("{\"region\":[\"us-east-1\"]}"), plan));
    map("incidents,ops");

    ReceiveEventOutput output = publishes("m1", EVENT);

    assertThat(output.rooms()).containsExactly("local:incidents", "local:ops");
    assertThat(output.incidentRecordArn()).isNull();
    assertThat(story.state.incidentByNumber(1)).isEmpty();
    assertThat(story.state.sent())
        .extracting(OutboxEntry::room)
        .containsExactly("local:incidents", "local:ops");
    assertThat(texts()).allMatch(text -> text.contains("Incident started: Down"));
  }

  @Test
  void a_topic_that_is_not_mapped_brings_events_for_the_rules() {
    story.does(SAM, new CreateRule("all", "bus", json("{\"region\":[\"us-east-1\"]}"), plan));
    assertThat(publishes("m1", EVENT).created()).isTrue();
    assertThat(isRefused("m2", custom("Hi", null, null)))
        .contains("body.Message.id", "Member must not be null");
  }

  @Test
  void a_source_of_sns_posts_what_its_topic_brings_once_the_topic_is_mapped() {
    story.does(SAM, new CreateEventSource("sns", SourceKind.SNS, plan, List.of(TOPIC)));
    ReceiveEvent notice =
        new ReceiveEvent("sns", null, published("m1", custom("Hi", null, null)).body(), TOPIC);
    assertThat(story.isRefused(SENDER, notice)).isInstanceOf(Refusal.Invalid.class);
    map("ops");
    assertThat(story.does(SENDER, notice).rooms()).containsExactly("local:ops");
    assertThat(story.does(SENDER, notice).rooms()).containsExactly("local:ops");
    assertThat(story.state.sent()).hasSize(1);
  }

  @Test
  void the_same_message_again_is_posted_once() {
    map("ops");
    ReceiveEventOutput first = publishes("m1", custom("Hi", null, null));
    assertThat(publishes("m1", custom("Hi", null, null))).isEqualTo(first);
    publishes("m2", custom("Hi", null, null));
    publishes(null, custom("Hi", null, null));
    publishes(null, custom("Hi", null, null));
    assertThat(story.state.sent()).hasSize(4);
  }

  @Test
  void a_thread_has_one_parent_that_tells_the_latest() {
    map("ops", "incidents");
    publishes("m1", custom("Deploy runs", "d7", null));
    story.passes(Duration.ofMinutes(2));
    publishes("m2", custom("Deploy is half way", "d7", "half way"));
    publishes("m3", custom("Another", "d8", null));
    publishes("m4", custom("Deploy is done\nAll well", "d7", null));

    List<OutboxEntry> ops = sentTo("local:ops");
    assertThat(ops)
        .extracting(entry -> entry.content().getClass().getSimpleName())
        .containsExactly("Notice", "Story", "Notice", "Notice", "Story", "Notice");
    Content.Notice first = notice(ops.get(0));
    Content.Notice second = notice(ops.get(2));
    Content.Notice last = notice(ops.get(5));
    assertThat(first.version()).isEqualTo(1);
    assertThat(last.version()).isEqualTo(3);
    assertThat(last.thread()).isEqualTo(first.thread());
    assertThat(second.message().fallback())
        .startsWith("Deploy runs")
        .endsWith("Latest Update: half way");
    assertThat(last.message().fallback())
        .startsWith("Deploy runs")
        .endsWith("Latest Update: Deploy is done All well");
    assertThat(ops.get(1).content().incident()).isEqualTo(first.thread());
    assertThat(notice(sentTo("local:incidents").get(0)).thread()).isNotEqualTo(first.thread());
  }

  @Test
  void after_a_long_silence_a_thread_begins_anew() {
    map("ops");
    publishes("m1", custom("one", "d7", null));
    story.passes(Duration.ofDays(7));
    publishes("m2", custom("two", "d7", null));
    assertThat(story.state.sent())
        .allSatisfy(entry -> assertThat(notice(entry).version()).isEqualTo(1));
  }

  @Test
  void what_is_neither_is_refused_with_the_reason_and_posted_nowhere() {
    map("ops");
    assertThat(isRefused("m1", "You have chosen to subscribe"))
        .contains("body.Message", "custom notification");
    assertThat(isRefused("m1", custom(" ", null, null))).contains("content.description");
    assertThat(story.state.sent()).isEmpty();
  }

  @Test
  void topics_are_mapped_anew_listed_and_unmapped() {
    map("ops");
    TopicDescription mapped = map("local:incidents");
    assertThat(mapped.rooms()).containsExactly("local:incidents");
    assertThat(story.does(SAM, new ListTopics()).topics()).containsExactly(mapped);
    story.does(SAM, new UnmapTopic(TOPIC));
    assertThat(story.does(SAM, new ListTopics()).topics()).isEmpty();
    assertThat(story.isRefused(SAM, new UnmapTopic(TOPIC)))
        .isEqualTo(new Refusal.NotFound(Resource.TOPIC, TOPIC, List.of()));
    assertThat(publishes("m1", EVENT).rooms()).isNull();
  }

  @Test
  void only_rooms_that_are_there_can_show_a_topic() {
    assertThat(story.isRefused(SAM, new MapTopic(TOPIC, List.of("ops", "nowhere"))))
        .isEqualTo(new Refusal.NotFound(Resource.ROOM, "nowhere", List.of()));
    assertThat(story.isRefused(SAM, new MapTopic(TOPIC, List.of(","))))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(story.isRefused(SAM, new MapTopic("chat", List.of("ops"))))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(map("slack:C1").rooms()).containsExactly("slack:C1");
  }

  @Test
  void what_is_kept_is_read_back_as_it_was() {
    map("ops");
    TopicMapping mapping = story.state.topics().getFirst();
    assertThat(Json.read(Json.write(mapping), TopicMapping.class)).isEqualTo(mapping);
    publishes("m1", custom("Hi", "t", null));
    Content content = story.state.sent().getFirst().content();
    assertThat(Json.read(Json.write(content), Content.class)).isEqualTo(content);
  }

  private TopicDescription map(String... rooms) {
    return story.does(SAM, new MapTopic(TOPIC, List.of(rooms)));
  }

  private ReceiveEventOutput publishes(@Nullable String id, String message) {
    return story.does(SENDER, published(id, message));
  }

  private String isRefused(String id, String message) {
    Refusal refusal = story.isRefused(SENDER, published(id, message));
    assertThat(refusal).isInstanceOf(Refusal.Invalid.class);
    return refusal.toString();
  }

  private ReceiveEvent published(@Nullable String id, String message) {
    ObjectNode envelope = Json.MAPPER.createObjectNode();
    envelope.put("TopicArn", TOPIC).put("Message", message);
    if (id != null) {
      envelope.put("Type", "Notification").put("MessageId", id);
    }
    return new ReceiveEvent("bus", key, envelope);
  }

  private static String custom(
      String description, @Nullable String thread, @Nullable String summary) {
    ObjectNode notification = Json.MAPPER.createObjectNode();
    notification.put("version", "1.0").put("source", "custom");
    notification.putObject("content").put("description", description);
    ObjectNode metadata = notification.putObject("metadata");
    if (thread != null) {
      metadata.put("threadId", thread);
    }
    if (summary != null) {
      metadata.put("summary", summary);
    }
    return notification.toString();
  }

  private List<String> texts() {
    return story.state.sent().stream().map(entry -> notice(entry).message().fallback()).toList();
  }

  private List<OutboxEntry> sentTo(String room) {
    return story.state.sent().stream().filter(entry -> entry.room().equals(room)).toList();
  }

  private static Content.Notice notice(OutboxEntry entry) {
    return (Content.Notice) entry.content();
  }
}
