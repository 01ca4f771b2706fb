package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.Loops.Relaying;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of a whole Tocsin, over HTTP. */
class FiguresInTheHouseTest {
  private static Application application;
  private static House house;

  @BeforeAll
  static void up(@TempDir Path data) {
    application = Application.start(MainJobTest.trial(data), Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
  }

  @AfterAll
  static void down() {
    application.close();
  }

  @Test
  void an_alarm_leaves_its_trace_from_the_door_to_the_room() {
    house.alarm(Demo.KEY, House.example("alarm.json", "one"));
    house.alarm(Demo.KEY, House.example("alarm.json", "one"));
    house.alarm("guess", House.example("alarm.json", "two"));
    house.asks("sam", "ack 1");
    house.asks("sam", "resolve 1");

    eventually(() ->
        figures().contains("tocsin_delivery_seconds_count{platform=\"local\",room=\"incidents\"}"));
    assertThat(figures())
        .containsPattern("tocsin_events_total\\{kind=\"cloudwatch\",outcome=\"accepted\"} 1\\.0")
        .containsPattern("tocsin_events_total\\{kind=\"cloudwatch\",outcome=\"duplicate\"} 1\\.0")
        .containsPattern("tocsin_events_total\\{kind=\"cloudwatch\",outcome=\"refused\"} 1\\.0")
        .containsPattern(
            "tocsin_calls_seconds_count\\{channel=\"chat\",operation=\"AcknowledgeIncident\",outcome=\"accepted\"} 1")
        .containsPattern("tocsin_incidents_created_total\\{.*source=\"aws\\.cloudwatch\".*} 1\\.0")
        .containsPattern("tocsin_incidents_resolved_total\\{.*} 1\\.0")
        .containsPattern("tocsin_incident_time_to_first_acknowledgement_seconds_count\\{.*} 1")
        .contains("tocsin_database_up 1.0")
        .contains(
            "tocsin_http_requests_total{method=\"POST\",route=\"/events/{name}\",status=\"200\"} 2.0")
        .contains(
            "tocsin_http_requests_total{method=\"POST\",route=\"/events/{name}\",status=\"403\"} 1.0")
        .doesNotContain(Demo.KEY, "guess");
  }

  @Test
  void an_address_that_is_not_served_is_counted_and_not_told() {
    house.get("/nowhere/secret-path");

    assertThat(figures())
        .contains("tocsin_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"}")
        .doesNotContain("secret-path");
  }

  @Test
  void a_node_that_delivers_is_ready() {
    assertThat(house.get("/health/ready").statusCode()).isEqualTo(200);
  }

  private static String figures() {
    return house.get("/metrics").body();
  }
}
