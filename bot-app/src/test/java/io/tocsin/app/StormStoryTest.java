package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.database.EmbeddedDatabase;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.stories.Stories;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.World;
import io.tocsin.persistence.Database;
import io.tocsin.persistence.DatabaseConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a room sees of a storm, on PostgreSQL and in the local chat. */
class StormStoryTest {
  private static EmbeddedDatabase server;
  private static int databases;

  private Database database;
  private LocalChat chat;
  private World world;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = EmbeddedDatabase.start(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aRoom() throws SQLException {
    String name = "storm" + ++databases;
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl(), server.user(), server.password().reveal());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    String url = server.jdbcUrl().replaceFirst("(jdbc:postgresql://[^/]+)/[^?]*", "$1/" + name);
    database = Database.open(new DatabaseConfig(url, server.user(), server.password()));
    chat = new LocalChat(database.localChatStore(), new WorldClock(), new CountingIds(), "aws");
    world =
        Stories.prepared(
            new World(database.stateStore(), database.queries(), database.outboxStore(), chat));
    world.asks("sam", "@aws create-room --name incidents");
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** The chat is made before the world whose time it tells. */
  private final class WorldClock extends Clock {
    @Override
    public Instant instant() {
      return world.clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new IllegalArgumentException("Only UTC");
    }
  }

  private void starts(int incidents) {
    for (int i = 0; i < incidents; i++) {
      world.asks("sam", "@aws start checkout");
    }
  }

  private void relaysFor(int seconds) {
    for (int i = 0; i < seconds; i++) {
      world.relays();
      world.passes(Duration.ofSeconds(1));
    }
    world.relays();
  }

  private List<LocalMessage> messages(@Nullable UUID thread) {
    return chat.latest(World.ROOM, "sam", null).messages().stream()
        .filter(message -> Objects.equals(message.thread(), thread))
        .toList();
  }

  private static Message content(LocalMessage message) {
    return Json.read(message.content(), Message.class);
  }

  private static String firstLine(LocalMessage message) {
    return content(message).fallback().lines().findFirst().orElseThrow();
  }

  private LocalMessage card() {
    return messages(null).stream()
        .filter(message -> firstLine(message).contains("checkout:"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_room_gets_two_cards_and_the_storms_and_the_rest_in_its_thread() {
    starts(2);
    relaysFor(3);
    starts(10);
    relaysFor(3);

    assertThat(messages(null)).hasSize(3);
    assertThat(firstLine(card()))
        .isEqualTo(
            "● checkout: 12 incidents since 14:02 UTC (12 open, 0 acknowledged, 0 resolved)");
    assertThat(messages(card().id()))
        .hasSize(10)
        .allSatisfy(message -> assertThat(firstLine(message)).contains("OPEN · Critical"));
  }

  @Test
  void in_a_burst_the_storms_card_comes_first_and_two_seconds_lie_between_new_messages() {
    starts(20);
    world.relays();
    assertThat(messages(null)).hasSize(1);
    assertThat(firstLine(card())).contains("checkout: 20 incidents");

    relaysFor(12);

    List<Instant> times = messages(null).stream().map(LocalMessage::at).sorted().toList();
    assertThat(times).hasSize(3);
    assertThat(times.get(1)).isAfterOrEqualTo(times.get(0).plusSeconds(2));
    assertThat(times.get(2)).isAfterOrEqualTo(times.get(1).plusSeconds(2));
    assertThat(messages(card().id())).hasSize(18);
  }

  @Test
  void what_becomes_of_an_incident_is_on_the_card_and_its_story_in_the_thread() {
    starts(4);
    relaysFor(12);

    world.asks("maria", "@aws ack 4");
    world.asks("maria", "@aws resolve 4");
    world.asks("maria", "@aws ack 1");
    relaysFor(3);

    assertThat(content(card()).fallback())
        .contains(
            "4 incidents since 14:02 UTC (2 open, 1 acknowledged, 1 resolved)",
            "#1 Checkout errors — Maria has it",
            "#4 Checkout errors — resolved by Maria");
    assertThat(messages(card().id()))
        .extracting(StormStoryTest::firstLine)
        .contains("✓ #4 Checkout errors — RESOLVED · Critical")
        .anyMatch(line -> line.startsWith("#4 Maria has #4 ("))
        .anyMatch(line -> line.startsWith("#4 Resolved by Maria after"));
    assertThat(messages(null).stream().filter(message -> firstLine(message).contains("#1 ")))
        .as("the first keeps its card, and the thread below it")
        .hasSize(1)
        .allSatisfy(first -> assertThat(messages(first.id())).hasSize(1));
  }

  @Test
  void after_a_quiet_minute_it_says_that_it_is_over_and_goes_on_to_tell_what_is_open() {
    starts(1);
    world.passes(Duration.ofSeconds(50));
    starts(1);
    starts(1);
    relaysFor(10);
    world.passes(Duration.ofSeconds(50));
    world.calmsDown();
    relaysFor(1);
    assertThat(firstLine(card())).contains("3 incidents since");

    world.passes(Duration.ofSeconds(1));
    world.calmsDown();
    world.calmsDown();
    relaysFor(1);
    assertThat(firstLine(card()))
        .isEqualTo("● checkout: storm over after 50 s: 3 incidents, 3 still open");

    world.asks("maria", "@aws resolve 3");
    relaysFor(2);
    assertThat(firstLine(card())).contains("3 incidents, 2 still open");
    starts(1);
    relaysFor(3);
    assertThat(messages(null)).as("the next one stands for itself again").hasSize(4);
  }

  @Test
  void in_the_storms_thread_one_word_asks_which_one_and_a_number_says_it() {
    starts(4);
    relaysFor(12);
    String thread = card().id().toString();

    assertThat(Objects.requireNonNull(world.saysIn(thread, "maria", "ack")).fallback())
        .startsWith("Which one? Open in this storm are #4 Checkout errors, #3 ")
        .endsWith("Say its number: `ack 4`.");
    assertThat(Objects.requireNonNull(world.saysIn(thread, "maria", "@aws ack 3")).fallback())
        .startsWith("Maria has #3");
  }

  @Test
  void a_deleted_incident_is_no_longer_listed() {
    starts(4);
    relaysFor(12);
    world.asks("sam", "@aws ssm-incidents delete-incident-record --yes --arn 4");
    relaysFor(3);

    assertThat(content(card()).fallback()).contains("3 incidents").doesNotContain("#4");
    assertThat(messages(card().id()))
        .extracting(StormStoryTest::firstLine)
        .contains("This incident was deleted.", "#4 Deleted by Sam.");
  }

  @Test
  void all_that_nobody_has_are_taken_at_once_after_a_question() {
    starts(5);
    relaysFor(12);
    world.asks("sam", "@aws ack 5");
    world.asks("sam", "@aws resolve 2");
    relaysFor(3);
    String all = content(card()).actions().getFirst().id();

    Message question = Objects.requireNonNull(world.presses("maria", all, null));
    assertThat(question.fallback()).startsWith("Do you take 3 incidents?");
    assertThat(world.incident(3).progress().acknowledgement()).isNull();
    String sure = question.actions().getFirst().id();
    assertThat(Objects.requireNonNull(world.presses("maria", sure, null)).fallback())
        .isEqualTo("Maria has 3 incidents now.");
    relaysFor(3);

    assertThat(content(card()).fallback()).contains("(0 open, 4 acknowledged, 1 resolved)");
    assertThat(content(card()).actions()).isEmpty();
    assertThat(messages(card().id()))
        .extracting(StormStoryTest::firstLine)
        .contains("Maria has 3 incidents: #1, #3, #4.")
        .noneMatch(line -> line.contains("Maria has #3"));
    assertThat(Objects.requireNonNull(world.presses("sam", all, null)).fallback())
        .isEqualTo("Every incident of this storm is taken or resolved already.");
    assertThat(world.timeline(3)).extracting(TimelineEvent::type).contains("Incident Acknowledged");
  }
}
