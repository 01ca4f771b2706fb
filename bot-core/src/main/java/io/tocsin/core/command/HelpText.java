package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Topic;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Help, written from the definitions that lines are parsed by. Plain text for a fixed pitch, lines
 * with a line feed between them.
 */
public final class HelpText {
  private static final List<String> EVERYWHERE =
      List.of(
          "With every command: --query JMESPATH, --output json|text|table|yaml, --region REGION,",
          "--cli-input-json JSON; --yes confirms a delete.");

  private HelpText() {}

  public static String of(Topic topic) {
    return String.join(
        "\n",
        switch (topic) {
          case Topic.Overview _ -> overview();
          case Topic.Service(String name) -> service(name);
          case Topic.Command(CommandSpec command) -> command(command);
          case Topic.Word(String name) -> word(name);
        });
  }

  /** What may be given for an option, in a few words. */
  public static String hint(Member member) {
    return Hints.of(member);
  }

  private static List<String> overview() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "In an incident's room or thread that incident is meant; elsewhere name it: ack 214.");
    lines.addAll(shortForms(ShortHelp.Entry::first));
    lines.add("");
    lines.add("Every command of the AWS CLI works too, with and without the service before it:");
    lines.add("  ssm-incidents help");
    lines.add("  ssm-incidents start-incident --help");
    return lines;
  }

  private static List<String> service(String service) {
    List<String> lines = new ArrayList<>();
    lines.add("Commands of " + service + ":");
    lines.addAll(
        aligned(
            Commands.all().of(service).stream()
                .map(spec -> Map.entry(spec.name(), help(spec)))
                .toList()));
    lines.addAll(EVERYWHERE);
    lines.add("Options of one command: " + service + " COMMAND --help");
    return lines;
  }

  private static List<String> command(CommandSpec spec) {
    List<String> lines = new ArrayList<>();
    lines.add(spec.typed() + ": " + help(spec));
    lines.addAll(options("Required:", spec, Member::required));
    lines.addAll(options("Optional:", spec, member -> !member.required()));
    lines.addAll(EVERYWHERE);
    return lines;
  }

  private static List<String> options(String heading, CommandSpec spec, Predicate<Member> wanted) {
    List<Map.Entry<String, String>> options = new ArrayList<>();
    spec.options().stream()
        .filter(wanted)
        .sorted(Options.ORDER_TO_ASK)
        .forEach(member -> options.addAll(about(spec, member)));
    List<String> lines = new ArrayList<>(options.isEmpty() ? List.of() : List.of(heading));
    lines.addAll(aligned(options));
    return lines;
  }

  private static List<String> word(String name) {
    List<String> lines = new ArrayList<>(shortForms(entry -> entry.words().contains(name)));
    new Synonyms(Commands.all())
        .named(name)
        .map(Synonyms.Synonym::spec)
        .ifPresent(spec -> {
          lines.addAll(options("Required:", spec, Member::required));
          lines.addAll(options("Optional:", spec, member -> !member.required()));
        });
    return lines;
  }

  private static List<String> shortForms(Predicate<ShortHelp.Entry> wanted) {
    return aligned(
        ShortHelp.ENTRIES.stream()
            .filter(wanted)
            .map(entry -> Map.entry(entry.usage(), entry.meaning()))
            .toList());
  }

  /** One line on an option, and where its value has parts a second one that shows them. */
  private static List<Map.Entry<String, String>> about(CommandSpec spec, Member member) {
    String help = entry(spec).option(member.option()).map(Operations.Option::help).orElse("");
    String hint = Hints.of(member);
    String pattern = Hints.pattern(member);
    String line = hint.isEmpty() ? help : help + " " + hint + ".";
    Map.Entry<String, String> first = Map.entry(Options.typed(member), line);
    return pattern.isEmpty() ? List.of(first) : List.of(first, Map.entry("", pattern));
  }

  private static String help(CommandSpec spec) {
    return entry(spec).help();
  }

  private static Operations.Entry entry(CommandSpec spec) {
    return spec.entry();
  }

  private static List<String> aligned(List<Map.Entry<String, String>> lines) {
    int width = lines.stream().mapToInt(line -> line.getKey().length()).max().orElse(0);
    return lines.stream()
        .map(line ->
            "  " + line.getKey() + " ".repeat(width - line.getKey().length() + 2) + line.getValue())
        .toList();
  }
}
