package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.PROGRAM;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidents;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidentsOutput;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.Story;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AcknowledgeIncidentsTest {
  private final Story story = new Story();
  private final String plan = story.plan("checkout");

  @Test
  void only_what_is_open_and_free_is_taken() {
    List<String> arns = Stream.generate(() -> story.start(SAM, plan)).limit(4).toList();
    story.does(SAM, new AcknowledgeIncident(arns.get(0)));
    story.does(SAM, new DeleteIncidentRecord(arns.get(1)));
    List<String> twice = Stream.concat(arns.stream(), arns.stream()).toList();

    assertThat(story.does(MARIA, new AcknowledgeIncidents(twice)))
        .isEqualTo(new AcknowledgeIncidentsOutput(arns.subList(2, 4), "Maria"));
    assertThat(story.incident(arns.get(0)).progress().acknowledgement().name()).isEqualTo("Sam");
    assertThat(story.events(arns.get(3), "Incident Acknowledged")).hasSize(1);
    assertThat(story.does(MARIA, new AcknowledgeIncidents(arns)).incidentRecordArns()).isEmpty();
  }

  @Test
  void a_storm_hears_it_once_and_an_incident_alone_as_ever() {
    String alone = story.start(PROGRAM, story.plan("search"));
    List<String> arns = Stream.generate(() -> story.start(SAM, plan)).limit(25).toList();

    story.does(
        MARIA, new AcknowledgeIncidents(Stream.concat(Stream.of(alone), arns.stream()).toList()));

    assertThat(story.lines()).hasSize(2);
    assertThat(story.lines().getFirst()).isEqualTo("Maria has #1 (0 s after the start).");
    assertThat(story.lastLine())
        .startsWith("Maria has 25 incidents: #2, #3, ")
        .endsWith(", #21 and 5 more.");
    assertThat(story.state.sent().getLast().content())
        .isInstanceOfSatisfying(
            Content.Story.class, line -> assertThat(line.storm()).isEqualTo(line.incident()));
  }

  @Test
  void what_is_not_there_is_not_found_and_too_many_are_refused() {
    String arn = story.start(SAM, plan);
    story.does(SAM, new DeleteIncidentRecord(arn));

    assertThat(story.isRefused(SAM, new AcknowledgeIncidents(List.of(arn))))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(story.isRefused(SAM, new AcknowledgeIncidents(Collections.nCopies(1001, arn))))
        .isInstanceOf(Refusal.Invalid.class);
  }
}
