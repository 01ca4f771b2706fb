package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
  @Test
  void a_percentile_is_the_smallest_value_that_so_many_do_not_exceed() {
    Percentiles hundred =
        Percentiles.of(LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());

    assertThat(hundred.millis(50)).isEqualTo(50);
    assertThat(hundred.millis(99)).isEqualTo(99);
    assertThat(hundred.millis(99.5)).isEqualTo(100);
    assertThat(Percentiles.of(new long[] {3_500_000}).millis(50)).isEqualTo(3.5);
    assertThat(Percentiles.of(new long[0]).millis(99)).isZero();
  }

  @Test
  void a_schedule_does_not_drift_and_ends_when_its_time_is_over() {
    Schedule schedule = new Schedule(500, 3, 2);

    assertThat(schedule.requests()).isEqualTo(6);
    assertThat(schedule.due(0)).isEqualTo(500);
    assertThat(schedule.due(3)).isEqualTo(1_000_000_500L);
    assertThat(schedule.due(5)).isEqualTo(1_666_667_167L);
    assertThat(schedule.end()).isEqualTo(2_000_000_500L);
  }

  @Test
  void a_template_puts_the_number_into_each_place_and_says_its_length_rightly() {
    Template template = Template.post("/p", "text/plain", "é{n+0},{n+19}");

    String request = new String(template.with(123), UTF_8);

    assertThat(request).endsWith("\r\n\r\né000000123,000000142");
    assertThat(request).contains("POST /p HTTP/1.1\r\n", "\r\nContent-Length: 21\r\n");
    assertThat(new String(template.with(7), UTF_8)).endsWith("é000000007,000000026");
  }

  @Test
  void a_ledger_tells_lost_from_doubled_and_counts_what_came_in_time() {
    Ledger ledger = new Ledger(10, 4);
    for (int number = 10; number < 13; number++) {
      ledger.due(number, 1_000_000);
      ledger.answered(number, 3_000_000);
    }
    ledger.received(10, 5_000_000);
    ledger.received(12, 9_000_000);
    ledger.received(12, 9_500_000);
    ledger.received(9, 1);
    ledger.received(14, 1);

    assertThat(ledger.missing()).isEqualTo(1);
    assertThat(ledger.doubled()).isEqualTo(1);
    assertThat(ledger.receipts()).isEqualTo(2);
    assertThat(ledger.answeredBefore(3_000_000)).isEqualTo(3);
    assertThat(ledger.receivedBefore(5_000_000)).isEqualTo(1);
    assertThat(ledger.untilAnswer().millis(99)).isEqualTo(2);
    assertThat(ledger.untilReceipt().millis(50)).isEqualTo(4);
    assertThat(ledger.untilReceipt().millis(99)).isEqualTo(8);
  }
}
