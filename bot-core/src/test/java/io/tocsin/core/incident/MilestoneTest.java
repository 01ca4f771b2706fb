package io.tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.Milestone.Acknowledged;
import io.tocsin.core.incident.Milestone.Created;
import io.tocsin.core.incident.Milestone.Resolved;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MilestoneTest {
  private final Story story = new Story();

  @Test
  void the_life_of_an_incident_is_created_acknowledged_resolved() {
    String arn = story.start(Story.SAM, story.plan("checkout"));
    story.passes(Duration.ofMinutes(3));
    story.does(Story.SAM, new AcknowledgeIncident(arn));
    story.does(Story.MARIA, new AcknowledgeIncident(arn));
    story.does(Story.SAM, update(arn, "Worse", null));
    story.passes(Duration.ofMinutes(7));
    story.does(Story.SAM, update(arn, null, IncidentRecordStatus.RESOLVED));
    story.does(Story.SAM, update(arn, "Worst", null));

    List<Milestone> seen = Milestone.in(story.committed());
    assertThat(seen).hasSize(3);
    assertThat(seen.get(0)).isInstanceOf(Created.class);
    assertThat(seen.get(0).incident().plan()).isEqualTo("checkout");
    assertThat(((Acknowledged) seen.get(1)).after()).isEqualTo(Duration.ofMinutes(3));
    assertThat(((Resolved) seen.get(2)).after()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void each_of_a_batch_is_told_with_its_own_incident() {
    StartIncident one = story.trigger(story.plan("one"), null);
    StartIncident other = story.trigger(story.plan("other"), null);

    story.doTogether(Story.SAM, List.of(one, other));

    assertThat(Milestone.in(story.committed()))
        .extracting(milestone -> milestone.incident().plan())
        .containsExactly("one", "other");
  }

  private static UpdateIncidentRecord update(
      String arn, @Nullable String title, @Nullable IncidentRecordStatus status) {
    return new UpdateIncidentRecord(arn, null, null, null, null, status, null, title);
  }
}
