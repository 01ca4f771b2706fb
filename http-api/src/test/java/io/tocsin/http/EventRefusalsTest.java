package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Unavailable;
import io.tocsin.core.Violation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRefusalsTest {
  private final Served served = new Served();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void every_violation_is_said_at_once() {
    HttpResponse<String> response =
        refusedBy(
            new Refusal.Invalid(
                List.of(
                    new Violation("body.detail.alarmName", null, "Member must not be null"),
                    new Violation(
                        "body.detail.state.value",
                        "MAYBE",
                        "Member must satisfy enum value set: [ALARM, OK]"))));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.error(response))
        .isEqualTo(
            "The event does not fit: body.detail.alarmName must not be null;"
                + " body.detail.state.value must satisfy enum value set: [ALARM, OK], and 'MAYBE' was"
                + " given.");
  }

  @Test
  void a_long_value_is_quoted_in_part() {
    HttpResponse<String> response =
        refusedBy(
            Refusal.Invalid.of(new Violation("body.id", "x".repeat(5000), "Member must be short")));

    assertThat(Served.error(response))
        .contains("x".repeat(100) + "…")
        .doesNotContain("x".repeat(101));
  }

  @Test
  void what_is_not_there_is_named_with_the_nearest() {
    HttpResponse<String> response =
        refusedBy(
            new Refusal.NotFound(
                Resource.RESPONSE_PLAN, "chekout", List.of("checkout", "check-in")));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Served.error(response))
        .isEqualTo("There is no response plan chekout; the nearest is checkout.");
  }

  @Test
  void what_is_not_there_may_have_nothing_near() {
    HttpResponse<String> response =
        refusedBy(new Refusal.NotFound(Resource.RESPONSE_PLAN, "chekout", List.of()));

    assertThat(Served.error(response)).isEqualTo("There is no response plan chekout.");
  }

  @Test
  void a_conflict_tells_its_reason() {
    HttpResponse<String> response =
        refusedBy(new Refusal.Conflict("The plan is being deleted.", Resource.RESPONSE_PLAN, "p"));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(Served.error(response)).isEqualTo("The plan is being deleted.");
  }

  @Test
  void a_limit_that_is_reached_does_not_invite_a_repeat() {
    HttpResponse<String> response =
        refusedBy(
            new Refusal.QuotaExceeded(
                "timeline events of an incident", 1000, Resource.INCIDENT_RECORD, "#214"));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("Retry-After")).isEmpty();
    assertThat(Served.error(response))
        .isEqualTo(
            "The limit of 1000 timeline events of an incident is reached for the incident #214.");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.001S, 2", "PT90S, 90"})
  void too_much_at_once_says_when_to_come_again(Duration wait, String seconds) {
    HttpResponse<String> response = refusedBy(new Refusal.Throttled("Too much at once.", wait));

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains(seconds);
    assertThat(Served.error(response)).contains("again in " + seconds + " s");
  }

  @Test
  void while_nothing_can_be_kept_the_sender_is_asked_to_come_again() {
    served.door.fails(
        new Unavailable(
            "jdbc:postgresql://db is away", Duration.ofMillis(1500), new IOException("refused")));

    HttpResponse<String> response = served.post("/events/cloudwatch", "{}");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
    assertThat(Served.error(response))
        .isEqualTo(
            "Tocsin cannot keep anything just now, and nothing of this was kept; send it again in 2 s.");
  }

  @Test
  void a_bug_is_answered_with_a_reference_and_nothing_of_the_inside() {
    served.door.fails(new IllegalStateException("select * from secrets"));

    assertOnlyAReference(served.post("/events/cloudwatch", "{}"));
  }

  @Test
  void an_error_of_the_machine_is_answered_as_well() {
    served.door.breaks(new StackOverflowError());

    assertOnlyAReference(served.post("/events/cloudwatch", "{}"));
  }

  private static void assertOnlyAReference(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":\"Something went wrong inside Tocsin; its log tells what under "
                + Served.REFERENCE
                + ".\"}");
  }

  private HttpResponse<String> refusedBy(Refusal refusal) {
    served.door.refuses(refusal);
    return served.post("/events/cloudwatch", "{}");
  }
}
