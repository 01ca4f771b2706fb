package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.slack.SlackConfig.Tokens;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.Asked;
import io.tocsin.slack.fake.Channel;
import io.tocsin.slack.fake.Fault;
import io.tocsin.slack.fake.Posted;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries to a Slack over real connections. */
class SlackPlatformTest {
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);

  private final SlackWorld world = new SlackWorld();
  private final Channel channel = world.slack.channel("C0001");

  @AfterEach
  void close() {
    world.close();
  }

  private String posted(UUID id, String text) {
    return reference(world.delivers(id, text));
  }

  private static String reference(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Delivered.class);
    return ((Delivered) delivery).reference();
  }

  @Test
  void a_message_is_posted_with_text_and_blocks_and_says_which_delivery_it_is() {
    String ts = posted(FIRST, "Checkout <fails>");

    Posted message = channel.messages().getFirst();
    assertThat(message.ts()).isEqualTo(ts);
    assertThat(message.text()).isEqualTo("Checkout &lt;fails&gt;");
    assertThat(message.shown()).containsExactly("Checkout <fails>");
    assertThat(message.metadata().path("event_payload").path("id").asText())
        .isEqualTo(FIRST.toString());
    Asked call = world.slack.calls("chat.postMessage").getFirst();
    assertThat(call.text("parse")).isEqualTo("none");
    assertThat(call.flag("link_names")).isFalse();
    assertThat(call.flag("unfurl_links")).isFalse();
    assertThat(world.slack.calls("conversations.history")).as("looks only if it must").isEmpty();
  }

  @Test
  void a_message_changes_in_place_and_has_a_thread() {
    String ts = posted(FIRST, "open");

    assertThat(world.delivers(SECOND, null, ts, "acknowledged")).isEqualTo(new Delivered(ts));
    world.delivers(new UUID(1, 3), ts, null, "Maria has it");

    assertThat(channel.messages().getFirst().text()).isEqualTo("acknowledged");
    assertThat(channel.messages().getFirst().blocks()).isNotNull();
    assertThat(channel.thread(ts)).extracting(Posted::text).containsExactly("Maria has it");
    assertThat(world.slack.calls("chat.update").getFirst().text("parse")).isEqualTo("none");
  }

  @Test
  void a_message_that_was_deleted_is_posted_anew() {
    String ts = posted(FIRST, "open");
    channel.delete(ts);

    String anew = reference(world.delivers(SECOND, null, ts, "resolved"));

    assertThat(anew).isNotEqualTo(ts);
    assertThat(channel.texts()).containsExactly("resolved");
  }

  @Test
  void somebody_elses_message_is_not_changed_but_followed_by_our_own() {
    String foreign = world.slack.says("C0001", "U1", "hello").ts();

    reference(world.delivers(FIRST, null, foreign, "open"));

    assertThat(channel.texts()).containsExactly("hello", "open");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_ANSWER", "LATE_ERROR"})
  void what_arrived_though_nobody_said_so_is_not_posted_twice(Fault fault) {
    world.slack.next(fault);

    assertThat(world.delivers(FIRST, "open")).isInstanceOf(RetryLater.class);
    String ts = reference(world.delivers(FIRST, "open"));

    assertThat(channel.messages()).extracting(Posted::ts).containsExactly(ts);
    assertThat(world.slack.calls("chat.postMessage")).hasSize(1);
  }

  @Test
  void what_did_not_arrive_is_posted_after_a_look() {
    world.slack.next(Fault.BROKEN);

    world.delivers(FIRST, "open");
    reference(world.delivers(FIRST, "open"));

    assertThat(channel.texts()).containsExactly("open");
    assertThat(world.slack.calls("conversations.history")).hasSize(1);
  }

  @Test
  void after_a_crash_between_post_and_note_nothing_new_is_posted() {
    String ts = posted(FIRST, "open");
    world.restarts();

    assertThat(world.repeats(FIRST, null, "open")).isEqualTo(new Delivered(ts));
    assertThat(world.repeats(FIRST, null, "open")).isEqualTo(new Delivered(ts));

    assertThat(channel.texts()).containsExactly("open");
    assertThat(channel.messages().getFirst().edits()).isZero();
  }

  @Test
  void a_repeat_within_this_process_posts_nothing_new_either() {
    String ts = posted(FIRST, "open");

    assertThat(world.delivers(FIRST, "open")).isEqualTo(new Delivered(ts));

    assertThat(channel.texts()).containsExactly("open");
  }

  @Test
  void a_repeat_that_knows_more_brings_the_message_up_to_date() {
    String ts = posted(FIRST, "open");
    world.restarts();

    assertThat(world.repeats(FIRST, null, "acknowledged")).isEqualTo(new Delivered(ts));

    assertThat(channel.texts()).containsExactly("acknowledged");
  }

  @Test
  void a_repeat_in_a_thread_is_found_there() {
    String card = posted(FIRST, "open");
    String line = reference(world.delivers(SECOND, card, null, "Maria has it"));
    world.restarts();

    assertThat(world.repeats(SECOND, card, "Maria has it")).isEqualTo(new Delivered(line));

    assertThat(channel.thread(card)).hasSize(1);
  }

  @Test
  void a_mark_on_somebody_elses_message_is_not_believed() {
    posted(FIRST, "open");
    channel.delete(channel.messages().getFirst().ts());
    Posted forged = world.slack.says("C0001", "U666", "hello");
    forge(forged);
    world.restarts();

    assertThat(reference(world.repeats(FIRST, null, "open"))).isNotEqualTo(forged.ts());
  }

  private void forge(Posted message) {
    Channel other = world.slack.channel("C0002");
    world.platform.deliver(
        new Parcel(FIRST, new Room("slack", "T0001/C0002"), null, null, Message.text("x"), true));
    world.slack.on(
        "conversations.history",
        asked -> {
          Answered answer = Answered.ok();
          answer
              .body()
              .putArray("messages")
              .addObject()
              .put("ts", message.ts())
              .put("bot_id", "BSOMEBODY")
              .put("text", "hello")
              .set("metadata", other.messages().getFirst().metadata());
          return answer;
        });
  }

  @Test
  void a_long_backlog_is_looked_through_page_by_page_and_once_for_all() {
    posted(FIRST, "first");
    for (int i = 0; i < 450; i++) {
      world.slack.says("C0001", "U1", "talk");
    }
    world.restarts();

    reference(world.repeats(FIRST, null, "first"));
    reference(world.repeats(SECOND, null, "second"));

    assertThat(world.slack.calls("conversations.history")).hasSize(3);
    assertThat(channel.texts())
        .filteredOn(text -> !text.equals("talk"))
        .containsExactly("first", "second");
  }

  @Test
  void without_the_scope_to_look_it_is_posted_again_rather_than_lost() {
    world.slack.withoutScope("channels:history");

    reference(world.repeats(FIRST, null, "open"));

    assertThat(channel.texts()).containsExactly("open");
  }

  @Test
  void a_pause_that_slack_asks_for_is_kept() {
    world.slack.next(Fault.TOO_FAST);

    assertThat(world.delivers(FIRST, "open"))
        .isEqualTo(new RetryLater(Duration.ofSeconds(30), "Slack asks for a pause of 30 s"));
    world.slack.next(Fault.TOO_FAST_QUIETLY);
    assertThat(world.delivers(FIRST, "open")).isInstanceOf(RetryLater.class);
    assertThat(world.slack.calls("conversations.history")).as("nothing was done").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "INTERNAL", "PAGE"})
  void trouble_of_slacks_own_is_tried_again(Fault fault) {
    world.slack.next(fault);

    assertThat(world.delivers(FIRST, "open")).isInstanceOf(RetryLater.class);
    assertThat(world.delivers(FIRST, "open")).isInstanceOf(Delivered.class);
    assertThat(channel.texts()).containsExactly("open");
  }

  @Test
  void nobody_answers_for_ever() {
    try (SlackWorld impatient = new SlackWorld(Duration.ofMillis(200))) {
      impatient.slack.next(Fault.SILENT);

      assertThat(impatient.delivers(FIRST, "open"))
          .isEqualTo(new RetryLater(Duration.ofSeconds(1), "no answer from Slack in time"));
    }
  }

  @Test
  void each_refusal_says_what_is_to_be_done() {
    assertThat(refusal(Channel::withoutBot))
        .isEqualTo(
            "Slack refused it: the bot is not in the channel; invite it there (not_in_channel)");
    channel.invite();
    assertThat(refusal(Channel::archive))
        .isEqualTo("Slack refused it: the channel is archived (is_archived)");
    assertThat(refusal(it -> it.makePrivate().withoutBot())).contains("(channel_not_found)");
    assertThat(refusal(it -> world.slack.revoke("T0001"))).contains("slack.bot-token");
  }

  private String refusal(Consumer<Channel> change) {
    change.accept(channel);
    world.clock.move(Duration.ofSeconds(5));
    Delivery delivery = world.delivers(FIRST, "open");
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).reason();
  }

  @ParameterizedTest
  @ValueSource(strings = {"T9999/C0001", "C0001", "T0001/#general", "T0001/C0001/x"})
  void a_room_that_slack_does_not_have_is_refused(String name) {
    Parcel parcel = new Parcel(FIRST, new Room("slack", name), null, null, Message.text("x"));

    assertThat(world.platform.deliver(parcel)).isInstanceOf(Rejected.class);
  }

  @Test
  void a_scope_that_is_missing_is_named() {
    world.slack.on("chat.postMessage", world.slack.needing("chat:magic", it -> Answered.ok()));

    assertThat(world.delivers(FIRST, "open"))
        .isEqualTo(
            new Rejected("Slack refused it: the app needs the scope chat:magic (missing_scope)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"msg_too_long", "msg_blocks_too_long", "invalid_blocks"})
  void what_slack_finds_too_long_or_misshapen_arrives_all_the_same(String error) {
    world.slack.on("chat.postMessage", strictly(error));

    reference(world.delivers(FIRST, "news ".repeat(300)));
  }

  private static java.util.function.Function<Asked, Answered> strictly(String error) {
    return asked -> {
      boolean fits = asked.text("text").length() + asked.text("blocks").length() < 1_500;
      return fits ? Answered.ok().with("ts", "1.1") : Answered.refused(error);
    };
  }

  @Test
  void a_channel_takes_about_a_message_a_second_and_others_do_not_wait_for_it() {
    List<Delivery> deliveries =
        List.of(1, 2, 3, 4, 5, 6).stream().map(i -> world.delivers(new UUID(2, i), "x")).toList();

    assertThat(deliveries.subList(0, 5)).allMatch(Delivered.class::isInstance);
    assertThat(deliveries.getLast()).isInstanceOf(RetryLater.class);
    world.slack.channel("C0002");
    Room other = new Room("slack", "T0001/C0002");
    assertThat(world.platform.deliver(new Parcel(FIRST, other, null, null, Message.text("x"))))
        .isInstanceOf(Delivered.class);
    world.clock.move(Duration.ofSeconds(1));
    assertThat(world.delivers(new UUID(2, 6), "x")).isInstanceOf(Delivered.class);
  }

  @Test
  void a_message_waits_while_the_database_with_the_tokens_is_away() {
    Tokens away =
        team -> {
          throw new Unavailable("away", Duration.ofSeconds(7), new IllegalStateException("so"));
        };
    try (SlackApi api = new SlackApi(world.config, away)) {
      Parcel parcel = new Parcel(FIRST, SlackWorld.ROOM.room(), null, null, Message.text("x"));

      assertThat(new SlackPlatform(api).deliver(parcel))
          .isEqualTo(new RetryLater(Duration.ofSeconds(7), "the database is away"));
    }
  }

  @Test
  void one_person_alone_can_be_told() {
    Called<String> told =
        new Posts(world.api).whisper(SlackWorld.ROOM, null, "U1", Message.text("just you"));

    assertThat(told).isInstanceOf(Called.Done.class);
    assertThat(channel.messages()).isEmpty();
    assertThat(world.slack.whispers())
        .singleElement()
        .satisfies(it -> assertThat(it.user() + it.message().text()).isEqualTo("U1just you"));
  }

  @Test
  void no_reason_tells_the_token() {
    StringBuilder reasons = new StringBuilder();
    for (Fault fault : List.of(Fault.BROKEN, Fault.PAGE, Fault.LOST_ANSWER, Fault.TOO_FAST)) {
      world.slack.next(fault);
      reasons.append(
          world.delivers(UUID.nameUUIDFromBytes(new byte[] {(byte) fault.ordinal()}), "x"));
    }
    world.slack.close();
    world.clock.move(Duration.ofSeconds(5));
    reasons.append(world.delivers(SECOND, "x"));

    assertThat(reasons.toString()).doesNotContain("xoxb").doesNotContain("verysecret");
  }
}
