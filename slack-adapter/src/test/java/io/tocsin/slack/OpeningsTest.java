package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Channels;
import io.tocsin.core.chat.Channels.Opened;
import io.tocsin.core.chat.Channels.Opened.Failed;
import io.tocsin.core.chat.Channels.Opened.Open;
import io.tocsin.core.chat.Channels.Wanted;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.Room;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.Asked;
import io.tocsin.slack.fake.Fault;
import io.tocsin.slack.fake.Founded;
import io.tocsin.slack.fake.Named;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels that are made in a Slack over real connections, once each. */
class OpeningsTest {
  private static final Room WORKSPACE = new Room("slack", "T0001");
  private static final String NAME = "inc-214-checkout";

  private final SlackWorld world = new SlackWorld();
  private final Founded there = world.slack.founded();
  private final Instant since = world.clock.instant();

  @AfterEach
  void close() {
    world.close();
  }

  private Channels channels() {
    return world.platform.channels().orElseThrow();
  }

  private Opened opens() {
    return channels().open(new Wanted(WORKSPACE, NAME, since, null, false));
  }

  private Opened opensAgain() {
    return channels().open(new Wanted(WORKSPACE, NAME, since, null, true));
  }

  private Opened opensAfter(@Nullable Room before) {
    return channels().open(new Wanted(WORKSPACE, NAME, since, before, false));
  }

  private static Opened open(Named channel) {
    return new Open(new Room("slack", "T0001/" + channel.id()), channel.name());
  }

  private Named bots(String name) {
    return there.makeAsBot(name);
  }

  private static String refusal(Opened opened) {
    assertThat(opened).isInstanceOf(Failed.class);
    assertThat(((Failed) opened).why()).isInstanceOf(Rejected.class);
    return ((Rejected) ((Failed) opened).why()).reason();
  }

  private static void isLater(Opened opened) {
    assertThat(opened).isInstanceOf(Failed.class);
    assertThat(((Failed) opened).why()).isInstanceOf(RetryLater.class);
  }

  @Test
  void a_channel_is_made_without_looking_first() {
    Opened opened =
        channels().open(new Wanted(WORKSPACE, "INC 214: Checkout!", since, null, false));

    assertThat(opened).isEqualTo(open(there.named(NAME)));
    assertThat(world.slack.calls())
        .extracting(Asked::method)
        .containsExactly("conversations.create");
    assertThat(world.slack.calls().getFirst().flag("is_private")).isFalse();
  }

  @Test
  void a_channel_made_just_before_a_crash_is_found_not_made_twice() {
    Opened first = opens();
    world.restarts();
    world.clock.move(Duration.ofMinutes(3));

    assertThat(opensAgain()).isEqualTo(first);
    assertThat(opensAgain()).isEqualTo(first);
    assertThat(there.names()).containsExactly(NAME);
  }

  @Test
  void the_same_asked_again_within_this_process_is_answered_as_the_first_time() {
    assertThat(opens()).isEqualTo(opens());

    assertThat(there.names()).containsExactly(NAME);
  }

  @Test
  void a_repeat_of_what_was_not_made_makes_it() {
    assertThat(opensAgain()).isEqualTo(open(there.named(NAME)));

    assertThat(world.slack.calls("users.conversations")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_ANSWER", "LATE_ERROR"})
  void an_answer_lost_after_create_makes_no_second_channel(Fault fault) {
    world.slack.next(fault);

    isLater(opens());
    assertThat(opens()).isEqualTo(open(there.named(NAME)));

    assertThat(there.names()).containsExactly(NAME);
  }

  @Test
  void an_answer_lost_after_a_numbered_one_was_made_makes_no_third_channel() {
    there.make(NAME, "U1");
    world.slack.next(Fault.NONE, Fault.LOST_ANSWER);

    isLater(opens());
    assertThat(opens()).isEqualTo(open(there.named(NAME + "-2")));

    assertThat(there.names()).containsExactly(NAME, NAME + "-2");
  }

  @Test
  void what_was_not_made_is_made_at_the_next_attempt() {
    world.slack.next(Fault.BROKEN);

    isLater(opens());
    assertThat(opens()).isEqualTo(open(there.named(NAME)));
  }

  @Test
  void a_name_taken_by_somebody_elses_channel_gets_a_number() {
    there.make(NAME, "U1");

    assertThat(opens()).isEqualTo(open(there.named(NAME + "-2")));
  }

  @Test
  void somebody_elses_channel_is_not_taken_for_ours_after_a_crash_either() {
    there.make(NAME, "U1").channel().invite();
    there.make(NAME + "-2", "U1");

    assertThat(opensAgain()).isEqualTo(open(there.named(NAME + "-3")));
  }

  @Test
  void our_own_channel_of_an_older_incident_is_not_taken_for_this_one() {
    bots(NAME);
    world.clock.move(Duration.ofHours(1));

    Opened opened = channels().open(new Wanted(WORKSPACE, NAME, world.clock.instant(), null, true));

    assertThat(opened).isEqualTo(open(there.named(NAME + "-2")));
  }

  @Test
  void an_archived_channel_of_the_same_name_is_left_alone() {
    bots(NAME).channel().archive();

    assertThat(opensAgain()).isEqualTo(open(there.named(NAME + "-2")));
  }

  @Test
  void of_several_that_are_ours_the_first_is_the_one() {
    there.make(NAME, "U1");
    bots(NAME + "-3");
    Named second = bots(NAME + "-2");

    assertThat(opensAgain()).isEqualTo(open(second));
  }

  @Test
  void our_channel_is_found_on_a_later_page_too() {
    for (int i = 0; i < 450; i++) {
      bots("other-" + i);
    }
    Named ours = bots(NAME);

    assertThat(opensAgain()).isEqualTo(open(ours));
    assertThat(world.slack.calls("users.conversations")).hasSize(3);
  }

  @Test
  void where_nobody_can_look_the_incident_still_gets_a_channel() {
    bots(NAME);
    world.slack.withoutScope("channels:read");

    assertThat(opensAgain()).isEqualTo(open(there.named(NAME + "-2")));
  }

  @Test
  void when_slack_cannot_be_looked_through_now_nothing_more_is_made() {
    bots(NAME);
    world.slack.next(Fault.NONE, Fault.BROKEN, Fault.NONE, Fault.TOO_FAST);

    isLater(opensAgain());
    isLater(opensAgain());
    assertThat(there.names()).containsExactly(NAME);
  }

  @Test
  void after_twenty_of_a_name_nobody_tries_on() {
    there.make(NAME, "U1");
    for (int i = 2; i <= 20; i++) {
      there.make(NAME + "-" + i, "U1");
    }

    assertThat(refusal(opens()))
        .isEqualTo("Slack has channels inc-214-checkout to inc-214-checkout-20 already");
    assertThat(world.slack.calls("conversations.create")).hasSize(20);
  }

  @Test
  void the_channel_that_the_incident_had_is_its_channel() {
    Named before = bots("anything");

    assertThat(opensAfter(new Room("slack", "T0001/" + before.id()))).isEqualTo(open(before));
    assertThat(world.slack.calls("conversations.create")).isEmpty();
  }

  @Test
  void an_incident_whose_channel_is_archived_or_gone_gets_a_new_one() {
    Named before = bots(NAME);
    before.channel().archive();

    assertThat(opensAfter(new Room("slack", "T0001/" + before.id())))
        .isEqualTo(open(there.named(NAME + "-2")));
    assertThat(opensAfter(new Room("slack", "T0001/C0404")))
        .as("the same is asked for again")
        .isEqualTo(open(there.named(NAME + "-2")));
  }

  @Test
  void a_channel_of_another_workspace_or_platform_is_not_its_channel() {
    assertThat(opensAfter(new Room("slack", "T0002/C1"))).isEqualTo(open(there.named(NAME)));
    assertThat(opensAfter(new Room("local", "x"))).isEqualTo(open(there.named(NAME)));
    assertThat(world.slack.calls("conversations.info")).isEmpty();
  }

  @Test
  void when_nobody_can_say_whether_it_is_open_no_new_one_is_made() {
    Named before = bots("anything");
    Room room = new Room("slack", "T0001/" + before.id());
    world.slack.next(Fault.BROKEN);

    isLater(opensAfter(room));
    world.slack.withoutScope("channels:read");
    assertThat(refusal(opensAfter(room))).contains("needs the scope channels:read");
    assertThat(there.names()).containsExactly("anything");
  }

  @Test
  void slacks_pause_is_kept() {
    world.slack.next(Fault.TOO_FAST);

    assertThat(opens())
        .isEqualTo(
            new Failed(new RetryLater(Duration.ofSeconds(30), "Slack asks for a pause of 30 s")));
  }

  @Test
  void a_slack_that_takes_only_plain_letters_gets_them() {
    there.plainNames();
    there.make("inc-7-uberlast", "U1");

    Opened opened = channels().open(new Wanted(WORKSPACE, "inc-7 Überlast", since, null, false));

    assertThat(opened).isEqualTo(open(there.named("inc-7-uberlast-2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restricted_action | Slack refused it: the workspace lets only some people do that"
            + " (restricted_action)",
        "user_is_restricted | Slack refused it: a guest may not do that (user_is_restricted)",
        "invalid_name_specials | Slack refused it: it does not take the name"
            + " (invalid_name_specials)",
        "account_inactive | Slack refused it: the app was removed from the workspace"
            + " (account_inactive)",
        "something_new | Slack refused it: something_new"
      })
  void a_refusal_is_told_in_words(String error, String words) {
    world.slack.on("conversations.create", asked -> Answered.refused(error));

    assertThat(refusal(opens())).isEqualTo(words);
    assertThat(world.slack.calls()).hasSize(1);
  }

  @Test
  void a_missing_scope_is_named() {
    world.slack.withoutScope("channels:manage");
    assertThat(refusal(opens()))
        .isEqualTo("Slack refused it: the app needs the scope channels:manage (missing_scope)");

    world.slack.on(
        "conversations.create",
        asked -> Answered.refused("missing_scope").with("needed", "channels:manage,groups:write"));
    assertThat(refusal(opens())).contains("the scope channels:manage (");
  }

  @Test
  void what_is_no_workspace_or_is_not_served_is_refused() {
    assertThat(
            refusal(
                channels()
                    .open(new Wanted(new Room("slack", "T0001/C1"), NAME, since, null, false))))
        .isEqualTo("this is no workspace of Slack: T0001/C1");
    assertThat(
            refusal(
                channels().open(new Wanted(new Room("slack", "T0009"), NAME, since, null, false))))
        .contains("has not let Tocsin in");
  }
}
