package io.tocsin.app.chat;

import static io.tocsin.app.chat.FakeChat.withAction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TerminalChatTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneId.of("Europe/Berlin"));
  private static final String NONE = "";

  private FakeChat chat;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void open() throws IOException {
    chat = new FakeChat();
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void says_one_line_as_a_command_and_prints_the_answer() {
    chat.say(chat.message("sam", "older talk"));

    assertThat(once("ack", false)).isZero();
    assertThat(out).hasToString("done: ack\n");
    assertThat(err).hasToString(NONE);
    assertThat(chat.requests)
        .containsExactly(
            "POST /chat/api/rooms/incidents/messages "
                + "{\"as\":\"maria\",\"text\":\"ack\",\"direct\":true}");
  }

  @Test
  void prints_answers_only_and_each_in_its_newest_form() {
    chat.bot =
        message -> {
          chat.say(chat.message("sam", "in between"));
          ObjectNode answer = chat.answer(message, "working");
          chat.answer(message, "second");
          chat.edit(answer, "worked");
        };

    assertThat(once("start checkout", false)).isZero();
    assertThat(out).hasToString("worked\nsecond\n");
  }

  @Test
  void prints_a_secret_that_is_told_this_once() {
    chat.bot = message -> chat.answer(message, "the key is ••••");
    chat.once = "the key is 4711";

    assertThat(once("source rotate pager", false)).isZero();
    assertThat(out).hasToString("the key is 4711\n");
  }

  @Test
  void waits_for_an_answer_that_comes_later() {
    chat.bot =
        message ->
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
                .execute(() -> chat.answer(message, "late"));

    assertThat(once("ack", false)).isZero();
    assertThat(out).hasToString("late\n");
  }

  @Test
  void ends_with_1_when_the_answer_is_an_error() {
    chat.bot =
        message ->
            chat.say(
                chat.message("tocsin", "No such plan.\nTry: plans")
                    .put("replyTo", message.path("id").asText())
                    .put("error", true));

    assertThat(once("start chekout", false)).isEqualTo(1);
    assertThat(out).hasToString("No such plan.\nTry: plans\n");
  }

  @Test
  void ends_with_1_and_the_reason_when_the_server_refuses() {
    ChatOptions options =
        new ChatOptions(chat.url(), "nowhere", "maria", Optional.of("ack"), false);

    assertThat(run(options, NONE)).isEqualTo(1);
    assertThat(err).hasToString("There is no room nowhere.\n");
  }

  @Test
  void ends_with_2_and_one_sentence_when_there_is_no_server() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + free);

    for (Optional<String> line : List.of(Optional.of("ack"), Optional.<String>empty())) {
      assertThat(run(new ChatOptions(nobody, "incidents", "maria", line, false), NONE))
          .isEqualTo(2);
    }
    assertThat(err.toString().lines())
        .containsOnly(
            "Tocsin does not answer at "
                + nobody
                + "; start it with ./tocsin up, or name another with --url.")
        .hasSize(2);
  }

  @Test
  void ends_with_2_when_something_else_answers() {
    URI elsewhere = URI.create(chat.url() + "/other/");
    ChatOptions options =
        new ChatOptions(elsewhere, "incidents", "maria", Optional.of("ack"), false);

    assertThat(run(options, NONE)).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "Something answers at %s, but it is not Tocsin's chat; name another with --url.\n"
                .formatted(elsewhere));
  }

  @Test
  void confirms_a_deletion_only_if_told_to() {
    chat.bot = this::askBeforeDeleting;

    assertThat(once("delete-timeline-event --event-id 7", false)).isZero();
    assertThat(out).hasToString("Delete event 7? Answer yes.\n");

    assertThat(once("delete-timeline-event --event-id 7", true)).isZero();
    assertThat(out.toString()).endsWith("Delete event 7? Answer yes.\nEvent 7 is deleted.\n");
  }

  @Test
  void sends_no_yes_when_nothing_asks_for_it() {
    assertThat(once("status", true)).isZero();
    assertThat(chat.requests).hasSize(1);
  }

  @Test
  void addresses_rooms_and_people_of_any_name() {
    ChatOptions options =
        new ChatOptions(chat.url(), "a b/ü", "eve & co", Optional.of("“hi”"), false);

    assertThat(run(options, NONE)).isZero();
    assertThat(chat.requests)
        .containsExactly(
            "POST /chat/api/rooms/a%20b%2F%C3%BC/messages "
                + "{\"as\":\"eve & co\",\"text\":\"“hi”\",\"direct\":true}");
  }

  @Test
  void never_lets_a_message_steer_the_terminal() {
    chat.bot = message -> chat.answer(message, "\u001b[2Jgone\u0007");
    chat.say(withAction(chat.message("e\u001bve", "a\n12:01 maria: b"), "x", "\u001b[31mred"));

    once("ack", false);
    talk("", false);

    assertThat(out.toString())
        .doesNotContain("\u001b", "\u0007")
        .contains("\\u001b[2Jgone\\u0007\n")
        .contains("12:02 e\\u001bve: a\n      12:01 maria: b\n      [/1 \\u001b[31mred]\n");
  }

  @Test
  void shows_the_room_and_what_answers_the_lines_read() {
    chat.say(chat.message("sam", "hello").put("at", "2026-02-27T09:00:00Z"));

    assertThat(talk("status\n\n  who \n/quit\nnever said\n", false)).isZero();

    assertThat(out.toString())
        .isEqualTo(
            """
            Room incidents at %s, as maria. Every line is a command; /1 presses button 1, /quit ends.
            2026-02-27 10:00 sam: hello
            12:02 tocsin: done: status
            12:02 tocsin: done: who
            """
                .formatted(chat.url()));
  }

  @Test
  void shows_nothing_old_that_was_said_to_one_person_alone() {
    chat.whisper(chat.message("tocsin", "You were paged last week"));

    talk("status\n", false);

    assertThat(out.toString()).contains("done: status").doesNotContain("last week");
  }

  @Test
  void shows_a_changed_message_again_and_keeps_its_buttons_numbers() {
    ObjectNode living = chat.message("tocsin", "#1 OPEN");
    chat.say(withAction(withAction(living, "ack", "Acknowledge"), "resolve", "Resolve"));
    chat.bot =
        message -> {
          chat.edit(living, "#1 RESOLVED");
          chat.say(withAction(chat.message("tocsin", "#2 OPEN"), "ack", "Acknowledge"));
        };

    talk("resolve\n/2 all good\n/3\n/9\n/help\n", false);

    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "12:02 tocsin: #1 OPEN",
            "      [/1 Acknowledge] [/2 Resolve]",
            "12:02 tocsin (changed): #1 RESOLVED",
            "      [/1 Acknowledge] [/2 Resolve]",
            "12:02 tocsin: #2 OPEN",
            "      [/3 Acknowledge]",
            "There is no /9 here; /1, /2 … press the buttons shown, /quit ends.",
            "There is no /help here; /1, /2 … press the buttons shown, /quit ends.");
    assertThat(chat.requests.subList(1, 3))
        .containsExactly(
            "POST /chat/api/messages/m1/actions/resolve {\"as\":\"maria\",\"input\":\"all good\"}",
            "POST /chat/api/messages/m3/actions/ack {\"as\":\"maria\"}");
  }

  @Test
  void confirms_in_a_conversation_by_a_second_line_or_at_once() {
    chat.bot = this::askBeforeDeleting;

    talk("delete 7\nyes\n", false);
    assertThat(out.toString()).endsWith(": Event 7 is deleted.\n");
    assertThat(chat.requests).hasSize(2);

    talk("delete 7\n", true);
    assertThat(chat.requests).hasSize(4);
    assertThat(chat.requests.getLast()).contains("\"text\":\"yes\"");
  }

  @Test
  void shows_what_others_say_while_it_waits_for_a_line() throws Exception {
    LinkedBlockingQueue<String> shown = new LinkedBlockingQueue<>();
    try (PipedWriter keyboard = new PipedWriter();
        BufferedReader typed = new BufferedReader(new PipedReader(keyboard))) {
      Terminal terminal = new Terminal(typed, new LineWriter(shown), new PrintWriter(err));
      ChatOptions options =
          new ChatOptions(chat.url(), "incidents", "maria", Optional.empty(), false);
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(() -> new TerminalChat(options, terminal, CLOCK).run());
      assertThat(chat.waiting.await(10, TimeUnit.SECONDS)).isTrue();

      chat.say(chat.message("sam", "anybody there?"));

      assertThat(shown.poll(10, TimeUnit.SECONDS)).startsWith("Room incidents");
      assertThat(shown.poll(10, TimeUnit.SECONDS)).isEqualTo("12:02 sam: anybody there?");

      chat.whisper(chat.message("tocsin", "You are paged"));

      assertThat(shown.poll(10, TimeUnit.SECONDS))
          .isEqualTo("12:02 tocsin to you alone: You are paged");

      chat.close();

      assertThat(shown.poll(10, TimeUnit.SECONDS)).startsWith("Tocsin does not answer at ");

      keyboard.write("/quit\n");
      keyboard.flush();
      assertThat(exit.get(10, TimeUnit.SECONDS)).isZero();
    }
  }

  private void askBeforeDeleting(ObjectNode message) {
    String text = message.path("text").asText();
    if (text.equals("yes")) {
      chat.answer(message, "Event 7 is deleted.");
    } else {
      chat.say(
          withAction(
              chat.message("tocsin", "Delete event 7? Answer yes.")
                  .put("replyTo", message.path("id").asText()),
              "confirm:abc",
              "Delete"));
    }
  }

  private int once(String line, boolean yes) {
    return run(new ChatOptions(chat.url(), "incidents", "maria", Optional.of(line), yes), NONE);
  }

  private int talk(String lines, boolean yes) {
    return run(new ChatOptions(chat.url(), "incidents", "maria", Optional.empty(), yes), lines);
  }

  private int run(ChatOptions options, String typed) {
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader(typed)),
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    return new TerminalChat(options, terminal, CLOCK).run();
  }

  /** Hands on whole lines as they are printed. */
  private static final class LineWriter extends PrintWriter {
    private final LinkedBlockingQueue<String> lines;

    LineWriter(LinkedBlockingQueue<String> lines) {
      super(new StringWriter());
      this.lines = lines;
    }

    @Override
    public void println(String line) {
      lines.add(line);
    }
  }
}
