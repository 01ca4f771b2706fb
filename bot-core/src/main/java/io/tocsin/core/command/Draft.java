package io.tocsin.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.command.output.Format;
import io.tocsin.core.command.output.Query;
import io.tocsin.core.operation.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call while it is being read. */
final class Draft {
  private final ObjectNode arguments = JsonNodeFactory.instance.objectNode();
  private final Map<String, Place> where = new HashMap<>();
  private final Set<String> given = new HashSet<>();
  private @Nullable Query query;
  private @Nullable Format format;
  private @Nullable String region;
  private boolean confirmed;

  Draft() {}

  /** Goes on from what was given before; all of it may be given anew. */
  Draft(Parsed.Call before) {
    arguments.setAll(before.arguments().deepCopy());
    where.putAll(before.where());
    query = before.output().query();
    format = before.output().format();
    region = before.output().region();
    confirmed = before.confirmed();
  }

  /** Marks an option as given; rejected if it already is. */
  void once(String name, Mapped word) {
    if (!given.add(name)) {
      throw Rejected.at(word.place(), word.literal() + " is given twice; which one do you mean?");
    }
  }

  boolean has(Member member) {
    return arguments.has(member.name());
  }

  void set(String member, JsonNode value, Place place) {
    arguments.set(member, value);
    where.put(member, place);
  }

  /** What is given by an option wins over what stands in a whole input. */
  void setIfAbsent(String member, JsonNode value, Place place) {
    if (!arguments.has(member)) {
      set(member, value, place);
    }
  }

  void query(Query wanted) {
    query = wanted;
  }

  void format(Format wanted) {
    format = wanted;
  }

  void region(String wanted) {
    region = wanted;
  }

  void confirm() {
    confirmed = true;
  }

  /** Whether anything but members was given. */
  boolean hasGlobals() {
    return query != null || format != null || region != null || confirmed;
  }

  /** A call if everything required is there; otherwise what is missing, in the given order. */
  Parsed finish(CommandSpec spec, List<Member> required) {
    Parsed.Call call =
        new Parsed.Call(
            spec, arguments, where, new OutputOptions(query, format, region), confirmed);
    List<Member> missing = required.stream().filter(member -> !has(member)).toList();
    return missing.isEmpty() ? call : new Parsed.Missing(call, missing);
  }
}
