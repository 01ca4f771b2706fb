package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Served served = new Served();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void who_lives_says_so() {
    assertAnswer("/health/live", 200, "{\"status\":\"live\"}");
  }

  @Test
  void who_can_serve_is_ready() {
    assertAnswer("/health/ready", 200, "{\"status\":\"ready\"}");
  }

  @Test
  void who_misses_something_says_what_and_lives_on() {
    served.readiness = () -> Optional.of("The database does not answer.");

    assertAnswer("/health/ready", 503, "{\"error\":\"The database does not answer.\"}");
    assertAnswer("/health/live", 200, "{\"status\":\"live\"}");
  }

  @Test
  void a_check_that_fails_is_no_readiness() {
    served.readiness =
        () -> {
          throw new IllegalStateException("pool closed");
        };

    HttpResponse<String> response = served.send(served.request("/health/ready").GET());

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).doesNotContain("pool");
  }

  @Test
  void a_probe_may_ask_for_the_head_alone() {
    served.readiness = () -> Optional.of("The database does not answer.");

    HttpResponse<String> response =
        served.send(served.request("/health/ready").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEmpty();
  }

  private void assertAnswer(String path, int status, String body) {
    HttpResponse<String> response = served.send(served.request(path).GET());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }
}
