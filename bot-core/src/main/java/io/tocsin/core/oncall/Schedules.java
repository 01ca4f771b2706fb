package io.tocsin.core.oncall;

import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts schedules together from what is kept: the one way, for whoever pages and whoever shows. */
public final class Schedules {
  private Schedules() {}

  /** Where rows are found. */
  private interface Rows {
    <T extends Filed> Optional<T> find(Key.One<T> key);

    <T extends Filed> List<T> all(Key.Many<T> key);
  }

  private record Committed(Queries queries) implements Rows {
    @Override
    public <T extends Filed> Optional<T> find(Key.One<T> key) {
      return queries.find(key);
    }

    @Override
    public <T extends Filed> List<T> all(Key.Many<T> key) {
      return queries.all(key);
    }
  }

  private record Loaded(State state) implements Rows {
    @Override
    public <T extends Filed> Optional<T> find(Key.One<T> key) {
      return state.find(key);
    }

    @Override
    public <T extends Filed> List<T> all(Key.Many<T> key) {
      return state.all(key);
    }
  }

  /** The rotations of a schedule that are there; none for whatever is no schedule. */
  public static OnCallSchedule of(Contact schedule, Queries queries) {
    return of(schedule, new Committed(queries));
  }

  /** The same in the writer's transaction. */
  static OnCallSchedule of(Contact schedule, State state) {
    return of(schedule, new Loaded(state));
  }

  private static OnCallSchedule of(Contact schedule, Rows rows) {
    return of(
        schedule.plan().rotations().stream()
            .flatMap(id -> rows.find(new Key.Rotation(id)).stream()),
        rows);
  }

  /** Every rotation in which a person takes turns. */
  static OnCallSchedule ofPerson(Contact person, Queries queries) {
    Stream<StoredRotation> rotations =
        queries.all(new Key.AllRotations()).stream()
            .filter(rotation -> rotation.people().contains(person.alias()));
    return of(rotations, new Committed(queries));
  }

  private static OnCallSchedule of(Stream<StoredRotation> rotations, Rows rows) {
    return new OnCallSchedule(
        rotations
            .map(one -> Roster.calendar(one, rows.all(new Key.OverridesOf(one.id()))))
            .toList());
  }
}
