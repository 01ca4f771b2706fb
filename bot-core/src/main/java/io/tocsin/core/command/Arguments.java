package io.tocsin.core.command;

import io.tocsin.core.command.Completion.Known;
import io.tocsin.core.command.Completion.Suggestion;
import io.tocsin.core.operation.IncidentOperation;
import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Operations;
import io.tocsin.core.operation.PlanOperation;
import io.tocsin.core.operation.SourceOperation;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What can follow the name of a command: options, and values where they can be listed.
 *
 * @param positions the members that values without an option are for, in order
 */
record Arguments(CommandSpec spec, List<Member> positions, Known known) {
  private static final List<String> FORMATS = List.of("json", "text", "table", "yaml");

  static List<Suggestion> impacts() {
    List<String> names = Impacts.names();
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Suggestion(names.get(i), "impact " + Impacts.IN_WORDS.get(i)))
        .toList();
  }

  List<Suggestion> of(Typing typing) {
    List<String> before = typing.before();
    String word = typing.word();
    String last = before.isEmpty() ? "" : before.getLast();
    if (word.startsWith("-")) {
      return options(before);
    } else if (last.startsWith("--") && !last.contains("=")) {
      return behind(last.substring(2), before);
    }
    boolean named = before.stream().anyMatch(each -> each.startsWith("--"));
    return named || before.size() >= positions.size()
        ? options(before)
        : byPosition(positions.get(before.size()), before);
  }

  /** Where prose is expected, everything is prose. */
  private List<Suggestion> byPosition(Member member, List<String> before) {
    List<Suggestion> values = values(member);
    return values.isEmpty() && !Options.takesRest(member) ? options(before) : values;
  }

  private List<Suggestion> behind(String option, List<String> before) {
    Optional<Member> own =
        spec.options().stream().filter(member -> member.option().equals(option)).findFirst();
    boolean done = own.map(Member::kind).filter(Kind.Flag.class::isInstance).isPresent();
    if (option.equals(Global.OUTPUT.word())) {
      return FORMATS.stream().map(format -> new Suggestion(format, "")).toList();
    }
    return done ? options(before) : own.map(this::values).orElse(List.of());
  }

  /** Those that were not given yet; what must be given first. */
  private List<Suggestion> options(List<String> before) {
    List<Suggestion> options = new ArrayList<>();
    Operations.Entry entry = spec.entry();
    spec.options().stream()
        .sorted(Comparator.comparing(member -> !member.required()))
        .forEach(member ->
            options.add(
                new Suggestion(
                    Options.typed(member),
                    (member.required() ? "required: " : "")
                        + entry.option(member.option()).map(Operations.Option::help).orElse(""))));
    Arrays.stream(Global.values())
        .map(global -> new Suggestion("--" + global.word(), "of every command"))
        .forEach(options::add);
    options.removeIf(option -> before.contains(option.text()));
    return options;
  }

  private List<Suggestion> values(Member member) {
    List<Suggestion> people = people(member.name());
    if (!people.isEmpty()) {
      return people;
    } else if (Options.reference(member) || member.name().equals("plan")) {
      return things(member);
    } else if (Options.impact(member.name(), member.kind())) {
      return impacts();
    } else if (member.kind() instanceof Kind.Time) {
      return List.of(new Suggestion("now", "or 14:05, yesterday 22:10, 2026-11-23T14:05Z"));
    } else if (member.name().equals("rooms") || member.name().equals("room")) {
      return known.rooms();
    } else if (member.name().equals("name") && namesASource()) {
      return known.sources();
    }
    List<String> usual = Options.usual(member.name());
    return (usual.isEmpty() ? member.values() : usual)
        .stream().map(value -> new Suggestion(quoted(value), "")).toList();
  }

  /** Those of people and what belongs to them; none where something else is named. */
  private List<Suggestion> people(String member) {
    return switch (member) {
      case "contactId", "contactArn", "contactIds", "newContactIds", "engagements" ->
          known.contacts();
      case "schedule" -> spec.name().endsWith("-hand-over") ? known.schedules() : known.contacts();
      case "contactChannelId" -> known.channels();
      case "rotationId", "rotationIds" -> known.rotations();
      case "resourceARN" ->
          Stream.concat(known.contacts().stream(), known.rotations().stream()).toList();
      default -> List.of();
    };
  }

  private List<Suggestion> things(Member member) {
    return switch (member.name()) {
      case "incidentRecordArn" -> known.incidents();
      case "responsePlanArn", "plan" -> known.plans();
      case "arn" -> byOperation();
      default -> List.of();
    };
  }

  private List<Suggestion> byOperation() {
    if (IncidentOperation.class.isAssignableFrom(spec.operation())) {
      return known.incidents();
    }
    return PlanOperation.class.isAssignableFrom(spec.operation()) ? known.plans() : List.of();
  }

  private boolean namesASource() {
    return SourceOperation.class.isAssignableFrom(spec.operation())
        && spec.operation() != CreateEventSource.class;
  }

  private static String quoted(String value) {
    return value.contains(" ") ? '"' + value + '"' : value;
  }
}
