package io.tocsin.core.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some people's time on call, as AWS's RotationShift: it has one turn, is covered throughout, and
 * has either no override or one.
 *
 * @param people who is on call; empty only if an override says nobody
 * @param start belongs to it
 * @param end does not belong to it; always behind the start
 * @param overridden whose turn it would have been; empty unless an override holds
 */
public record Shift(
    Type type, List<String> people, Instant start, Instant end, List<String> overridden) {

  /** Whether the people have it by turn or by override. */
  public enum Type {
    REGULAR,
    OVERRIDDEN
  }

  /** Keeps copies of the lists. */
  public Shift {
    people = List.copyOf(people);
    overridden = List.copyOf(overridden);
  }

  /** The part of it that lies within a range, if any does. */
  public Optional<Shift> within(Instant from, Instant to) {
    Instant first = from.isAfter(start) ? from : start;
    Instant last = to.isBefore(end) ? to : end;
    return first.isBefore(last)
        ? Optional.of(new Shift(type, people, first, last, overridden))
        : Optional.empty();
  }
}
