package io.tocsin.core.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shifts of one rotation with its overrides. Immutable, and a pure function of both: what a
 * preview shows of a rotation that does not exist yet is what it will page.
 *
 * <p>Every answer is found from the calendar and not by walking from the rotation's start, so it
 * costs the same in the first year as in the thirtieth. Years are those of {@link
 * java.time.LocalDate}; an instant beyond them is a {@link java.time.DateTimeException}.
 */
public final class RotationCalendar {
  private final Rotation rotation;
  private final Turns turns;
  private final CoveredTimes covered;
  private final Overridden overridden;

  private RotationCalendar(Rotation rotation, List<ShiftOverride> overrides) {
    this.rotation = rotation;
    this.turns = new Turns(rotation);
    this.covered = new CoveredTimes(rotation.coverage(), rotation.zone().getRules());
    this.overridden = new Overridden(overrides);
  }

  /** The calendar of a rotation and all overrides of it, in any order. */
  public static RotationCalendar of(Rotation rotation, List<ShiftOverride> overrides) {
    return new RotationCalendar(rotation, overrides);
  }

  /** The rotation. */
  public Rotation rotation() {
    return rotation;
  }

  /**
   * Who is on call at an instant, in the order of the rotation or of the override; nobody before
   * the rotation's start, in hours that it does not cover, and where an override says so. Agrees
   * with {@link #shiftAt}, and is faster.
   */
  public List<String> onCallAt(Instant instant) {
    if (instant.isBefore(rotation.start()) || !covered.covers(instant)) {
      return List.of();
    }
    return overridden
        .at(instant)
        .map(Overridden.Piece::people)
        .orElseGet(() -> turns.people(turns.at(instant)));
  }

  /** The shift that an instant lies in, whole. */
  public Optional<Shift> shiftAt(Instant instant) {
    return stretchAt(instant).shift();
  }

  /**
   * The shifts that have a part in {@code [from, to)}, in order. They are whole, also where they
   * begin before the range or end behind it; {@link Shift#within} cuts them. None overlaps another;
   * between two of them nothing is covered.
   */
  public List<Shift> shifts(Instant from, Instant to) {
    return from.isBefore(to)
        ? shiftsFrom(from).takeWhile(shift -> shift.start().isBefore(to)).toList()
        : List.of();
  }

  /** As {@link #shifts} without an end: each is found when it is asked for. */
  public Stream<Shift> shiftsFrom(Instant from) {
    return Stream.iterate(stretchAt(from), stretch -> stretchAt(stretch.end()))
        .map(Stretch::shift)
        .flatMap(Optional::stream);
  }

  /**
   * The first hand-off behind an instant, covered or not: when a turn begins. The rotation's start
   * is the first of all.
   */
  public Instant nextHandOff(Instant after) {
    return after.isBefore(rotation.start()) ? rotation.start() : turns.start(turns.at(after) + 1);
  }

  /**
   * Until when {@link #shiftAt} answers the same; {@link Instant#MAX} for ever. Behind it may be
   * the same people again.
   */
  Instant sameUntil(Instant instant) {
    return stretchAt(instant).end();
  }

  /** A time with one answer: one shift, or none. */
  private record Stretch(Optional<Shift> shift, Instant end) {}

  private Stretch stretchAt(Instant instant) {
    if (instant.isBefore(rotation.start())) {
      return new Stretch(Optional.empty(), rotation.start());
    }
    return covered
        .at(instant)
        .map(span -> shiftAt(instant, span))
        .map(shift -> new Stretch(Optional.of(shift), shift.end()))
        .orElseGet(() -> new Stretch(Optional.empty(), covered.nextStart(instant)));
  }

  private Shift shiftAt(Instant instant, CoveredTimes.Span span) {
    long turn = turns.at(instant);
    Instant start = later(turns.start(turn), span.start());
    Instant end = earlier(turns.start(turn + 1), span.end());
    List<String> people = turns.people(turn);
    return overridden
        .at(instant)
        .map(piece -> instead(piece, people, start, end))
        .orElseGet(() ->
            new Shift(
                Shift.Type.REGULAR,
                people,
                later(start, overridden.lastEnd(instant)),
                earlier(end, overridden.nextStart(instant)),
                List.of()));
  }

  private static Shift instead(
      Overridden.Piece piece, List<String> people, Instant start, Instant end) {
    return new Shift(
        Shift.Type.OVERRIDDEN,
        piece.people(),
        later(start, piece.start()),
        earlier(end, piece.end()),
        people);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
