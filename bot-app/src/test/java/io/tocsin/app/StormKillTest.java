package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed in the middle of a storm of alarms, again and again, at moments that nobody
 * chose.
 */
class StormKillTest {
  private static final int SENDERS = 8;
  private static final Pattern ALERT = Pattern.compile("Started by alert (a\\d+-\\d+-\\d+) ");

  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Random moments = new Random();

  @Test
  void what_was_answered_survives_two_kills(@TempDir Path data) throws Exception {
    storms(data, 2);
  }

  @Test
  @Tag("long")
  void what_was_answered_survives_twenty_kills(@TempDir Path data) throws Exception {
    storms(data, 20);
  }

  private void storms(Path data, int kills) throws Exception {
    try (Hook hook = new Hook()) {
      for (int round = 0; round < kills; round++) {
        try (ChildHouse house = ChildHouse.node("a", data, hook)) {
          if (round == 0) {
            hook.furnish(house.house());
          }
          stormUntilKilled(house, round);
        }
      }
      try (ChildHouse last = ChildHouse.node("a", data, hook)) {
        assertThat(last.house().get("/health/ready").statusCode()).isEqualTo(200);
        eventually(() -> heard(hook).keySet().containsAll(answered));
        assertThat(onTimelines(data)).containsAll(answered);
      }
      assertThat(heard(hook).values())
          .as("a double carries the delivery id of the first")
          .allSatisfy(deliveries -> assertThat(deliveries).hasSize(1));
      System.out.printf(
          "%d kills: %d alarms answered, %d told of, %d requests, %d deliveries came twice%n",
          kills, answered.size(), heard(hook).size(), hook.posts().size(), hook.doubled());
    }
    assertThat(answered).hasSizeGreaterThan(kills * SENDERS);
  }

  private void stormUntilKilled(ChildHouse house, int round) throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    int enough = answered.size() + SENDERS + moments.nextInt(400);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sender = 0; sender < SENDERS; sender++) {
        String prefix = "a" + round + "-" + sender + "-";
        senders.submit(() -> send(house.house(), prefix, dead));
      }
      eventually(() -> answered.size() > enough);
      house.kill();
      dead.set(true);
      senders.shutdown();
      assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void send(House house, String prefix, AtomicBoolean dead) {
    Instant start = Instant.now().minusSeconds(5);
    for (int i = 0; !dead.get(); i++) {
      String name = prefix + i;
      if (house.alert(name, start, start.plusSeconds(3600)) == 200) {
        answered.add(name);
      }
    }
  }

  /** The delivery ids by which each alarm was told of. */
  private static Map<String, Set<String>> heard(Hook hook) {
    return hook.posts().stream()
        .filter(post -> ALERT.matcher(post.text()).find())
        .collect(
            Collectors.groupingBy(
                post -> alert(post.text()),
                Collectors.mapping(Hook.Post::delivery, Collectors.toSet())));
  }

  private static String alert(String text) {
    Matcher matcher = ALERT.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Looked up in the tables, past the program that is to be proven. */
  private static Set<String> onTimelines(Path data) throws Exception {
    Path cluster = data.resolve("postgres");
    String port = Files.readAllLines(cluster.resolve("postmaster.pid")).get(3);
    String password = Files.readString(cluster.resolve("tocsin.password")).strip();
    Set<String> names = ConcurrentHashMap.newKeySet();
    Pattern name = Pattern.compile("\"alertname\\\\\":\\\\\"(a[0-9-]+)\\\\\"");
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "tocsin", password);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT data FROM tocsin.timeline_event WHERE type = 'SSM Incident Trigger'")) {
      while (rows.next()) {
        name.matcher(rows.getString(1)).results().forEach(found -> names.add(found.group(1)));
      }
    }
    return names;
  }
}
