package io.tocsin.web;

import static io.tocsin.core.testkit.ScriptedConversation.privately;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LiveFeedTest {
  private static final String LIVE = "/chat/page/live?room=incidents";

  private final ChatHouse house = new ChatHouse();
  private final Http http = new Http(house.port());

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_new_message_comes_as_markup_under_its_cursor() {
    try (Events live = open(LIVE + "&after=0")) {
      http.say("incidents", "sam", "hello <b>there</b>");

      Events.Event event = live.next();

      assertThat(event.name()).isEqualTo("messages");
      assertThat(event.id()).isEqualTo("1");
      assertThat(event.data()).contains("<li class=\"message", "hello &lt;b&gt;there&lt;/b&gt;");
    }
  }

  @Test
  void a_page_that_comes_back_goes_on_where_it_was() {
    String last;
    try (Events live = open(LIVE + "&after=0")) {
      http.say("incidents", "sam", "first");
      last = live.next().id();
    }
    http.say("incidents", "sam", "missed");

    try (Events live = open(LIVE + "&after=0", "Last-Event-ID", last)) {
      assertThat(live.next().data()).contains("missed").doesNotContain("first");
      http.say("incidents", "sam", "after it");
      assertThat(live.next().data()).contains("after it").doesNotContain("missed");
    }
  }

  @Test
  void an_edit_comes_as_the_same_element_with_a_higher_revision() {
    String id = house.posted("incidents", null, Message.text("OPEN"));
    try (Events live = open(LIVE + "&after=1")) {
      house.edited("incidents", id, Message.text("RESOLVED"));

      assertThat(live.next().data()).contains("id=\"m-" + id + "\"", "data-rev=\"2\"", "RESOLVED");
    }
  }

  @Test
  void a_reply_changes_the_count_in_the_room_and_comes_for_whoever_has_the_thread_open() {
    String root = http.say("incidents", "sam", "down?");
    try (Events live = open(LIVE + "&after=1")) {
      http.json(
          "/chat/api/rooms/incidents/messages",
          "{\"as\":\"maria\",\"text\":\"yes\",\"thread\":\"" + root + "\"}");

      assertThat(live.next().data())
          .contains("1 reply", "data-pane=\"t\" data-thread=\"" + root + "\"", "yes");
    }
  }

  @Test
  void a_page_hears_which_rooms_there_are_and_how_far_each_has_come() {
    try (Events live = open(LIVE + "&after=0")) {
      assertThat(live.next("rooms").data().strip()).isEqualTo("{\"incidents\":0,\"payments\":0}");
      http.say("payments", "sam", "elsewhere");
      assertThat(live.next("rooms").data().strip()).isEqualTo("{\"incidents\":0,\"payments\":1}");
      house.store.addRoom("search");
      assertThat(live.next("rooms").data()).contains("\"search\":0");
    }
  }

  @Test
  void what_is_private_reaches_its_reader_alone() {
    house.bot.on("@aws help", line -> privately(Message.text("only for sam")));
    try (Events maria = open(LIVE + "&after=0", "Cookie", "tocsin-name=bWFyaWE");
        Events sam = open(LIVE + "&after=0", "Cookie", "tocsin-name=c2Ft")) {
      http.say("incidents", "sam", "@aws help");
      http.say("incidents", "sam", "thanks");

      assertThat(until(sam, "thanks")).contains("only for sam");
      assertThat(until(maria, "thanks")).doesNotContain("only for sam");
    }
  }

  @Test
  void nobody_listens_to_a_room_that_is_not_there_or_while_the_database_is_away() {
    assertThat(http.get("/chat/page/live?room=nowhere").statusCode()).isEqualTo(404);
    house.store.away(true);
    assertThat(http.get(LIVE).statusCode()).isEqualTo(503);
  }

  @Test
  void a_page_that_has_left_is_let_go_of() {
    try (Events live = open(LIVE + "&after=0")) {
      live.next("rooms");
      assertThat(house.watching()).isEqualTo(1);
    }

    while (house.watching() > 0) {
      http.say("incidents", "sam", "is anybody there?");
    }
  }

  @Test
  void a_line_to_a_page_ends_when_the_house_closes() {
    Events live = open(LIVE + "&after=0");

    house.close();

    assertThat(live.ended()).isTrue();
  }

  private Events open(String path, String... headers) {
    return new Events(http.stream(path, headers).body());
  }

  private static String until(Events live, String text) {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(text) < 0) {
      seen.append(live.next().data());
    }
    return seen.toString();
  }
}
