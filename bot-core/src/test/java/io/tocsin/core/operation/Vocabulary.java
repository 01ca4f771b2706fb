package io.tocsin.core.operation;

import io.tocsin.core.operation.Operations.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The records that AWS's API has too, by the names that they have there. */
record Vocabulary(String service) {
  /** What AWS's API does not have of a list of names that it has. */
  static final Set<String> BEYOND = Set.of("CHAT", "PUSH");

  static final List<Vocabulary> ALL =
      List.of(new Vocabulary(Operations.SSM_INCIDENTS), new Vocabulary(Operations.SSM_CONTACTS));

  /** What requests are made of: the operations and the records inside them. */
  Map<String, Shape> requests() {
    Map<String, Shape> found = new LinkedHashMap<>();
    entries().forEach(entry -> add(found, entry.name(), Shape.of(record(entry))));
    return found;
  }

  /** What answers are made of; an answer is called after its operation, with Output behind. */
  Map<String, Shape> answers() {
    Map<String, Shape> found = new LinkedHashMap<>();
    entries().forEach(entry -> add(found, entry.name() + "Output", Shape.of(entry.answer())));
    return found;
  }

  Stream<Entry> entries() {
    return Operations.all().stream().filter(entry -> entry.service().equals(service));
  }

  private static Class<? extends Record> record(Entry entry) {
    return entry.type().asSubclass(Record.class);
  }

  private static void add(Map<String, Shape> found, String name, Shape shape) {
    if (found.putIfAbsent(name, shape) == null) {
      shape.members().forEach(member -> add(found, member.kind()));
    }
  }

  private static void add(Map<String, Shape> found, Kind kind) {
    switch (kind) {
      case Kind.Structure(Shape shape) -> add(found, shape.type().getSimpleName(), shape);
      case Kind.ListOf(var element) -> add(found, element.kind());
      case Kind.MapOf(_, var value) -> add(found, value.kind());
      case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Time _ -> {}
      case Kind.Json _, Kind.Hidden _, Kind.OneOf _ -> {}
    }
  }
}
