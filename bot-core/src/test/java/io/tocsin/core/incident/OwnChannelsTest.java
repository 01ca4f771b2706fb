package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.ACCOUNT;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Caller;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.chat.Room;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content.Living;
import io.tocsin.core.outbox.OutboxEntry.Content.Step;
import io.tocsin.core.outbox.OutboxEntry.Content.Step.What;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.writer.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is decided about the channel that an incident has for itself. */
class OwnChannelsTest {
  private static final Room CHANNEL = new Room("slack", "T1/C7");
  private static final Caller LEO = slackUser("T1/U7", "Leo");

  private final Story story = new Story();
  private final String plan = story.plan("checkout");
  private final Writer writer = new Writer(story.state, sent -> {});
  private final IncidentChannels channels =
      new IncidentChannels(() -> writer, story.clock, story.ids, story.settings);

  private static Caller slackUser(String user, String name) {
    return new Caller(
        Arns.chatUser(ACCOUNT, "slack", user), name, Channel.CHAT, "slack:T1/C1", null);
  }

  private void wants(boolean archive) {
    story.does(SAM, new SetPlan(plan, null, null, "slack", List.of("U1"), archive));
  }

  private String started() {
    return story.start(SAM, plan);
  }

  private String startedWithChannel(boolean archive) {
    wants(archive);
    String incident = started();
    channels.opened(story.incidentId(incident), CHANNEL, "inc-1-errors");
    return incident;
  }

  private void becomes(String incident, IncidentRecordStatus status) {
    story.does(SAM, new UpdateIncidentRecord(incident, null, null, null, null, status, null, null));
  }

  private List<String> steps() {
    return story.state.sent().stream()
        .filter(entry -> entry.content() instanceof Step)
        .map(entry -> ((Step) entry.content()).what() + " in " + entry.room())
        .toList();
  }

  private List<OutboxEntry> toldIn(Room room) {
    return story.state.sent().stream().filter(entry -> entry.room().equals(room.id())).toList();
  }

  @Test
  void an_incident_gets_a_channel_where_its_plan_says_so() {
    String before = started();
    becomes(before, IncidentRecordStatus.RESOLVED);
    assertThat(steps()).isEmpty();
    wants(false);

    String incident = started();

    assertThat(steps()).containsExactly("OPEN in slack:T1");
    assertThat(story.incident(incident).routing().channel().people()).containsExactly("U1");
  }

  @Test
  void whoever_starts_it_in_that_workspace_is_brought_in() {
    wants(false);

    String ours = story.start(LEO, plan);
    String theirs = story.start(slackUser("T2/U9", "Eve"), plan);

    assertThat(story.incident(ours).routing().channel().people()).containsExactly("U1", "U7");
    assertThat(story.incident(theirs).routing().channel().people()).containsExactly("U1");
  }

  @Test
  void a_channel_that_was_made_hears_of_the_incident_and_is_furnished() {
    String incident = startedWithChannel(false);

    assertThat(story.incident(incident).routing().rooms())
        .containsExactly("local:incidents", CHANNEL.id());
    assertThat(story.lastLine()).isEqualTo("Its channel is #inc-1-errors.");
    assertThat(toldIn(CHANNEL).getFirst().content()).isInstanceOf(Living.class);
    assertThat(steps().subList(1, 5))
        .containsExactly(
            "DESCRIBE in slack:T1/C7",
            "INVITE in slack:T1/C7",
            "PIN in slack:T1/C7",
            "BOOKMARK in slack:T1/C7");
  }

  @Test
  void a_channel_that_is_told_of_twice_is_one() {
    String incident = startedWithChannel(false);
    Incident once = story.incident(incident);
    int sent = story.state.sent().size();

    channels.opened(once.id(), CHANNEL, "inc-1-errors");

    assertThat(story.incident(incident)).isEqualTo(once);
    assertThat(story.state.sent()).hasSize(sent);
  }

  @Test
  void what_is_said_in_its_channel_is_about_the_incident() {
    String incident = startedWithChannel(false);

    assertThat(story.state.incidentOf(CHANNEL)).contains(story.incident(incident));
  }

  @Test
  void what_stands_above_the_channel_stays_true() {
    String incident = startedWithChannel(false);
    int before = steps().size();

    story.does(SAM, new UpdateIncidentRecord(incident, null, null, 1, null, null, null, null));
    story.does(SAM, new UpdateIncidentRecord(incident, null, null, null, null, null, "Sum", null));

    assertThat(steps().subList(before, steps().size())).containsExactly("DESCRIBE in slack:T1/C7");
  }

  @Test
  void whoever_takes_it_is_brought_in() {
    String incident = startedWithChannel(false);

    story.does(LEO, new AcknowledgeIncident(incident));

    assertThat(story.incident(incident).routing().channel().people()).containsExactly("U1", "U7");
    assertThat(steps().getLast()).isEqualTo("INVITE in slack:T1/C7");
  }

  @Test
  void a_channel_is_told_of_the_end_and_then_closed_where_the_plan_says_so() {
    String incident = startedWithChannel(true);

    becomes(incident, IncidentRecordStatus.RESOLVED);

    assertThat(toldIn(CHANNEL).getLast().content())
        .isEqualTo(new Step(story.incidentId(incident), What.ARCHIVE));
    assertThat(toldIn(CHANNEL))
        .as("the card says that it is over")
        .filteredOn(entry -> entry.content() instanceof Living)
        .last()
        .satisfies(entry ->
            assertThat(((Living) entry.content()).version())
                .isEqualTo(story.incident(incident).version()));
    assertThat(story.incident(incident).routing().rooms()).containsExactly("local:incidents");
  }

  @Test
  void a_closed_channel_hears_nothing_more() {
    String incident = startedWithChannel(true);
    becomes(incident, IncidentRecordStatus.RESOLVED);
    int told = toldIn(CHANNEL).size();

    story.does(
        SAM, new UpdateIncidentRecord(incident, null, null, null, null, null, "It was DNS", null));

    assertThat(toldIn(CHANNEL)).hasSize(told);
  }

  @Test
  void a_channel_stays_open_where_the_plan_does_not_say_so() {
    String incident = startedWithChannel(false);

    becomes(incident, IncidentRecordStatus.RESOLVED);

    assertThat(steps()).noneMatch(step -> step.startsWith("ARCHIVE"));
    assertThat(story.incident(incident).routing().rooms()).contains(CHANNEL.id());
  }

  @Test
  void a_re_opened_incident_asks_for_its_channel_again() {
    String incident = startedWithChannel(true);
    becomes(incident, IncidentRecordStatus.RESOLVED);

    becomes(incident, IncidentRecordStatus.OPEN);
    assertThat(steps().getLast()).isEqualTo("OPEN in slack:T1");
    channels.opened(story.incidentId(incident), new Room("slack", "T1/C8"), "inc-1-errors-2");

    assertThat(story.incident(incident).routing().rooms())
        .containsExactly("local:incidents", "slack:T1/C8");
    assertThat(story.state.incidentOf(new Room("slack", "T1/C8"))).isPresent();
  }

  @Test
  void a_channel_that_comes_too_late_is_closed_at_once() {
    wants(true);
    String incident = started();
    becomes(incident, IncidentRecordStatus.RESOLVED);

    channels.opened(story.incidentId(incident), CHANNEL, "inc-1-errors");

    assertThat(steps().getLast()).isEqualTo("ARCHIVE in slack:T1/C7");
    assertThat(story.incident(incident).routing().rooms()).containsExactly("local:incidents");
  }

  @Test
  void a_deleted_incident_gets_none() {
    wants(false);
    String incident = started();
    story.does(SAM, new DeleteIncidentRecord(incident));
    int sent = story.state.sent().size();

    channels.opened(story.incidentId(incident), CHANNEL, "inc-1-errors");

    assertThat(story.state.sent()).hasSize(sent);
  }

  @Test
  void why_there_is_no_channel_is_told() {
    wants(false);
    String incident = started();

    channels.refused(story.incidentId(incident), "the workspace lets nobody make channels");

    assertThat(story.lastLine())
        .isEqualTo("It gets no channel of its own: the workspace lets nobody make channels");
  }

  @Test
  void the_many_of_a_storm_get_none() {
    wants(false);
    for (int i = 0; i < 40; i++) {
      started();
    }

    long raged =
        story.state.sent().stream()
            .filter(entry -> entry.content() instanceof Living living && living.storm() != null)
            .count();
    assertThat(raged).isPositive();
    assertThat(steps()).hasSize(40 - (int) raged);
  }
}
