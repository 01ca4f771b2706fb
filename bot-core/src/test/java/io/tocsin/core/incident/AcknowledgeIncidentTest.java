package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidentOutput;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgeIncidentTest {
  private final Story story = new Story();
  private final String arn = story.start(SAM, story.plan("checkout"));

  @Test
  void the_first_has_it() {
    story.passes(Duration.ofSeconds(41));
    AcknowledgeIncidentOutput output = story.does(MARIA, new AcknowledgeIncident(arn));
    assertThat(output)
        .isEqualTo(new AcknowledgeIncidentOutput(arn, "Maria", story.clock.instant(), false));
    assertThat(story.lastLine()).isEqualTo("Maria has #1 (41 s after the start).");
    assertThat(story.events(arn, "Incident Acknowledged").getFirst().data())
        .isEqualTo("{\"acknowledgedBy\":\"" + MARIA.arn() + "\",\"acknowledgedByName\":\"Maria\"}");
    assertThat(story.incident(arn).progress().lastModifiedBy()).isEqualTo(MARIA.arn());
  }

  @Test
  void whoever_comes_later_is_told_so_and_nothing_changes() {
    var first = story.does(MARIA, new AcknowledgeIncident(arn));
    story.passes(Duration.ofSeconds(5));
    Incident before = story.incident(arn);
    for (var caller : List.of(SAM, MARIA)) {
      assertThat(story.does(caller, new AcknowledgeIncident(arn)))
          .isEqualTo(new AcknowledgeIncidentOutput(arn, "Maria", first.acknowledgedTime(), true));
    }
    assertThat(story.incident(arn)).isEqualTo(before);
  }

  @Test
  void two_at_once_have_one_winner() {
    story.doTogether(SAM, List.of(new AcknowledgeIncident(arn), new AcknowledgeIncident(arn)));
    assertThat(story.events(arn, "Incident Acknowledged")).hasSize(1);
  }

  @Test
  void a_resolved_one_has_nothing_to_acknowledge() {
    story.does(
        SAM,
        new UpdateIncidentRecord(
            arn, null, null, null, null, IncidentRecordStatus.RESOLVED, null, null));
    assertThat(story.isRefused(MARIA, new AcknowledgeIncident(arn)))
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            conflict ->
                assertThat(conflict.reason())
                    .isEqualTo(
                        "Incident #1 is resolved, so there is nothing to acknowledge. Re-open it"
                            + " first if it goes on."));
  }

  @Test
  void a_hidden_one_is_not_there() {
    story.does(SAM, new DeleteIncidentRecord(arn));
    assertThat(story.isRefused(MARIA, new AcknowledgeIncident(arn)))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
