package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.outbox.Setback;
import io.tocsin.core.outbox.Setback.Kind;
import io.tocsin.persistence.Housekeeping.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PostgresSetbackStoreTest {
  private static final DatabaseConfig CONFIG = TestDatabase.copy();
  private static final Database DATABASE = Database.open(CONFIG);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static Setback setback(Kind kind, String reason, int times, Instant at) {
    return new Setback("slack:T1/C1", kind, reason, times, at, at);
  }

  @Test
  void adds_to_what_is_known_and_housekeeping_forgets_it() {
    Setback.Store store = DATABASE.setbacks();
    Instant later = NOON.plusSeconds(60);
    store.add(
        List.of(setback(Kind.REFUSED, "archived", 1, NOON), setback(Kind.PUT_OFF, "a", 3, NOON)));
    store.add(List.of(setback(Kind.REFUSED, "gone\0", 2, later)));

    assertThat(DATABASE.queries().setbacks(NOON))
        .containsExactly(
            setback(Kind.PUT_OFF, "a", 3, NOON),
            new Setback("slack:T1/C1", Kind.REFUSED, "gone", 3, NOON, later));
    assertThat(DATABASE.queries().setbacks(later)).hasSize(1);
    assertThat(DATABASE.queries().backlog()).isEmpty();

    Retention retention = new Retention(Duration.ofDays(7), Duration.ofDays(90));
    DATABASE.housekeeping(retention).runOnce(later.plus(Duration.ofDays(7)));
    assertThat(DATABASE.queries().setbacks(Instant.EPOCH))
        .extracting(Setback::kind)
        .containsExactly(Kind.REFUSED);
  }
}
