package io.tocsin.persistence;

import io.tocsin.core.timer.Timer;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.persistence.Part.Filled;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the rows that are written whole, and timers. */
final class FiledParts {
  private static final List<Parts<?>> TABLES =
      FiledTables.ALL.stream().<Parts<?>>map(FiledParts::of).toList();

  private static final Part<Timer> TIMERS =
      new Part<>(
          """
          INSERT INTO timer (kind, subject, due)
          SELECT * FROM <rows>
          ON CONFLICT (kind, subject) DO UPDATE SET due = excluded.due
          """,
          List.of(
              new Column<>("kind", "text", timer -> timer.kind().name()),
              new Column<>("subject", "text", Timer::subject),
              new Column<>("due", "timestamptz", Timer::due)));

  private static final Part<Timer.Name> CLEARED =
      new Part<>(
          "DELETE FROM timer WHERE (kind, subject) IN (SELECT kind, subject FROM <rows>)",
          List.of(
              new Column<>("kind", "text", name -> name.kind().name()),
              new Column<>("subject", "text", Timer.Name::subject)));

  private FiledParts() {}

  private record Parts<T extends Filed>(Class<T> type, Part<T> written, Part<String> removed) {
    Stream<Filled<?>> of(Folded changes) {
      return Stream.of(
          written.with(
              changes.filed.values().stream()
                  .flatMap(Optional::stream)
                  .filter(type::isInstance)
                  .map(type::cast)
                  .toList()),
          removed.with(
              changes.filed.entrySet().stream()
                  .filter(entry -> entry.getKey().type() == type && entry.getValue().isEmpty())
                  .map(Entry::getKey)
                  .map(Key.One::text)
                  .toList()));
    }
  }

  private static <T extends Filed> Parts<T> of(FiledTable<T> table) {
    return new Parts<>(table.type(), table.written(), table.removed());
  }

  static List<Filled<?>> of(Folded changes) {
    if (changes.filed.isEmpty() && changes.timers.isEmpty()) {
      return List.of();
    }
    Stream<Filled<?>> timers =
        Stream.of(
            TIMERS.with(changes.timers.values().stream().flatMap(Optional::stream).toList()),
            CLEARED.with(
                changes.timers.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Entry::getKey)
                    .toList()));
    return Stream.concat(TABLES.stream().flatMap(table -> table.of(changes)), timers).toList();
  }
}
