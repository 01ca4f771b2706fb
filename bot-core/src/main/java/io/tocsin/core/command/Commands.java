package io.tocsin.core.command;

import io.tocsin.core.operation.ForPrograms;
import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Operations;
import java.util.List;
import java.util.Optional;

/** Every operation that can be typed, as a command. */
public final class Commands {
  private static final Commands ALL = new Commands();

  private final List<CommandSpec> specs =
      Operations.all().stream().map(Commands::spec).filter(Commands::canBeTyped).toList();

  private Commands() {}

  public static Commands all() {
    return ALL;
  }

  /** By name. Those of a name that stands for another without its service are left out. */
  public List<CommandSpec> specs() {
    return specs.stream()
        .filter(spec -> named(spec.name()).filter(spec::equals).isPresent())
        .toList();
  }

  public List<String> services() {
    return Operations.services();
  }

  public List<CommandSpec> of(String service) {
    return specs.stream().filter(spec -> spec.service().equals(service)).toList();
  }

  /** The command of a name in lower case, in the first service that has it. */
  public Optional<CommandSpec> named(String name) {
    return Operations.command(name).map(Commands::spec).filter(specs::contains);
  }

  /** The command of a name in lower case. */
  public Optional<CommandSpec> named(String service, String name) {
    return Operations.command(service, name).map(Commands::spec).filter(specs::contains);
  }

  /** The command of a name in lower case, also of an operation that can't be typed. */
  static Optional<CommandSpec> any(String name) {
    return Operations.command(name).map(Commands::spec);
  }

  /** The same in one service. */
  static Optional<CommandSpec> any(String service, String name) {
    return Operations.command(service, name).map(Commands::spec);
  }

  private static CommandSpec spec(Operations.Entry entry) {
    return new CommandSpec(entry.service(), entry.command(), entry.type().asSubclass(Record.class));
  }

  /** What must have a key is for programs, and so are whole notifications. */
  private static boolean canBeTyped(CommandSpec spec) {
    return !ForPrograms.class.isAssignableFrom(spec.operation())
        && spec.options().stream()
            .noneMatch(option -> option.required() && option.kind() instanceof Kind.Hidden);
  }
}
