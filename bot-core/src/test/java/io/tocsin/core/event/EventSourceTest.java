package io.tocsin.core.event;

import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.PlanOperation.DeleteResponsePlan;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.DeleteEventSource;
import io.tocsin.core.operation.SourceOperation.EventSourceKey;
import io.tocsin.core.operation.SourceOperation.EventSourceSummary;
import io.tocsin.core.operation.SourceOperation.ListEventSources;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.RotateEventSource;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSourceTest {
  private final Story story = new Story();
  private final String plan = story.plan("checkout");

  @Test
  void a_source_tells_its_key_once_and_keeps_a_hash() {
    EventSourceKey made = create("cw");
    assertThat(made).isEqualTo(new EventSourceKey("cw", SourceKind.CLOUDWATCH, plan, made.key()));
    assertThat(made.key()).isEqualTo(story.keys.getFirst());
    EventSource kept = story.state.sources().getFirst();
    // the SHA-256 of "key-1"
    assertThat(kept.keyHash())
        .isEqualTo("be2974546978e3739e6d6da85c4be9f334ce32df2b9fd4b6ff1b55c0d57e9d44")
        .doesNotContain("key-1");
    assertThat(kept.createdBy()).isEqualTo(SAM.arn());
  }

  @Test
  void a_taken_name_and_a_missing_plan_are_refused() {
    create("cw");
    CreateEventSource again = new CreateEventSource("cw", SourceKind.CLOUDWATCH, plan);
    assertThat(story.isRefused(SAM, again))
        .isEqualTo(
            new Refusal.Conflict(
                "There is an event source named cw already.", Resource.EVENT_SOURCE, "cw"));
    CreateEventSource lost = new CreateEventSource("x", SourceKind.CLOUDWATCH, plan + "x");
    assertThat(story.isRefused(SAM, lost))
        .isEqualTo(new Refusal.NotFound(Resource.RESPONSE_PLAN, plan + "x", List.of()));
  }

  @Test
  void a_new_key_makes_the_old_one_worthless() {
    Secret old = create("cw").key();
    story.passes(Duration.ofDays(1));
    EventSourceKey rotated = story.does(SAM, new RotateEventSource("cw"));
    assertThat(rotated.responsePlanArn()).isEqualTo(plan);
    assertThat(rotated.key()).isNotEqualTo(old);
    assertThat(story.isRefused(SENDER, receive("cw", old))).isInstanceOf(Refusal.Denied.class);
    story.does(SENDER, receive("cw", rotated.key()));
    assertThat(sources().getFirst().keyRotatedTime()).isEqualTo(story.clock.instant());
  }

  @Test
  void an_unknown_source_and_a_wrong_key_are_refused_alike() {
    create("cw");
    Refusal wrongKey = story.isRefused(SENDER, receive("cw", new Secret("x")));
    Refusal unknown = story.isRefused(SENDER, receive("xx", new Secret("x")));
    assertThat(unknown.toString()).isEqualTo(wrongKey.toString().replace("/cw", "/xx"));
    assertThat(story.isRefused(SENDER, receive("xx", new Secret(""))))
        .isInstanceOf(Refusal.Denied.class);
  }

  @Test
  void a_source_is_deleted_once() {
    Secret key = create("cw").key();
    story.does(SAM, new DeleteEventSource("cw"));
    assertThat(sources()).isEmpty();
    assertThat(story.isRefused(SENDER, receive("cw", key))).isInstanceOf(Refusal.Denied.class);
    Refusal missing = new Refusal.NotFound(Resource.EVENT_SOURCE, "cw", List.of());
    assertThat(story.isRefused(SAM, new DeleteEventSource("cw"))).isEqualTo(missing);
    assertThat(story.isRefused(SAM, new RotateEventSource("cw"))).isEqualTo(missing);
  }

  @Test
  void the_list_tells_when_an_event_came_in_last_to_about_a_minute() {
    Instant made = story.clock.instant();
    Secret key = create("cw").key();
    assertThat(sources())
        .containsExactly(
            new EventSourceSummary("cw", SourceKind.CLOUDWATCH, plan, SAM.arn(), made, null, null));
    story.does(SENDER, receive("cw", key));
    story.passes(Duration.ofSeconds(30));
    story.does(SENDER, new ReceiveEvent("cw", key, Alarms.event("e2", "cpu", "ALARM")));
    assertThat(sources().getFirst().lastEventTime()).isEqualTo(made);
    story.passes(Duration.ofSeconds(31));
    story.does(SENDER, new ReceiveEvent("cw", key, Alarms.event("e3", "cpu", "ALARM")));
    assertThat(sources().getFirst().lastEventTime()).isEqualTo(story.clock.instant());
  }

  @Test
  void without_its_plan_a_source_refuses_events_and_says_why() {
    Secret key = create("cw").key();
    story.does(SAM, new DeleteResponsePlan(plan));
    assertThat(story.isRefused(SENDER, receive("cw", key)))
        .isEqualTo(
            new Refusal.Conflict(
                "Event source cw starts response plan checkout, which is not there any more. Make"
                    + " the plan again, or delete the source.",
                Resource.EVENT_SOURCE,
                "cw"));
    story.plan("checkout");
    assertThat(story.does(SENDER, receive("cw", key)).created()).isTrue();
  }

  @Test
  void what_the_kind_does_not_understand_is_refused_with_all_that_is_wrong() {
    Secret key = create("cw").key();
    assertThat(story.isRefused(SENDER, new ReceiveEvent("cw", key, Story.json("{}"))))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void a_source_is_read_back_as_it_was_kept() {
    create("cw");
    EventSource kept = story.state.sources().getFirst();
    assertThat(Json.read(Json.write(kept), EventSource.class)).isEqualTo(kept);
    EventSource used = kept.withEventAt(story.clock.instant());
    assertThat(Json.read(Json.write(used), EventSource.class)).isEqualTo(used);
  }

  private EventSourceKey create(String name) {
    return story.does(SAM, new CreateEventSource(name, SourceKind.CLOUDWATCH, plan));
  }

  private static ReceiveEvent receive(String source, Secret key) {
    return new ReceiveEvent(source, key, Alarms.event("e1", "cpu", "ALARM"));
  }

  private List<EventSourceSummary> sources() {
    return story.does(SAM, new ListEventSources()).eventSources();
  }
}
