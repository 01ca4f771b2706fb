package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.incident.Incident.Latest;
import io.tocsin.core.operation.TimelineOperation;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.DeleteTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEventHistory;
import io.tocsin.core.operation.TimelineOperation.Revision;
import io.tocsin.core.operation.TimelineOperation.UpdateTimelineEvent;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineWritingTest {
  private final Story story = new Story();
  private final String arn = story.start(SAM, story.plan("checkout"));

  @Test
  void a_note_is_kept_as_written_with_its_time_in_seconds() {
    story.passes(Duration.ofMillis(1_234));
    Instant time = Instant.parse("2026-11-23T13:59:59.987Z");
    List<EventReference> references = List.of(new EventReference(null, arn));
    String id =
        story
            .does(SAM, new CreateTimelineEvent(null, "rolled back", references, time, "Note", arn))
            .eventId();
    assertThat(get(id))
        .isEqualTo(
            new TimelineOperation.TimelineEvent(
                "rolled back",
                id,
                references,
                Instant.parse("2026-11-23T13:59:59Z"),
                "Note",
                story.clock.instant(),
                arn));
    assertThat(story.lastLine()).isEqualTo("Note by Sam: “rolled back”");
    assertThat(story.incident(arn).timeline().latest())
        .isEqualTo(new Latest(story.clock.instant(), "Note by Sam: “rolled back”"));
  }

  @Test
  void text_that_programs_wrote_in_quotes_is_told_without_them() {
    create("Custom Event", "\"Incident Started\"");
    assertThat(story.lastLine()).isEqualTo("Event by Sam: “Incident Started”");
  }

  @Test
  void only_custom_events_and_notes_can_be_written() {
    for (String type : List.of("SSM Incident Trigger", "note", "")) {
      Instant now = story.clock.instant();
      assertThat(story.isRefused(SAM, new CreateTimelineEvent(null, "x", null, now, type, arn)))
          .isEqualTo(
              Refusal.Invalid.of(
                  new Violation(
                      "eventType",
                      type,
                      "Member must satisfy enum value set: [Custom Event, Note]")));
    }
  }

  @Test
  void the_past_is_fine_and_the_far_future_is_not() {
    story.does(SAM, at(Instant.parse("1999-01-01T00:00:00Z")));
    story.does(SAM, at(story.clock.instant().plus(Duration.ofHours(24))));
    for (Instant time :
        List.of(story.clock.instant().plus(Duration.ofHours(25)), Instant.MAX, Instant.MIN)) {
      assertThat(story.isRefused(SAM, at(time)))
          .isInstanceOfSatisfying(
              Refusal.Invalid.class,
              invalid ->
                  assertThat(invalid.violations())
                      .extracting(Violation::path)
                      .containsExactly("eventTime"));
    }
  }

  @Test
  void anybody_may_edit_and_every_revision_is_kept() {
    String id = create("Note", "rolled bcak");
    story.passes(Duration.ofMinutes(1));
    story.does(MARIA, edit(id, "rolled back", null, null));
    assertThat(get(id).eventData()).isEqualTo("rolled back");
    assertThat(get(id).eventUpdatedTime()).isEqualTo(story.clock.instant());
    assertThat(get(id).eventTime()).isEqualTo(Instant.parse("2026-11-23T14:02:00Z"));
    assertThat(story.lastLine()).isEqualTo("Note edited by Maria: “rolled back”");
    List<Revision> history = history(id);
    assertThat(history).extracting(Revision::revision).containsExactly(1, 2);
    assertThat(history).extracting(Revision::changedBy).containsExactly(SAM.arn(), MARIA.arn());
    assertThat(history.getFirst().event().eventData()).isEqualTo("rolled bcak");
    assertThat(story.incident(arn).timeline().events()).isEqualTo(3);
  }

  @Test
  void type_time_and_references_can_be_edited_too() {
    String id = create("Note", "x");
    List<EventReference> references = List.of(new EventReference(null, arn));
    Instant time = Instant.parse("2026-11-23T13:00:00.5Z");
    story.does(SAM, new UpdateTimelineEvent(null, null, id, references, time, "Custom Event", arn));
    assertThat(get(id).eventType()).isEqualTo("Custom Event");
    assertThat(get(id).eventTime()).isEqualTo(Instant.parse("2026-11-23T13:00:00Z"));
    assertThat(get(id).eventReferences()).isEqualTo(references);
    story.does(SAM, new UpdateTimelineEvent(null, null, id, List.of(), null, null, arn));
    assertThat(get(id).eventReferences()).isEmpty();
    assertThat(get(id).eventData()).isEqualTo("x");
  }

  @Test
  void an_edit_that_changes_nothing_leaves_no_revision() {
    String id = create("Note", "x");
    story.does(SAM, edit(id, "x", "Note", story.clock.instant()));
    story.does(SAM, edit(id, null, null, null));
    assertThat(history(id)).hasSize(1);
  }

  @Test
  void automatic_events_stay_as_they_are() {
    String trigger = story.timeline(arn).getFirst().id().toString();
    for (var operation :
        List.of(edit(trigger, "lies", null, null), new DeleteTimelineEvent(trigger, arn))) {
      assertThat(story.isRefused(SAM, operation))
          .isInstanceOfSatisfying(
              Refusal.Invalid.class,
              invalid ->
                  assertThat(invalid.violations().getFirst().constraint())
                      .contains("'SSM Incident Trigger'"));
    }
    String note = create("Note", "x");
    assertThat(story.isRefused(SAM, edit(note, null, "SSM Incident Trigger", null)))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void a_deleted_event_is_hidden_and_its_history_stays() {
    String id = create("Note", "wrong room");
    story.does(MARIA, new DeleteTimelineEvent(id, arn));
    assertThat(story.isRefused(SAM, new GetTimelineEvent(id, arn)))
        .isEqualTo(new Refusal.NotFound(Resource.TIMELINE_EVENT, id, List.of()));
    assertThat(story.isRefused(SAM, edit(id, "y", null, null)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(history(id)).extracting(Revision::deleted).containsExactly(false, true);
    assertThat(story.lastLine()).isEqualTo("Note deleted by Maria.");
    assertThat(story.incident(arn).timeline().latest()).isNull();
    assertThat(story.incident(arn).timeline().events()).isEqualTo(3);
  }

  @Test
  void deleting_twice_or_what_is_not_there_is_no_error() {
    String id = create("Note", "x");
    story.does(SAM, new DeleteTimelineEvent(id, arn));
    story.does(SAM, new DeleteTimelineEvent(id, arn));
    story.does(SAM, new DeleteTimelineEvent("nothing", arn));
    story.does(SAM, new DeleteTimelineEvent(id, arn.replace("/checkout/", "/other/")));
    assertThat(history(id)).hasSize(2);
  }

  @Test
  void deleting_an_older_event_leaves_the_latest_news() {
    String old = create("Note", "first");
    create("Note", "second");
    story.does(SAM, new DeleteTimelineEvent(old, arn));
    assertThat(story.incident(arn).timeline().latest())
        .extracting(Latest::text)
        .isEqualTo("Note by Sam: “second”");
  }

  @Test
  void what_is_not_there_is_named() {
    String nowhere = arn.replace("/checkout/", "/other/");
    assertThat(story.isRefused(SAM, new GetTimelineEvent("x", nowhere)))
        .isEqualTo(new Refusal.NotFound(Resource.INCIDENT_RECORD, nowhere, List.of()));
    assertThat(story.isRefused(SAM, new GetTimelineEventHistory("x", arn)))
        .isEqualTo(new Refusal.NotFound(Resource.TIMELINE_EVENT, "x", List.of()));
    assertThat(story.isRefused(SAM, edit("x", "y", null, null)))
        .isEqualTo(new Refusal.NotFound(Resource.TIMELINE_EVENT, "x", List.of()));
  }

  private String create(String type, String data) {
    Instant now = story.clock.instant();
    return story.does(SAM, new CreateTimelineEvent(null, data, null, now, type, arn)).eventId();
  }

  private CreateTimelineEvent at(Instant time) {
    return new CreateTimelineEvent(null, "x", null, time, "Note", arn);
  }

  private UpdateTimelineEvent edit(
      String id, @Nullable String data, @Nullable String type, @Nullable Instant time) {
    return new UpdateTimelineEvent(null, data, id, null, time, type, arn);
  }

  private TimelineOperation.TimelineEvent get(String id) {
    return story.does(SAM, new GetTimelineEvent(id, arn)).event();
  }

  private List<Revision> history(String id) {
    return story.does(SAM, new GetTimelineEventHistory(id, arn)).revisions();
  }
}
