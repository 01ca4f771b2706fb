package io.tocsin.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.Completion.Suggestion;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.NoOutbox;
import io.tocsin.core.testkit.World;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
  private final InMemoryState state = new InMemoryState();
  private final NoOutbox outbox = new NoOutbox();
  private final World world = new World(state, outbox, outbox);
  private final KnownNames names = new KnownNames(state);

  private void says(String line) {
    assertThat(world.asks("sam", "@aws " + line)).contains("Added");
  }

  @Test
  void people_their_channels_rotations_and_schedules_are_offered_with_what_they_are() {
    says("create-contact --alias bob --display-name 'Bob B' --type PERSONAL --plan Stages=[]");
    says("create-contact --alias team --type ESCALATION --plan Stages=[]");
    says(
        "create-contact-channel --contact-id bob --name mail --type EMAIL --delivery-address SimpleAddress=bob@example.com");
    says(
        "create-rotation --name nights --contact-ids bob --time-zone-id UTC --recurrence NumberOfOnCalls=1,RecurrenceMultiplier=1,DailySettings=[{HourOfDay=9,MinuteOfHour=0}]");
    says("create-contact --alias primary --type ONCALL_SCHEDULE --plan RotationIds=[nights]");

    assertThat(names.contacts())
        .containsExactly(
            new Suggestion("bob", "Bob B, person"),
            new Suggestion("primary", "on-call schedule"),
            new Suggestion("team", "escalation plan"));
    assertThat(names.schedules()).containsExactly(new Suggestion("primary", "on-call schedule"));
    assertThat(names.channels())
        .containsExactly(new Suggestion("bob/mail", "EMAIL bob@example.com"));
    assertThat(names.rotations()).containsExactly(new Suggestion("nights", "rotation"));
  }
}
