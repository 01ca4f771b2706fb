package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.PROGRAM;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.GetIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.EmptyChatChannel;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateIncidentRecordTest {
  private static final String UPDATE = "SSM Incident Record Update";

  private final Story story = new Story();
  private final String arn = story.start(SAM, story.plan("checkout"));

  @Test
  void only_what_is_given_changes() {
    update(1, null, null, null);
    assertThat(record().impact()).isEqualTo(1);
    assertThat(record().title()).isEqualTo("Errors in checkout");
    assertThat(record().status()).isEqualTo(IncidentRecordStatus.OPEN);
    assertThat(record().lastModifiedBy()).isEqualTo(MARIA.arn());
    assertThat(story.lastLine()).isEqualTo("Maria changed the impact from High to Critical.");
  }

  @Test
  void the_timeline_tells_what_changed_as_texts() {
    update(1, IncidentRecordStatus.RESOLVED, "Long \"story\"", "Pay");
    TimelineEvent event = story.events(arn, UPDATE).getFirst();
    assertThat(event.data())
        .isEqualTo(
            "{\"modifiedBy\":\""
                + MARIA.arn()
                + "\",\"modifiedAttributes\":["
                + "{\"attributeName\":\"title\",\"newValue\":\"Pay\"},"
                + "{\"attributeName\":\"impact\",\"newValue\":\"1\"},"
                + "{\"attributeName\":\"status\",\"newValue\":\"RESOLVED\"},"
                + "{\"attributeName\":\"summary\",\"newValue\":\"Long \\\"story\\\"\"}],"
                + "\"incidentTitle\":\"Pay\"}");
    assertThat(event.references()).containsExactly(new EventReference(null, arn));
  }

  @Test
  void what_does_not_differ_changes_nothing() {
    update(2, IncidentRecordStatus.OPEN, "", "Errors in checkout");
    story.does(
        MARIA,
        operation(
            null, null, null, null, new ChatChannel(null, new EmptyChatChannel()), List.of()));
    story.does(MARIA, operation(null, null, null, null, null, null));
    assertThat(story.events(arn, UPDATE)).isEmpty();
    assertThat(story.incident(arn).version()).isEqualTo(3);
    assertThat(record().lastModifiedBy()).isEqualTo(SAM.arn());
    assertThat(story.lines()).isEmpty();
  }

  @Test
  void resolving_tells_who_and_after_how_long() {
    story.passes(Duration.ofMinutes(29));
    update(null, IncidentRecordStatus.RESOLVED, null, null);
    assertThat(record().resolvedTime()).isEqualTo(story.clock.instant());
    assertThat(story.incident(arn).progress().resolvedBy()).isEqualTo("Maria");
    assertThat(story.lastLine()).isEqualTo("Resolved by Maria after 29 min.");
    update(null, IncidentRecordStatus.RESOLVED, null, null);
    assertThat(story.events(arn, UPDATE)).hasSize(1);
  }

  @Test
  void reopening_takes_resolution_and_acknowledgement_back() {
    story.does(SAM, new AcknowledgeIncident(arn));
    update(null, IncidentRecordStatus.RESOLVED, null, null);
    assertThat(story.incident(arn).progress().acknowledgement()).isNotNull();
    update(null, IncidentRecordStatus.OPEN, null, null);
    assertThat(record().resolvedTime()).isNull();
    assertThat(story.incident(arn).progress().resolvedBy()).isNull();
    assertThat(story.incident(arn).progress().acknowledgement()).isNull();
    assertThat(story.incident(arn).isOpen()).isTrue();
    assertThat(story.lastLine()).isEqualTo("Re-opened by Maria; nobody has it yet.");
  }

  @Test
  void summary_is_news_and_title_may_become_empty() {
    update(null, null, "We\nsee   timeouts", "");
    assertThat(record().title()).isEmpty();
    assertThat(record().summary()).isEqualTo("We\nsee   timeouts");
    assertThat(story.incident(arn).timeline().latest())
        .isEqualTo(
            new Incident.Latest(story.clock.instant(), "Summary by Maria: “We see timeouts”"));
  }

  @Test
  void topics_are_set_and_removed() {
    ChatChannel channel = new ChatChannel(List.of("arn:aws:sns:us-east-1:1:t"), null);
    var target = new NotificationTargetItem("arn:aws:sns:us-east-1:111122223333:n");
    story.does(SAM, operation(null, null, null, null, channel, List.of(target)));
    assertThat(record().chatChannel()).isEqualTo(channel);
    assertThat(record().notificationTargets()).containsExactly(target);
    assertThat(
            Story.json(story.events(arn, UPDATE).getFirst().data())
                .at("/modifiedAttributes/0/newValue")
                .asText())
        .isEqualTo("{\"chatbotSns\":[\"arn:aws:sns:us-east-1:1:t\"]}");
    story.does(
        SAM,
        operation(
            null, null, null, null, new ChatChannel(null, new EmptyChatChannel()), List.of()));
    assertThat(record().chatChannel()).isNull();
    assertThat(record().notificationTargets()).isEmpty();
    assertThat(
            Story.json(story.events(arn, UPDATE).getLast().data())
                .at("/modifiedAttributes/0/newValue")
                .asText())
        .isEqualTo("{\"empty\":{}}");
  }

  @Test
  void times_are_told_in_milliseconds() {
    story.passes(Duration.ofNanos(1_234_567));
    update(1, null, null, null);
    assertThat(record().lastModifiedTime()).isEqualTo(Instant.parse("2026-11-23T14:02:00.001Z"));
  }

  @Test
  void a_hidden_incident_is_not_there() {
    story.does(SAM, new DeleteIncidentRecord(arn));
    Refusal refusal = story.isRefused(SAM, operation(1, null, null, null, null, null));
    assertThat(refusal).isInstanceOf(Refusal.NotFound.class);
    String otherPlan = arn.replace("/checkout/", "/other/");
    assertThat(story.isRefused(PROGRAM, new GetIncidentRecord(otherPlan)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private IncidentRecord record() {
    return story.does(PROGRAM, new GetIncidentRecord(arn)).incidentRecord();
  }

  private void update(
      @Nullable Integer impact,
      @Nullable IncidentRecordStatus status,
      @Nullable String summary,
      @Nullable String title) {
    story.does(MARIA, operation(impact, status, summary, title, null, null));
  }

  private UpdateIncidentRecord operation(
      @Nullable Integer impact,
      @Nullable IncidentRecordStatus status,
      @Nullable String summary,
      @Nullable String title,
      @Nullable ChatChannel channel,
      @Nullable List<NotificationTargetItem> targets) {
    return new UpdateIncidentRecord(arn, channel, null, impact, targets, status, summary, title);
  }
}
