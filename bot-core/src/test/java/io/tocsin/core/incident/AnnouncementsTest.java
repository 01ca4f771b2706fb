package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
  private final Story story = new Story();

  @Test
  void each_room_gets_the_living_message_and_then_the_story() {
    String plan = story.plan("checkout");
    story.does(SAM, new CreateRoom("payments"));
    story.does(SAM, new SetPlan(plan, List.of("payments"), null));
    String arn = story.start(SAM, plan);
    assertThat(story.state.sent())
        .as("the card says how it began")
        .extracting(OutboxEntry::room)
        .containsExactly("local:payments", "local:incidents");
    assertThat(story.state.sent())
        .as("nothing but this goes where a message cannot be changed")
        .extracting(OutboxEntry::content)
        .allMatch(content -> content instanceof Content.Living living && living.first());
    story.does(SAM, new AcknowledgeIncident(arn));
    Incident incident = story.incident(arn);

    List<OutboxEntry> sent = story.state.sent().subList(2, 6);
    assertThat(sent)
        .extracting(OutboxEntry::room)
        .containsExactly("local:payments", "local:payments", "local:incidents", "local:incidents");
    assertThat(sent.getFirst().content())
        .isEqualTo(new Content.Living(incident.id(), incident.version(), false));
    assertThat(sent.get(1).content()).isInstanceOf(Content.Story.class);
    assertThat(sent).extracting(entry -> entry.id().toString()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_living_message_names_the_version_that_is_kept() {
    String arn = story.start(SAM, story.plan("checkout"));
    long before = story.incident(arn).version();
    story.does(SAM, new AcknowledgeIncident(arn));
    Content.Living living =
        story.state.sent().stream()
            .map(OutboxEntry::content)
            .filter(Content.Living.class::isInstance)
            .map(Content.Living.class::cast)
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(living.version()).isEqualTo(story.incident(arn).version()).isGreaterThan(before);
  }
}
