package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.core.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is killed while alarms come in, and comes back by itself. */
class DatabaseAwayTest {
  private static final int ALARMS = 120;

  private final AtomicInteger turnedAway = new AtomicInteger();
  private final CountDownLatch underWay = new CountDownLatch(ALARMS / 4);

  @Test
  void senders_are_told_to_come_again_and_nothing_is_lost_or_doubled(@TempDir Path data)
      throws Exception {
    try (Application application =
            Application.start(MainJobTest.trial(data), Clock.systemUTC(), Relaying.RUNNING);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      House house = new House(application.port());
      Set<String> incidents = ConcurrentHashMap.newKeySet();
      List<Future<Boolean>> sent = new ArrayList<>();
      for (int i = 0; i < ALARMS; i++) {
        Callable<Boolean> sender = sender(house, "alarm-" + i, incidents);
        sent.add(threads.submit(sender));
      }
      underWay.await();
      killServer(data);
      // The next request meets the dead server for sure, however fast the senders were.
      sent.add(threads.submit(sender(house, "alarm-after-the-kill", incidents)));
      for (Future<Boolean> one : sent) {
        assertThat(one.get()).isTrue();
      }

      assertThat(turnedAway).hasPositiveValue();
      assertThat(incidents).hasSize(ALARMS + 1);
      String count =
          house.asks(
              "sam",
              "ssm-incidents list-incident-records --max-results 100 --query"
                  + " length(IncidentRecordSummaries) --output text");
      assertThat(count).isEqualTo("100");
      assertThat(house.asks("sam", "status " + (ALARMS + 1))).contains("#" + (ALARMS + 1));
      assertThat(house.asks("sam", "status " + (ALARMS + 2))).contains("There is no incident");
    }
  }

  /** Sends one alarm until it is accepted; every refusal must be a 503 that says when to retry. */
  private Callable<Boolean> sender(House house, String name, Set<String> incidents) {
    String body = alarm(name);
    return () -> {
      while (true) {
        HttpResponse<String> answer = house.alarm(Demo.KEY, body);
        if (answer.statusCode() == 200) {
          incidents.add(House.tree(answer.body()).path("incidentRecordArn").asText());
          underWay.countDown();
          return true;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("error").doesNotContain("Exception", "io.tocsin");
        turnedAway.incrementAndGet();
      }
    };
  }

  private static String alarm(String name) {
    ObjectNode event = (ObjectNode) House.tree(House.example("alarm.json", name));
    String arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + name;
    ((ArrayNode) event.path("resources")).removeAll().add(arn);
    ((ObjectNode) event.path("detail")).put("alarmName", name);
    return Json.write(event);
  }

  private static void killServer(Path data) throws Exception {
    try (var files = Files.walk(data)) {
      Path pidFile =
          files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      server.destroyForcibly();
      server.onExit().get();
    }
  }
}
