package io.tocsin.core.oncall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The times of overrides, the newest on top; none overlaps another. */
final class Overridden {
  private final NavigableMap<Instant, Piece> byStart = new TreeMap<>();

  Overridden(List<ShiftOverride> overrides) {
    overrides.stream()
        .filter(each -> each.start().isBefore(each.end()))
        .sorted(Comparator.comparing(ShiftOverride::created))
        .forEach(this::layOver);
  }

  /** What is seen of an override. */
  record Piece(Instant start, Instant end, List<String> people) {}

  /** What holds at an instant. */
  Optional<Piece> at(Instant instant) {
    return upTo(instant).filter(piece -> piece.end().isAfter(instant));
  }

  /** When the last one up to an instant where none holds was over. */
  Instant lastEnd(Instant instant) {
    return upTo(instant).map(Piece::end).orElse(Instant.MIN);
  }

  /** When the next one begins, behind this instant. */
  Instant nextStart(Instant instant) {
    Instant next = byStart.higherKey(instant);
    return next == null ? Instant.MAX : next;
  }

  private Optional<Piece> upTo(Instant instant) {
    return Optional.ofNullable(byStart.floorEntry(instant)).map(Map.Entry::getValue);
  }

  private void layOver(ShiftOverride newer) {
    cutAt(newer.start());
    cutAt(newer.end());
    byStart.subMap(newer.start(), newer.end()).clear();
    byStart.put(newer.start(), new Piece(newer.start(), newer.end(), newer.people()));
  }

  private void cutAt(Instant instant) {
    at(instant)
        .ifPresent(piece -> {
          byStart.put(piece.start(), new Piece(piece.start(), instant, piece.people()));
          byStart.put(instant, new Piece(instant, piece.end(), piece.people()));
        });
  }
}
