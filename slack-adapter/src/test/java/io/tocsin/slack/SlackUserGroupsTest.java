package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.UserGroups;
import io.tocsin.slack.fake.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A user group follows whoever is on call, over real connections. */
class SlackUserGroupsTest {
  private static final Room GROUP = new Room("slack", "T0001/S0001");

  private final SlackWorld world = new SlackWorld();
  private final UserGroups groups = world.platform.groups().orElseThrow();

  @AfterEach
  void close() {
    world.close();
  }

  private static String refusal(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).reason();
  }

  @Test
  void the_group_is_made_of_these_people_and_nobody_else() {
    world.slack.groups().make("S0001", "U0009");

    assertThat(groups.set(GROUP, List.of("U0001", "U0002"))).isEqualTo(new Delivered("S0001"));
    assertThat(groups.set(GROUP, List.of("U0002"))).isEqualTo(new Delivered("S0001"));
    assertThat(groups.set(GROUP, List.of("U0002"))).isEqualTo(new Delivered("S0001"));

    assertThat(world.slack.groups().of("S0001")).containsExactly("U0002");
  }

  @ParameterizedTest
  @CsvSource({
    "permission_denied, the workspace does not let the app do that (permission_denied)",
    "plan_upgrade_required, the workspace's plan has no user groups (plan_upgrade_required)",
    "subteam_max_users_exceeded, subteam_max_users_exceeded"
  })
  void why_the_workspace_refuses_it_is_told_in_words(String error, String told) {
    world.slack.groups().make("S0001", "U0009");
    world.slack.groups().refuses(error);

    assertThat(refusal(groups.set(GROUP, List.of("U0001")))).endsWith(told);
    assertThat(world.slack.groups().of("S0001")).containsExactly("U0009");
  }

  @Test
  void a_group_that_is_not_there_and_a_person_who_is_not_are_told() {
    assertThat(refusal(groups.set(GROUP, List.of("U0001"))))
        .isEqualTo("Slack refused it: there is no such user group (no_such_subteam)");
    world.slack.groups().make("S0001", "U0009");
    world.slack.groups().knowsNot("U0001");
    assertThat(refusal(groups.set(GROUP, List.of("U0001"))))
        .contains("not all of them are people of the workspace (invalid_users)");
    assertThat(refusal(groups.set(new Room("slack", "T0001/C0001"), List.of("U0001"))))
        .contains("no user group of Slack");
  }

  @Test
  void without_the_scope_it_is_said_which_one_is_missing() {
    world.slack.groups().make("S0001");
    world.slack.withoutScope("usergroups:write");

    assertThat(refusal(groups.set(GROUP, List.of("U0001")))).contains("the scope usergroups:write");
  }

  @Test
  void slack_is_given_the_pause_that_it_asks_for() {
    world.slack.groups().make("S0001");
    world.slack.next(Fault.TOO_FAST);

    assertThat(groups.set(GROUP, List.of("U0001")))
        .isInstanceOfSatisfying(
            RetryLater.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"INTERNAL", "BROKEN", "PAGE", "LOST_ANSWER", "LATE_ERROR"},
      mode = Mode.INCLUDE)
  void what_was_not_answered_is_asked_again_and_changes_nothing_more(Fault fault) {
    world.slack.groups().make("S0001");
    world.slack.next(fault);

    assertThat(groups.set(GROUP, List.of("U0001"))).isInstanceOf(RetryLater.class);
    assertThat(groups.set(GROUP, List.of("U0001"))).isEqualTo(new Delivered("S0001"));
    assertThat(world.slack.groups().of("S0001")).containsExactly("U0001");
  }
}
