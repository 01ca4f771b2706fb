package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> CANDIDATES = List.of("server.port", "region", "--data", "up");

  @ParameterizedTest
  @CsvSource({
    "server.prot, server.port",
    "server.por, server.port",
    "SERVER.PORT, server.port",
    "REGIO, region",
    "reigon, region",
    "--dat, --data",
    "upp, up",
    "kubernetes,",
    "x,",
  })
  void finds_what_was_meant_or_nothing(String typed, String meant) {
    assertThat(Nearest.to(typed, CANDIDATES).orElse(null)).isEqualTo(meant);
  }
}
