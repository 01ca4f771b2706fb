package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Channels;
import io.tocsin.core.chat.Channels.Link;
import io.tocsin.core.chat.Channels.Opened.Failed;
import io.tocsin.core.chat.Channels.Wanted;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.Asked;
import io.tocsin.slack.fake.Fault;
import io.tocsin.slack.fake.Founded;
import io.tocsin.slack.fake.Named;
import io.tocsin.slack.fake.Named.Bookmark;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done in a channel of an incident, over real connections, and done again. */
class SlackChannelsTest {
  private static final Link CONSOLE = new Link("Console", "https://t.example.com/i/214");
  private static final Link RUNBOOK = new Link("Runbook", "https://wiki.example.com/r?a=1&b=2");

  private final SlackWorld world = new SlackWorld();
  private final Founded there = world.slack.founded();
  private final Named named = there.makeAsBot("inc-214");
  private final Room room = new Room("slack", "T0001/" + named.id());
  private final Channels channels = world.platform.channels().orElseThrow();

  @AfterEach
  void close() {
    world.close();
  }

  private void isDone(Delivery delivery) {
    assertThat(delivery).isEqualTo(new Delivered(named.id()));
  }

  private static String refusal(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).reason();
  }

  private Stream<String> invitations() {
    return world.slack.calls("conversations.invite").stream().map(asked -> asked.text("users"));
  }

  private static List<String> people(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(it -> "U%04d".formatted(it)).toList();
  }

  @Test
  void what_stands_above_the_channel_is_set_and_set_again() {
    isDone(channels.describe(room, "#214 Checkout fails\n<!channel> & co"));
    isDone(channels.describe(room, "#214 Checkout fails\n<!channel> & co"));

    assertThat(named.topic()).isEqualTo("#214 Checkout fails &lt;!channel&gt; &amp; co");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "<", "🔥"})
  void a_topic_that_is_too_long_is_cut_with_a_sign_of_it(String much) {
    isDone(channels.describe(room, much.repeat(300)));

    assertThat(named.topic()).endsWith("…").hasSizeBetween(240, 250);
    assertThat(named.topic().codePoints()).noneMatch(it -> it >= 0xD800 && it <= 0xDFFF);
  }

  @Test
  void people_are_invited_a_hundred_at_a_time() {
    isDone(channels.invite(room, people(1, 250)));

    assertThat(named.members()).containsAll(people(1, 250));
    assertThat(invitations().map(it -> it.split(",").length)).containsExactly(100, 100, 50);
  }

  @Test
  void nobody_to_invite_is_no_question_to_slack() {
    isDone(channels.invite(room, List.of()));

    assertThat(world.slack.calls()).isEmpty();
  }

  @Test
  void who_is_in_already_keeps_no_other_out() {
    isDone(channels.invite(room, people(1, 2)));
    isDone(channels.invite(room, people(1, 3)));
    isDone(channels.invite(room, people(1, 3)));
    isDone(channels.invite(room, List.of("UT0001BOT")));

    assertThat(named.members()).containsAll(people(1, 3));
  }

  @Test
  void a_hundred_who_are_in_already_cost_one_question() {
    isDone(channels.invite(room, people(1, 100)));
    isDone(channels.invite(room, people(1, 100)));

    assertThat(world.slack.calls()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_cannot_be_invited_stays_outside_and_the_others_come_in(boolean named) {
    if (!named) {
      there.namesNobody();
    }
    there.keepsOut("U0002", "user_not_found");
    there.keepsOut("U0004", "cant_invite");
    there.keepsOut("U0005", "user_is_ultra_restricted");

    isDone(channels.invite(room, people(1, 5)));

    assertThat(this.named.members()).contains("U0001", "U0003").doesNotContain("U0002", "U0004");
    assertThat(invitations().count()).isEqualTo(named ? 2 : 6);
  }

  @Test
  void only_where_nobody_could_be_invited_it_has_failed() {
    there.keepsOut("U0001", "user_not_found");
    there.keepsOut("U0002", "cant_invite");

    assertThat(refusal(channels.invite(room, people(1, 2))))
        .isEqualTo(
            "nobody could be invited: Slack refused it: there is no such person in the workspace"
                + " (user_not_found)");
  }

  @Test
  void people_are_named_with_their_workspace_or_without_and_each_once() {
    isDone(channels.invite(room, List.of("T0001/U0001", "U0001", "U0002")));
    assertThat(invitations()).containsExactly("U0001,U0002");

    assertThat(refusal(channels.invite(room, List.of("T0002/U0003", "maria", ""))))
        .contains("user_not_found");
    assertThat(invitations().count()).as("nobody was asked for").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_ANSWER", "LATE_ERROR", "BROKEN", "INTERNAL"})
  void an_invitation_that_was_not_answered_is_made_again(Fault fault) {
    world.slack.next(Fault.NONE, fault);

    assertThat(channels.invite(room, people(1, 150))).isInstanceOf(RetryLater.class);
    isDone(channels.invite(room, people(1, 150)));

    assertThat(named.members()).containsAll(people(1, 150));
  }

  @Test
  void a_message_is_pinned_once() {
    String ts = world.slack.says(named.id(), "U1", "look here").ts();

    isDone(channels.pin(room, ts));
    isDone(channels.pin(room, ts));

    assertThat(named.pins()).containsExactly(ts);
    assertThat(refusal(channels.pin(room, "1.2")))
        .isEqualTo("Slack refused it: the message was deleted (message_not_found)");
  }

  @Test
  void links_stand_there_once_and_those_of_others_stay() {
    named.bookmark("mine", "https://t.example.com/i/214/");

    isDone(channels.bookmark(room, List.of(CONSOLE, RUNBOOK, RUNBOOK)));
    isDone(channels.bookmark(room, List.of(CONSOLE, RUNBOOK)));

    assertThat(named.bookmarks())
        .containsExactly(
            new Bookmark("mine", "https://t.example.com/i/214/"),
            new Bookmark("Runbook", RUNBOOK.url()));
  }

  @Test
  void an_address_that_slack_writes_with_escapes_is_the_same() {
    named.bookmark("Runbook", "https://wiki.example.com/r?a=1&amp;b=2");

    isDone(channels.bookmark(room, List.of(RUNBOOK)));

    assertThat(named.bookmarks()).hasSize(1);
  }

  @Test
  void only_addresses_of_the_web_become_links_and_titles_are_cut() {
    isDone(
        channels.bookmark(
            room,
            List.of(
                new Link("bad", "javascript:alert(1)"),
                new Link("bad", "arn:aws:ssm:us-east-1:1:x"),
                new Link("bad", "https://a b"))));
    assertThat(world.slack.calls()).isEmpty();

    isDone(
        channels.bookmark(
            room,
            List.of(
                new Link("long\n" + "x".repeat(200), "HTTPS://a.example.com"),
                new Link(" ", "http://b.example.com"))));
    assertThat(named.bookmarks().getFirst().title())
        .startsWith("long xx")
        .endsWith("…")
        .hasSize(80);
    assertThat(named.bookmarks().get(1).title()).isEqualTo("http://b.example.com");
  }

  @Test
  void a_link_that_slack_refuses_keeps_no_other_out() {
    Delivery delivery =
        channels.bookmark(room, List.of(new Link("here", "http://127.0.0.1:8080"), CONSOLE));

    assertThat(refusal(delivery))
        .isEqualTo("Slack refused it: it does not take the link (invalid_link)");
    assertThat(named.bookmarks()).extracting(Bookmark::title).containsExactly("Console");
  }

  @Test
  void a_link_whose_answer_was_lost_is_not_put_there_twice() {
    world.slack.next("bookmarks.add", Fault.LOST_ANSWER);

    assertThat(channels.bookmark(room, List.of(CONSOLE, RUNBOOK))).isInstanceOf(RetryLater.class);
    isDone(channels.bookmark(room, List.of(CONSOLE, RUNBOOK)));

    assertThat(named.bookmarks()).hasSize(2);
  }

  @Test
  void an_archived_channel_is_archived_once_and_takes_nothing_more() {
    isDone(channels.archive(room));
    isDone(channels.archive(room));

    assertThat(named.isArchived()).isTrue();
    assertThat(refusal(channels.describe(room, "x"))).contains("the channel is archived");
    assertThat(refusal(channels.invite(room, List.of("U1")))).contains("the channel is archived");
    Parcel late = new Parcel(new UUID(1, 1), room, null, null, Message.text("late"));
    assertThat(refusal(world.platform.deliver(late))).contains("the channel is archived");
  }

  /** Each step with the method that it calls last. */
  static Stream<Step> steps() {
    return Stream.of(
        new Step("conversations.setTopic", it -> it.channels.describe(it.room, "x")),
        new Step("conversations.invite", it -> it.channels.invite(it.room, List.of("U1"))),
        new Step("pins.add", it -> it.channels.pin(it.room, it.said())),
        new Step("bookmarks.list", it -> it.channels.bookmark(it.room, List.of(CONSOLE))),
        new Step("bookmarks.add", it -> it.channels.bookmark(it.room, List.of(CONSOLE))),
        new Step("conversations.archive", it -> it.channels.archive(it.room)));
  }

  record Step(String method, Function<SlackChannelsTest, Delivery> action) {
    Delivery on(SlackChannelsTest test) {
      return action.apply(test);
    }

    @Override
    public String toString() {
      return method;
    }
  }

  private String said() {
    return named.channel().messages().isEmpty()
        ? world.slack.says(named.id(), "U1", "look here").ts()
        : named.channel().messages().getFirst().ts();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_keeps_slacks_pause_and_is_done_afterwards(Step step) {
    world.slack.next(step.method(), Fault.TOO_FAST);

    assertThat(step.on(this))
        .isEqualTo(new RetryLater(Duration.ofSeconds(30), "Slack asks for a pause of 30 s"));
    isDone(step.on(this));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_that_was_done_though_nobody_said_so_may_be_done_again(Step step) {
    world.slack.next(step.method(), Fault.LOST_ANSWER);

    assertThat(step.on(this)).isInstanceOf(RetryLater.class);
    isDone(step.on(this));
    isDone(step.on(this));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_that_slack_refuses_is_told_in_words(Step step) {
    world.slack.on(step.method(), asked -> Answered.refused("restricted_action"));

    assertThat(refusal(step.on(this)))
        .isEqualTo(
            "Slack refused it: the workspace lets only some people do that (restricted_action)");
  }

  @ParameterizedTest
  @CsvSource({
    "channels:manage, conversations.setTopic",
    "channels:manage, conversations.invite",
    "channels:manage, conversations.archive",
    "pins:write, pins.add",
    "bookmarks:read, bookmarks.list",
    "bookmarks:write, bookmarks.add"
  })
  void the_scope_that_a_step_lacks_is_named(String scope, String method) {
    world.slack.withoutScope(scope);

    Step step = steps().filter(it -> it.method().equals(method)).findFirst().orElseThrow();

    assertThat(refusal(step.on(this)))
        .isEqualTo("Slack refused it: the app needs the scope %s (missing_scope)".formatted(scope));
  }

  @Test
  void what_is_no_channel_of_slack_is_refused_without_a_call() {
    Room elsewhere = new Room("local", "incidents");

    assertThat(refusal(channels.archive(elsewhere)))
        .isEqualTo("this is no channel of Slack: incidents");
    assertThat(world.slack.calls()).isEmpty();
  }

  @Test
  void while_the_database_with_the_tokens_is_away_everything_waits() {
    try (SlackApi api =
        new SlackApi(
            world.config,
            team -> {
              throw new Unavailable("away", Duration.ofSeconds(7), null);
            })) {
      Channels waiting = new SlackPlatform(api).channels().orElseThrow();
      RetryLater later = new RetryLater(Duration.ofSeconds(7), "the database is away");

      assertThat(waiting.archive(room)).isEqualTo(later);
      Wanted wanted =
          new Wanted(new Room("slack", "T0001"), "x", world.clock.instant(), null, false);
      assertThat(waiting.open(wanted)).isEqualTo(new Failed(later));
    }
  }

  @Test
  void in_slack_itself_the_calls_say_what_they_are_to() {
    channels.bookmark(room, List.of(CONSOLE));

    Asked call = world.slack.calls("bookmarks.add").getFirst();
    assertThat(call.text("channel_id")).isEqualTo(named.id());
    assertThat(call.text("type")).isEqualTo("link");
    assertThat(call.text("emoji")).isEmpty();
  }
}
