package io.tocsin.core.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rotations that page together: who is on call in any of them is on call. AWS has up to eight in a
 * schedule; they may overlap, follow each other or leave gaps.
 */
public record OnCallSchedule(List<RotationCalendar> rotations) {
  private static final Comparator<Planned> EARLIEST =
      Comparator.comparing((Planned planned) -> planned.shift().start())
          .thenComparing(planned -> planned.shift().end());

  private static final int MOST_LOOKS = 500;

  /** Keeps a copy of the list. */
  public OnCallSchedule {
    rotations = List.copyOf(rotations);
  }

  /** A shift and the rotation that it is of. */
  public record Planned(Rotation rotation, Shift shift) {}

  /** A time without anybody on call, never empty. */
  public record Gap(Instant start, Instant end) {}

  /** Who is on call at an instant, each once, in the order of the rotations. */
  public List<String> onCallAt(Instant instant) {
    return rotations.stream().flatMap(each -> each.onCallAt(instant).stream()).distinct().toList();
  }

  /**
   * The shifts of all rotations that have a part in {@code [from, to)}, whole, by their start, then
   * their end, then the order of the rotations.
   */
  public List<Planned> shifts(Instant from, Instant to) {
    return rotations.stream()
        .flatMap(each ->
            each.shifts(from, to).stream().map(shift -> new Planned(each.rotation(), shift)))
        .sorted(EARLIEST)
        .toList();
  }

  /** The first hand-off of any rotation behind an instant; none without rotations. */
  public Optional<Instant> nextHandOff(Instant after) {
    return rotations.stream().map(each -> each.nextHandOff(after)).min(Comparator.naturalOrder());
  }

  /**
   * How long the same people are on call.
   *
   * @param until at least until then; {@link Instant#MAX} for ever
   * @param changes whether others are on call then, or nobody
   */
  public record Ahead(Instant until, boolean changes) {}

  /** Looks ahead for the next time when others are on call; not without end. */
  public Ahead ahead(Instant from) {
    Set<String> people = Set.copyOf(onCallAt(from));
    Instant at = from;
    for (int i = 0; i < MOST_LOOKS; i++) {
      at = sameUntil(at);
      if (at.equals(Instant.MAX) || !Set.copyOf(onCallAt(at)).equals(people)) {
        return new Ahead(at, !at.equals(Instant.MAX));
      }
    }
    return new Ahead(at, false);
  }

  private Instant sameUntil(Instant at) {
    return rotations.stream()
        .map(each -> each.sameUntil(at))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /**
   * The times in {@code [from, to)} when nobody is on call, in order, cut to the range and as long
   * as can be: before rotations start, between covered hours, and where overrides say nobody.
   */
  public List<Gap> gaps(Instant from, Instant to) {
    List<Gap> gaps = new ArrayList<>();
    Instant manned = from;
    for (Shift shift : (Iterable<Shift>) mannedShifts(from, to)::iterator) {
      if (shift.start().isAfter(manned)) {
        gaps.add(new Gap(manned, shift.start()));
      }
      manned = shift.end().isAfter(manned) ? shift.end() : manned;
    }
    if (to.isAfter(manned)) {
      gaps.add(new Gap(manned, to));
    }
    return List.copyOf(gaps);
  }

  private Stream<Shift> mannedShifts(Instant from, Instant to) {
    return shifts(from, to).stream().map(Planned::shift).filter(shift -> !shift.people().isEmpty());
  }
}
