package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Unavailable;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.SourceOperation.NotTaken;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tocsin as Prometheus sees it: an Alertmanager. */
class AlertsTest {
  private static final String ALERTS = "/events/prom/" + Served.KEY + "/api/v2/alerts";

  private final Served served = new Served();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void alerts_are_answered_with_nothing_but_success() {
    HttpResponse<String> response = send(ALERTS, "[{\"labels\":{}}]");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(served.door.only().event().source()).isEqualTo("prom");
    assertThat(served.door.only().event().key().reveal()).isEqualTo(Served.KEY);
    assertThat(served.door.only().event().body().toString()).isEqualTo("[{\"labels\":{}}]");
  }

  @Test
  void the_key_may_stand_in_the_header() {
    assertThat(served.post("/events/prom/api/v2/alerts", "[]").statusCode()).isEqualTo(200);
    assertThat(served.door.only().event().key().reveal()).isEqualTo(Served.KEY);
  }

  @Test
  void an_error_is_one_json_text() {
    served.door.refuses(
        Refusal.Invalid.of(new Violation("body[3].startsAt", "x", "Member must y")));
    HttpResponse<String> response = send(ALERTS, "[]");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body())
        .isEqualTo("\"The event does not fit: body[3].startsAt must y, and 'x' was given.\"");
  }

  @Test
  void without_a_key_and_with_a_wrong_one_the_error_is_of_the_same_shape() {
    assertThat(send("/events/prom/api/v2/alerts", "[]").body()).startsWith("\"A key is missing");
    served.door.refuses(new Refusal.Denied("arn:a", "tocsin:ReceiveEvent", null));
    HttpResponse<String> denied = send(ALERTS, "[]");
    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body()).isEqualTo("\"There is no event source of this name with this key.\"");
    assertThat(send(ALERTS, "[").body()).startsWith("\"The body cannot be read as JSON");
  }

  @Test
  void prometheus_is_asked_to_come_again_while_nothing_can_be_kept() {
    served.door.fails(new Unavailable("away", Duration.ofSeconds(5), null));
    HttpResponse<String> response = send(ALERTS, "[]");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(response.body()).startsWith("\"Tocsin cannot keep anything just now");
  }

  @Test
  void alerts_that_were_not_taken_are_named_though_the_others_were() {
    NotTaken bad = new NotTaken("body[3].startsAt", "x", "Member must be a time");
    served.door.answers(new ReceiveEventOutput(FakeDoor.INCIDENT, true, List.of(bad)));
    String told =
        "A part of the event does not fit: body[3].startsAt must be a time, and 'x' was given. All"
            + " the rest of it was taken in.";

    HttpResponse<String> response = send(ALERTS, "[]");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo('"' + told + '"');
    assertThat(Served.error(served.post("/events/prom", "{}"))).isEqualTo(told);
  }

  @Test
  void of_very_many_the_first_are_named() {
    List<NotTaken> bad =
        IntStream.range(0, 50).mapToObj(i -> new NotTaken("body[" + i + "]", null, "c")).toList();
    served.door.answers(new ReceiveEventOutput(null, false, bad));
    assertThat(send(ALERTS, "[]").body()).contains("body[19] c; and 30 more.");
  }

  private HttpResponse<String> send(String path, String body) {
    return served.send(served.request(path).POST(BodyPublishers.ofString(body)));
  }
}
