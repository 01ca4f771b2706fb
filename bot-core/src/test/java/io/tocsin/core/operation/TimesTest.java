package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2023-03-31T20:30:00, 2023-03-31T20:30:00Z",
    "2023-03-31 T20:30:00.000, 2023-03-31T20:30:00Z",
    "2023-03-31 20:30, 2023-03-31T20:30:00Z",
    "2023-03-31, 2023-03-31T00:00:00Z",
    "2023-03-31t20:30:00z, 2023-03-31T20:30:00Z",
    "2023-03-31T20:30:00+02:00, 2023-03-31T18:30:00Z",
    "2023-03-31T20:30:00-0330, 2023-04-01T00:00:00Z",
    "2023-03-31T20:30:00.1234567+00, 2023-03-31T20:30:00.123Z",
    "2021-08-10T22:20:37.849000+00:00, 2021-08-10T22:20:37.849Z",
    "1628634837.849, 2021-08-10T22:33:57.849Z",
    "1628634837, 2021-08-10T22:33:57Z",
  })
  void a_text_without_a_zone_is_utc(String written, Instant meant) {
    assertThat(Times.read(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now",
        "",
        "2023-02-30",
        "2023-03-31T25:00",
        "20230331",
        "+12345-01-01",
        "0000-01-01",
        "9999-12-31T23:59-18",
        "2023-03-31T20:30 Paris",
        "1e9",
        "20:30",
        "99999999999999999999"
      })
  void other_texts_are_no_times(String written) {
    assertThat(Times.read(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.628634837849E9, 2021-08-10T22:33:57.849Z",
    "0, 1970-01-01T00:00:00Z",
    "-1.5, 1969-12-31T23:59:58.500Z",
    "1e-300, 1970-01-01T00:00:00Z",
  })
  void a_number_counts_seconds_to_the_millisecond(double seconds, Instant meant) {
    assertThat(Times.read(seconds)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e12, -1e12, Double.NaN, Double.POSITIVE_INFINITY})
  void numbers_beyond_the_years_that_can_be_kept_are_no_times(double seconds) {
    assertThat(Times.read(seconds)).isEmpty();
  }

  @Test
  void times_are_written_as_the_wire_and_the_cli_have_them() {
    Instant broken = Instant.parse("2021-08-10T22:20:37.849Z");
    Instant whole = Instant.parse("2021-08-10T22:20:37Z");
    assertThat(Times.epochSeconds(broken)).isEqualTo("1628634037.849");
    assertThat(Times.epochSeconds(whole)).isEqualTo("1628634037.000");
    assertThat(Times.epochSeconds(Instant.parse("1969-12-31T23:59:58.500Z"))).isEqualTo("-1.500");
    assertThat(Times.iso(broken)).isEqualTo("2021-08-10T22:20:37.849000+00:00");
    assertThat(Times.iso(whole)).isEqualTo("2021-08-10T22:20:37+00:00");
  }
}
