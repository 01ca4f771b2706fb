package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, over HTTP, on PostgreSQL, as the README has it. */
class MainJobTest {
  private static Application application;
  private static House house;

  @BeforeAll
  static void up(@TempDir Path data) {
    application = Application.start(trial(data), Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
  }

  @AfterAll
  static void down() {
    application.close();
  }

  private static final Configuration.Slack NO_SLACK =
      new Configuration.Slack(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          "pushpin",
          URI.create("https://slack.com/api/"));

  private static final Configuration.Twilio NO_TWILIO =
      new Configuration.Twilio(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          URI.create("https://api.twilio.com/"));

  static Configuration trial(Path data) {
    return trial(data, List.of());
  }

  /** The same, with webhooks of this machine. */
  static Configuration trial(Path data, List<String> allowed) {
    return trial(data, allowed, NO_SLACK);
  }

  /** The same, in Slack. */
  static Configuration trial(Path data, Configuration.Slack slack) {
    return trial(data, List.of(), slack);
  }

  private static Configuration trial(Path data, List<String> allowed, Configuration.Slack slack) {
    return new Configuration(
        new Configuration.Server(0, InetAddress.getLoopbackAddress(), Optional.empty()),
        Optional.empty(),
        new Configuration.Database.Embedded(data),
        new Configuration.Secrets(Optional.empty(), Optional.empty()),
        new Configuration.Webhooks(allowed),
        slack,
        new Configuration.Mail(Optional.empty(), Optional.empty()),
        NO_TWILIO,
        "000000000000",
        "us-east-1",
        new Configuration.Bot("aws", "incidents"),
        new Configuration.Limits(200, Map.of()),
        new Configuration.Retention(Duration.ofDays(90), Duration.ofDays(7), Duration.ofDays(7)),
        new Configuration.Metrics(Optional.empty()),
        new Configuration.Log(Configuration.LogFormat.TEXT));
  }

  @Test
  void an_alarm_that_fires_again_is_one_incident_with_one_living_message_that_changes_in_place() {
    HttpResponse<String> first = house.alarm(Demo.KEY, House.example("alarm.json", "first"));
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(House.tree(first.body()).path("created").asBoolean()).isTrue();
    String arn = House.tree(first.body()).path("incidentRecordArn").asText();
    eventually(() -> livingMessageOf("alarm") != null);
    JsonNode posted = livingMessageOf("alarm");

    HttpResponse<String> again = house.alarm(Demo.KEY, House.example("alarm.json", "second"));
    assertThat(House.tree(again.body()).path("created").asBoolean()).isFalse();
    assertThat(House.tree(again.body()).path("incidentRecordArn").asText()).isEqualTo(arn);
    HttpResponse<String> redelivered = house.alarm(Demo.KEY, House.example("alarm.json", "second"));
    assertThat(redelivered.body()).isEqualTo(again.body());

    eventually(() -> livingMessageOf("alarm").path("text").asText().contains("×2"));
    assertThat(livingMessageOf("alarm").path("id")).isEqualTo(posted.path("id"));
    assertThat(livingMessageOf("alarm").path("rev").asInt())
        .isGreaterThan(posted.path("rev").asInt());
    String types =
        house.asks(
            "maria",
            "ssm-incidents list-timeline-events --incident-record-arn "
                + arn
                + " --query EventSummaries[].EventType --output text");
    assertThat(types.split("SSM Incident Trigger", -1)).as("two triggers").hasSize(3);

    assertThat(house.alarm(Demo.KEY, House.example("alarm-ok.json", "third")).statusCode())
        .isEqualTo(200);
    eventually(() -> livingMessageOf("alarm").path("text").asText().contains("Resolved"));
    assertThat(house.asks("maria", "timeline " + arn)).contains(" is OK");
  }

  @Test
  void the_buttons_of_a_living_message_work_once_and_then_say_what_is() {
    house.asks("sam", "start search \"Search is down\"");
    eventually(() -> livingMessageOf("Search is down") != null);
    JsonNode before = livingMessageOf("Search is down");

    assertThat(house.presses("maria", before, "Acknowledge").body()).contains("maria has #");
    assertThat(house.presses("sam", before, "Acknowledge").body()).contains("Nothing was changed");
    assertThat(house.presses("maria", before, "Resolve").body()).contains("resolved after");
    assertThat(house.presses("sam", before, "Resolve").body()).contains("resolved already");
    eventually(() -> livingMessageOf("Search is down").path("text").asText().contains("Resolved"));
  }

  @Test
  void a_wrong_key_and_a_wrong_source_are_refused_alike() {
    HttpResponse<String> wrongKey = house.alarm("guess", House.example("alarm.json", "x"));
    HttpResponse<String> wrongName =
        house.post("/events/nobody/guess", House.example("alarm.json", "x"));

    assertThat(wrongKey.statusCode()).isEqualTo(403);
    assertThat(wrongName.statusCode()).isEqualTo(403);
    assertThat(wrongKey.body().replace("demo-cloudwatch", "nobody")).isEqualTo(wrongName.body());
  }

  @Test
  void the_lines_of_the_guide_are_understood_as_they_stand() {
    assertThat(
            house.asks(
                "sam",
                "@aws ssm-incidents start-incident --response-plan-arn"
                    + " arn:aws:ssm-incidents::000000000000:response-plan/test-response-plan-chat"
                    + " --region us-east-2"))
        .contains("Test of the chat — OPEN");
    String arn =
        house.asks(
            "sam",
            "@aws ssm-incidents list-incident-records --query"
                + " \"IncidentRecordSummaries[?Title=='Test of the chat'].Arn | [0]\" --output text");
    assertThat(
            house.asks(
                "sam",
                "@aws ssm-incidents create-timeline-event --event-data \"\\\"example timeline"
                    + " event\\\"\" --event-time 2023-03-31 T20:30:00.000 --event-type Custom Event"
                    + " --incident-record-arn "
                    + arn))
        .startsWith("Noted");
    assertThat(house.asks("sam", "timeline " + arn))
        .contains("Custom Event: example timeline event");
    assertThat(house.asks("sam", "@aws ssm-incidents list-incident-records"))
        .contains("Test of the chat");
  }

  @Test
  void text_of_people_is_text_and_what_postgresql_cannot_keep_is_refused_with_its_place() {
    String nasty = "<!channel> @everyone <b>x</b> '; DROP TABLE incident; -- \u202Egnp";
    house.asks(
        "sam", "ssm-incidents start-incident --response-plan-arn search --title \"" + nasty + "\"");
    eventually(() -> livingMessageOf("DROP TABLE") != null);
    assertThat(house.get("/chat/incidents").body()).doesNotContain("<b>x</b>");

    HttpResponse<String> unkeepable =
        house.post(
            "/chat/api/rooms/incidents/messages",
            "{\"as\":\"sam\",\"text\":\"start search a\\u0000b\"}");
    assertThat(unkeepable.statusCode()).isEqualTo(400);
    assertThat(unkeepable.body()).contains("U+0000");
  }

  private static JsonNode livingMessageOf(String text) {
    List<JsonNode> found = new ArrayList<>(house.livingMessages());
    found.removeIf(message -> !message.path("text").asText().contains(text));
    return found.isEmpty() ? null : found.getLast();
  }

  /**
   * The relay delivers beside the request; polls its outcome by its interface, for 20 s at most.
   */
  static void eventually(BooleanSupplier condition) {
    eventually(Duration.ofSeconds(40), condition);
  }

  static void eventually(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("happened in time").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
