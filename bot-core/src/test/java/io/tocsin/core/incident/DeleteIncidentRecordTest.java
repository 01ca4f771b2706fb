package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.GetIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItems;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEvents;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteIncidentRecordTest {
  private final Story story = new Story();
  private final String arn = story.start(SAM, story.plan("checkout"));

  @Test
  void a_deleted_incident_is_seen_nowhere() {
    story.does(SAM, new DeleteIncidentRecord(arn));
    assertThat(story.does(SAM, new ListIncidentRecords(null, null, null)).incidentRecordSummaries())
        .isEmpty();
    for (var operation :
        List.of(
            new GetIncidentRecord(arn),
            new ListTimelineEvents(null, arn, null, null, null, null),
            new ListRelatedItems(arn, null, null))) {
      assertThat(story.isRefused(SAM, operation)).isInstanceOf(Refusal.NotFound.class);
    }
  }

  @Test
  void its_rooms_are_told() {
    story.does(SAM, new DeleteIncidentRecord(arn));
    assertThat(story.lastLine()).isEqualTo("Deleted by Sam.");
    List<Content> sent = story.state.sent().stream().map(OutboxEntry::content).toList();
    assertThat(sent.get(sent.size() - 2)).isInstanceOf(Content.Living.class);
  }

  @Test
  void deleting_again_or_what_was_never_there_is_no_error() {
    story.does(SAM, new DeleteIncidentRecord(arn));
    int sent = story.state.sent().size();
    story.does(SAM, new DeleteIncidentRecord(arn));
    story.does(SAM, new DeleteIncidentRecord(arn.replace("/checkout/", "/other/")));
    story.does(SAM, new DeleteIncidentRecord("arn:aws:sns:us-east-1:111122223333:x"));
    assertThat(story.state.sent()).hasSize(sent);
  }
}
