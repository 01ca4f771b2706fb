package io.tocsin.core.incident;

import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.IncidentOperation.AttributeValueList;
import io.tocsin.core.operation.IncidentOperation.Condition;
import io.tocsin.core.operation.IncidentOperation.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list, taken together: all of them must hold. Collects what is wrong with them;
 * its answers are meant only where nothing is.
 */
final class Conditions {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private static final String ENUM = "Member must satisfy enum value set: ";

  private final List<Filter> given;
  private final Map<String, Kind> keys;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, List<Object>> values = new HashMap<>();
  private @Nullable Instant after;
  private @Nullable Instant before;

  /** What a key can be compared with. */
  enum Kind {
    TIME("after or before"),
    TEXT("equals with stringValues"),
    NUMBER("equals with integerValues");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * @param keys what may be asked for, in the order in which it is told; one of them a time
   */
  Conditions(@Nullable List<Filter> filters, Map<String, Kind> keys) {
    this.keys = keys;
    this.given = filters == null ? List.of() : filters;
    for (int i = 0; i < given.size(); i++) {
      read(given.get(i), path(i));
    }
  }

  Optional<Refusal> wrong() {
    return violations.isEmpty() ? Optional.empty() : Optional.of(new Refusal.Invalid(violations));
  }

  /** A time must be later than this; within what a calendar holds. */
  @Nullable Instant after() {
    return after;
  }

  @Nullable Instant before() {
    return before;
  }

  /** The values of a key, one of which must be met; empty for a key that was not asked for. */
  <T> List<T> values(String key, Class<T> type) {
    return values.getOrDefault(key, List.of()).stream().map(type::cast).toList();
  }

  /** Whether the filters contradict each other, so that nothing can meet them all. */
  boolean impossible() {
    return values.values().stream().anyMatch(List::isEmpty);
  }

  /** Reports the values that a key of texts can never have. */
  void allowOnly(String key, List<String> allowed) {
    for (int i = 0; i < given.size(); i++) {
      AttributeValueList equal = given.get(i).condition().equals();
      List<String> texts = equal == null ? null : equal.stringValues();
      if (given.get(i).key().equals(key) && texts != null) {
        String path = path(i) + ".condition.equals.stringValues";
        texts.stream()
            .filter(text -> !allowed.contains(text))
            .forEach(text -> add(path, text, ENUM + allowed));
      }
    }
  }

  private static String path(int index) {
    return "filters." + (index + 1) + ".member";
  }

  private void read(Filter filter, String path) {
    Kind kind = keys.get(filter.key());
    if (kind == null) {
      add(path + ".key", filter.key(), ENUM + keys.keySet());
      return;
    }
    Condition condition = filter.condition();
    if (!(kind == Kind.TIME ? time(condition) : equal(filter.key(), kind, condition.equals()))) {
      add(
          path + ".condition",
          null,
          "Member must be " + kind.words + ", which is what key '" + filter.key() + "' takes");
    }
  }

  private boolean time(Condition condition) {
    Instant from = condition.after();
    Instant to = condition.before();
    if (from != null && (after == null || from.isAfter(after))) {
      after = bounded(from);
    }
    if (to != null && (before == null || to.isBefore(before))) {
      before = bounded(to);
    }
    return from != null || to != null;
  }

  private static Instant bounded(Instant time) {
    Instant atLeast = time.isBefore(FIRST) ? FIRST : time;
    return atLeast.isAfter(LAST) ? LAST : atLeast;
  }

  private boolean equal(String key, Kind kind, @Nullable AttributeValueList equal) {
    List<?> wanted =
        equal == null ? null : kind == Kind.TEXT ? equal.stringValues() : equal.integerValues();
    if (wanted == null || wanted.isEmpty()) {
      return false;
    }
    List<Object> met = new ArrayList<>(wanted);
    Optional.ofNullable(values.get(key)).ifPresent(met::retainAll);
    values.put(key, met);
    return true;
  }

  private void add(String path, @Nullable String value, String constraint) {
    violations.add(new Violation(path, value, constraint));
  }
}
