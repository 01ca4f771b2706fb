package io.tocsin.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found, in the order in which it was found. */
final class Figures {
  /** What a figure counts, and with it which floor it can be held against. */
  enum Unit {
    PER_SECOND("/s"),
    MILLIS("ms"),
    SECONDS("s"),
    MEBIBYTES("MiB"),
    COUNT("");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }
  }

  /**
   * @param own what it is a multiple of, if not of the common floor
   */
  private record Figure(String name, double value, Unit unit, @Nullable Double own) {}

  private final List<Figure> figures = new ArrayList<>();

  void put(String name, double value, Unit unit) {
    figures.add(new Figure(name, value, unit, null));
  }

  /** A figure that has nothing to do with PostgreSQL, and a floor of its own. */
  void put(String name, double value, Unit unit, double floor) {
    figures.add(new Figure(name, value, unit, floor));
  }

  /** Names and values for programs. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Figure figure : figures) {
      map.put(figure.name(), rounded(figure));
    }
    return map;
  }

  /** A table for people, with each figure as a multiple of the floor's where one was measured. */
  String asTable(Optional<Floor> floor) {
    StringBuilder table = new StringBuilder();
    table.append("%-28s %12s %-4s %10s%n".formatted("figure", "value", "", "x floor"));
    for (Figure figure : figures) {
      String line =
          String.format(
              Locale.ROOT,
              "%-28s %12s %-4s %10s",
              figure.name(),
              rounded(figure).toString(),
              figure.unit().sign,
              held(figure, floor));
      table.append(line.stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }

  private static String held(Figure figure, Optional<Floor> floor) {
    return figure.own() == null
        ? floor.map(it -> ratio(figure, it)).orElse("")
        : ratio(figure.value() / figure.own());
  }

  private static String ratio(Figure figure, Floor floor) {
    return switch (figure.unit()) {
      case PER_SECOND -> ratio(figure.value() / floor.commitsPerSecond());
      case MILLIS -> ratio(figure.value() / floor.commitMillis());
      case SECONDS, MEBIBYTES, COUNT -> "";
    };
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** No more digits than the measurement has. */
  private static Number rounded(Figure figure) {
    return switch (figure.unit()) {
      case PER_SECOND, MEBIBYTES, COUNT -> Math.round(figure.value());
      case MILLIS, SECONDS -> Math.round(figure.value() * 100) / 100.0;
    };
  }
}
