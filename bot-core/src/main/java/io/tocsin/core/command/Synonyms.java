package io.tocsin.core.command;

import io.tocsin.core.operation.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short words for whole operations, whose values may be given by position. */
final class Synonyms {
  private final Map<String, Synonym> all = new LinkedHashMap<>();

  Synonyms(Commands commands) {
    add(commands, "start", "start-incident", "responsePlanArn", "title");
    add(commands, "plans", "list-response-plans");
    add(commands, "plan list", "list-response-plans");
    add(commands, "plan show", "get-response-plan", "arn");
    add(commands, "plan set", "set-plan", "arn");
    add(commands, "source create", "create-event-source", "name", "kind", "plan");
    add(commands, "source list", "list-event-sources");
    add(commands, "source rotate", "rotate-event-source", "name");
    add(commands, "source delete", "delete-event-source", "name");
    add(commands, "sources", "list-event-sources");
    add(commands, "rule create", "create-rule", "name", "source", "pattern");
    add(commands, "rule list", "list-rules", "source");
    add(commands, "rule show", "get-rule", "name");
    add(commands, "rule delete", "delete-rule", "name");
    add(commands, "rule enable", "enable-rule", "name");
    add(commands, "rule disable", "disable-rule", "name");
    add(commands, "rule test", "test-rule", "name", "event");
    add(commands, "rules", "list-rules", "source");
    add(commands, "topic map", "map-topic", "topic", "rooms");
    add(commands, "topic unmap", "unmap-topic", "topic");
    add(commands, "topic list", "list-topics");
    add(commands, "topics", "list-topics");
    add(commands, "calendar", "create-calendar", "schedule");
    add(commands, "handover set", "set-hand-over", "schedule", "room");
    add(commands, "handover stop", "stop-hand-over", "schedule");
    add(commands, "handover list", "list-hand-overs");
    add(commands, "handovers", "list-hand-overs");
    add(commands, "room create", "create-room", "name");
    add(commands, "room delete", "delete-room", "name");
    add(commands, "room list", "list-rooms");
    add(commands, "rooms", "list-rooms");
    add(commands, "deliveries", "list-deliveries");
    add(commands, "vcard", "get-vcard");
  }

  /**
   * @param positions the members that values without an option are for, in order
   */
  record Synonym(String words, CommandSpec spec, List<Member> positions) {}

  /** The synonym of one or two words in lower case. */
  Optional<Synonym> named(String words) {
    return Optional.ofNullable(all.get(words));
  }

  /** Whether a first word needs a second one to mean something, such as {@code plan}. */
  boolean needsSecond(String first) {
    return !seconds(first).isEmpty();
  }

  List<String> seconds(String first) {
    return all.keySet().stream()
        .filter(words -> words.startsWith(first + " "))
        .map(words -> words.substring(first.length() + 1))
        .toList();
  }

  /** Every word that a synonym can begin with. */
  List<String> firsts() {
    return all.keySet().stream().map(words -> words.replaceFirst(" .*", "")).distinct().toList();
  }

  private void add(Commands commands, String words, String command, String... members) {
    CommandSpec spec = commands.named(command).orElseThrow();
    List<Member> positions = new ArrayList<>();
    for (String name : members) {
      spec.options().stream().filter(option -> option.name().equals(name)).forEach(positions::add);
    }
    all.put(words, new Synonym(words, spec, List.copyOf(positions)));
  }
}
