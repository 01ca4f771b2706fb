package io.tocsin.core.oncall;

import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rotation's turns, numbered from 0: turn 0 begins at its start, each hand-off behind the start
 * begins the next. A turn without a length keeps its number, so that nobody else's days move.
 */
final class Turns {
  private final Rotation rotation;
  private final Ticks handOffs;
  private final long numberOfTurnOne;
  private final List<List<String>> teams;

  Turns(Rotation rotation) {
    this.rotation = rotation;
    ZoneRules rules = rotation.zone().getRules();
    WallTimes times = WallTimes.of(rotation.recurrence());
    Ticks all = new Ticks(times, rules, 1, 0);
    long first = all.firstFrom(rotation.start());
    this.handOffs = new Ticks(times, rules, rotation.recurrence().every(), all.unitOf(first));
    long inUnit = Math.floorMod(first, (long) times.perUnit());
    boolean atOnce = all.at(first).equals(rotation.start());
    this.numberOfTurnOne = atOnce ? inUnit + 1 : inUnit;
    this.teams = teams(rotation);
  }

  /** The turn at an instant at or behind the rotation's start. */
  long at(Instant instant) {
    return handOffs.lastUpTo(instant) - numberOfTurnOne + 1;
  }

  /** When a turn begins; the one before ends then. */
  Instant start(long turn) {
    return turn == 0 ? rotation.start() : handOffs.at(numberOfTurnOne + turn - 1);
  }

  /** Whose turn it is. */
  List<String> people(long turn) {
    return teams.get(Math.floorMod(turn, teams.size()));
  }

  /** For each turn of a full round, from the head of the list on, who has it. */
  private static List<List<String>> teams(Rotation rotation) {
    return IntStream.range(0, rotation.people().size())
        .mapToObj(turn -> team(rotation, (long) turn * rotation.onCallAtOnce()))
        .toList();
  }

  private static List<String> team(Rotation rotation, long first) {
    int size = rotation.people().size();
    return IntStream.range(0, Math.min(size, rotation.onCallAtOnce()))
        .mapToObj(next -> rotation.people().get(Math.floorMod(first + next, size)))
        .distinct()
        .toList();
  }
}
