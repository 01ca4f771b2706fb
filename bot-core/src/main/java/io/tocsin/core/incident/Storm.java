package io.tocsin.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is known of the openings of one plan in one room: that it is calm, that a storm is raging
 * there, or that one is over. A value: an opening makes another one.
 *
 * <p>Which incidents belong to a storm is not listed anywhere: they are those of the plan, in the
 * room, from its first number to its last.
 *
 * @param room identifier of the room
 * @param ordinal counts the storms of this plan in this room; the highest is the current one
 * @param recent in a calm the last openings, the oldest first: as many as a storm could begin with;
 *     else none
 * @param first number of its first incident
 * @param last number of its newest incident
 * @param since when its first incident was opened
 * @param latest when its newest incident was opened
 */
public record Storm(
    UUID id,
    String plan,
    String room,
    int ordinal,
    Phase phase,
    List<Opened> recent,
    long first,
    long last,
    Instant since,
    Instant latest) {

  /** With this one it is a storm. */
  private static final int MANY = 3;

  /** Openings no farther apart than this belong together; as long as this is quiet enough. */
  public static final Duration QUIET = Duration.ofSeconds(60);

  public Storm {
    recent = List.copyOf(recent);
  }

  /** How far it is. */
  public enum Phase {
    CALM,
    RAGING,
    OVER
  }

  /**
   * How its incidents fare, those left out that were deleted.
   *
   * @param version grows with everything that the storm's card could show; a card that shows a
   *     lower one is out of date
   * @param open those that nobody has
   */
  public record Tally(long version, int open, int acknowledged, int resolved) {
    public int all() {
      return open + acknowledged + resolved;
    }

    /** How many are not resolved. */
    public int unresolved() {
      return open + acknowledged;
    }
  }

  /** An incident that was opened. */
  public record Opened(UUID incident, long number, Instant at) {}

  /** A calm in which this is the first opening. */
  static Storm calm(UUID id, String plan, String room, int ordinal, Opened first) {
    return new Storm(
        id,
        plan,
        room,
        ordinal,
        Phase.CALM,
        List.of(first),
        first.number(),
        first.number(),
        first.at(),
        first.at());
  }

  /** Whether this opening belongs to it; else it belongs to a new calm. */
  boolean takes(Opened next) {
    return switch (phase) {
      case CALM -> true;
      case RAGING -> isNear(latest, next.at());
      case OVER -> false;
    };
  }

  /** What becomes of it with an opening that it takes. */
  Storm with(Opened next) {
    List<Opened> near = near(next.at());
    boolean storm = isRaging() || near.size() + 1 >= MANY;
    Opened begin = near.isEmpty() ? next : near.getFirst();
    return new Storm(
        id,
        plan,
        room,
        ordinal,
        storm ? Phase.RAGING : Phase.CALM,
        storm ? List.of() : Stream.concat(near.stream(), Stream.of(next)).toList(),
        isRaging() ? first : begin.number(),
        next.number(),
        isRaging() ? since : begin.at(),
        next.at());
  }

  /** The openings that one more now would make a storm with; none if it would not. */
  List<Opened> begunBy(Instant now) {
    List<Opened> near = near(now);
    return near.size() + 1 >= MANY ? near : List.of();
  }

  /** Those of the recent openings that are near; in a calm alone there are any. */
  List<Opened> near(Instant now) {
    return recent.stream().filter(opened -> isNear(opened.at(), now)).toList();
  }

  /** The same storm, over. */
  Storm ended() {
    return new Storm(id, plan, room, ordinal, Phase.OVER, List.of(), first, last, since, latest);
  }

  public boolean isRaging() {
    return phase == Phase.RAGING;
  }

  /** Whether it ought to end: nothing was opened for long enough. */
  public boolean isSpent(Instant now) {
    return isRaging() && !isNear(latest, now);
  }

  /** Far ahead is not near either: a clock that was wrong must not make a storm that never ends. */
  private static boolean isNear(Instant then, Instant now) {
    return Duration.between(then, now).abs().compareTo(QUIET) <= 0;
  }
}
