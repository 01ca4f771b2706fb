package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.DirectMessages.Direct;
import io.tocsin.core.chat.Message;
import io.tocsin.slack.fake.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages to one person in a Slack over real connections. */
class SlackDirectsTest {
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);
  private static final String MARIA = "T0001/U0MARIA";

  private final SlackWorld world = new SlackWorld();

  @AfterEach
  void close() {
    world.close();
  }

  private Delivery writes(UUID id, String person, @Nullable String replaces, String text) {
    return world
        .platform
        .directMessages()
        .orElseThrow()
        .deliver(new Direct(id, person, replaces, Message.text(text), false));
  }

  private List<String> seen() {
    return world.slack.channel("DU0MARIA").texts();
  }

  @Test
  void should_open_the_channel_of_a_person_once_and_post_there() {
    Delivery first = writes(FIRST, MARIA, null, "You are paged");
    writes(SECOND, MARIA, null, "You are paged again");

    assertThat(seen()).containsExactly("You are paged", "You are paged again");
    assertThat(((Delivered) first).reference()).startsWith("DU0MARIA/");
    assertThat(world.slack.calls("conversations.open")).hasSize(1);
    assertThat(world.slack.calls("conversations.open").getFirst().text("users"))
        .isEqualTo("U0MARIA");
  }

  @Test
  void should_change_a_message_in_place_also_after_a_restart() {
    String reference = ((Delivered) writes(FIRST, MARIA, null, "You are paged")).reference();
    world.restarts();

    assertThat(writes(SECOND, MARIA, reference, "Leo has it")).isEqualTo(new Delivered(reference));

    assertThat(seen()).containsExactly("Leo has it");
  }

  @Test
  void should_not_post_twice_what_arrived_though_nobody_said_so() {
    world.slack.next("chat.postMessage", Fault.LOST_ANSWER);
    assertThat(writes(FIRST, MARIA, null, "You are paged")).isInstanceOf(RetryLater.class);

    assertThat(writes(FIRST, MARIA, null, "You are paged")).isInstanceOf(Delivered.class);

    assertThat(seen()).containsExactly("You are paged");
  }

  @Test
  void should_say_so_when_somebody_has_left() {
    world.slack.leaves("U0MARIA");

    assertThat(writes(FIRST, MARIA, null, "You are paged"))
        .isEqualTo(
            new Rejected("Slack refused it: the person has left the workspace (user_disabled)"));
  }

  @Test
  void should_name_the_scope_that_an_older_app_lacks() {
    world.slack.withoutScope("im:write");

    assertThat(writes(FIRST, MARIA, null, "You are paged"))
        .isEqualTo(
            new Rejected("Slack refused it: the app needs the scope im:write (missing_scope)"));
  }

  @Test
  void should_wait_as_long_as_slack_asks_for() {
    world.slack.next("conversations.open", Fault.TOO_FAST);

    assertThat(writes(FIRST, MARIA, null, "You are paged"))
        .isInstanceOfSatisfying(
            RetryLater.class, it -> assertThat(it.pause()).isEqualTo(Duration.ofSeconds(30)));
    assertThat(writes(FIRST, MARIA, null, "You are paged")).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maria", "T0001/C0001", "T0001/", "T0001/U1/U2"})
  void should_refuse_what_is_nobody(String person) {
    assertThat(writes(FIRST, person, null, "hello"))
        .isInstanceOfSatisfying(
            Rejected.class, it -> assertThat(it.reason()).contains(person, "T0001/U0001"));
    assertThat(world.slack.calls("conversations.open")).isEmpty();
  }
}
