package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private static final String TOKEN = "a-token-of-prometheus";

  @Test
  void who_asks_is_told_where_no_token_is_wanted() {
    try (Served served = served(Optional.empty())) {
      HttpResponse<String> answer = served.send(served.request("/metrics").GET());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("tocsin_up 1\n");
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
    }
  }

  @Test
  void who_has_the_token_is_told() {
    try (Served served = served(Optional.of(new Secret(TOKEN)))) {
      HttpResponse<String> answer =
          served.send(served.request("/metrics").header("Authorization", "Bearer " + TOKEN).GET());

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer a-token-of-prometheu", "Basic a-token-of-prometheus", "Bearer ", "x"})
  void who_has_another_token_is_told_nothing(String header) {
    try (Served served = served(Optional.of(new Secret(TOKEN)))) {
      HttpResponse<String> wrong =
          served.send(served.request("/metrics").header("Authorization", header).GET());
      HttpResponse<String> none = served.send(served.request("/metrics").GET());

      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).contains("metrics.token").doesNotContain(TOKEN, "tocsin_up");
      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  private static Served served(Optional<Secret> token) {
    HttpApiConfig.Metrics metrics = new HttpApiConfig.Metrics(() -> "tocsin_up 1\n", token);
    return new Served(server -> HttpApi.mountMetrics(server, metrics, new OneId(Served.REFERENCE)));
  }
}
