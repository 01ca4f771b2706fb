package io.tocsin.core.oncall;

import io.tocsin.core.oncall.WallTimes.OfWeeks;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * The covered times of a rotation, by their instants: windows that touch or overlap are one. None
 * overlaps another.
 */
final class CoveredTimes {
  private static final Span FOREVER = new Span(Instant.MIN, Instant.MAX);

  private final List<WeekSpan> spans;
  private final Ticks starts;

  CoveredTimes(Coverage coverage, ZoneRules rules) {
    spans = WeekSpan.merged(coverage.windows());
    starts = new Ticks(new OfWeeks(spans.stream().map(WeekSpan::start).toList()), rules, 1, 0);
  }

  /** A range of instants. */
  record Span(Instant start, Instant end) {
    boolean holds(Instant instant) {
      return !instant.isBefore(start) && instant.isBefore(end);
    }
  }

  boolean covers(Instant instant) {
    return spans.isEmpty() || numbered(starts.lastUpTo(instant)).holds(instant);
  }

  /** The covered time that an instant lies in. */
  Optional<Span> at(Instant instant) {
    if (spans.isEmpty()) {
      return Optional.of(FOREVER);
    }
    return Optional.of(numbered(starts.lastUpTo(instant))).filter(span -> span.holds(instant));
  }

  /** When the next covered time begins, behind this instant. */
  Instant nextStart(Instant instant) {
    return spans.isEmpty() ? Instant.MAX : starts.at(starts.lastUpTo(instant) + 1);
  }

  private Span numbered(long number) {
    WeekSpan span = spans.get(Math.floorMod(number, spans.size()));
    long end = OfWeeks.at(starts.unitOf(number), span.end());
    return new Span(starts.at(number), Ticks.reached(end, starts.rules()));
  }
}
