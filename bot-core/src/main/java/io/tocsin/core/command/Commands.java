package io.tocsin.core.command;

import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.Own;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every operation that can be typed, as a command. Derived from the sealed {@link Operation}, so an
 * operation that is added there can be typed at once.
 */
public final class Commands {
  /** The service of AWS's operations on incidents. */
  public static final String INCIDENTS = "ssm-incidents";

  /** The service of what AWS's API has no operation for. */
  public static final String OWN = "tocsin";

  /** The guide to the original has a command without its last letter. */
  private static final Map<String, String> MISSPELT =
      Map.of("list-response-plan", "list-response-plans");

  private static final Commands ALL = new Commands();

  private final List<CommandSpec> specs;

  private Commands() {
    specs =
        leaves(Operation.class)
            .map(type -> spec(type.asSubclass(Record.class)))
            .filter(Commands::canBeTyped)
            .sorted(Comparator.comparing(CommandSpec::service).thenComparing(CommandSpec::name))
            .toList();
  }

  public static Commands all() {
    return ALL;
  }

  /** By service and name. */
  public List<CommandSpec> specs() {
    return specs;
  }

  public List<String> services() {
    return specs.stream().map(CommandSpec::service).distinct().toList();
  }

  public List<CommandSpec> of(String service) {
    return specs.stream().filter(spec -> spec.service().equals(service)).toList();
  }

  /** The command of a name in lower case, in whichever service has it. */
  public Optional<CommandSpec> named(String name) {
    return find(specs, name);
  }

  /** The command of a name in lower case. */
  public Optional<CommandSpec> named(String service, String name) {
    return find(of(service), name);
  }

  /** The command for an operation's record. */
  public CommandSpec of(Class<? extends Record> operation) {
    return specs.stream()
        .filter(spec -> spec.operation() == operation)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Not a command: " + operation));
  }

  private static Optional<CommandSpec> find(List<CommandSpec> among, String name) {
    String right = MISSPELT.getOrDefault(name, name);
    return among.stream().filter(spec -> spec.name().equals(right)).findFirst();
  }

  private static CommandSpec spec(Class<? extends Record> operation) {
    return new CommandSpec(
        Own.class.isAssignableFrom(operation) ? OWN : INCIDENTS,
        kebab(operation.getSimpleName()),
        operation);
  }

  /** Keys and whole notifications are for programs. */
  private static boolean canBeTyped(CommandSpec spec) {
    return spec.options().stream().noneMatch(option -> option.kind() instanceof Kind.Hidden);
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Commands::leaves)
        : Stream.of(type);
  }
}
