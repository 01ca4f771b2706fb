package io.tocsin.app;

import io.tocsin.core.Nearest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what a command line got wrong, with the nearest thing that is right. */
final class WrongUse {
  private WrongUse() {}

  static String sentence(ParameterException problem) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    return switch (problem) {
      case UnmatchedArgumentException unmatched ->
          unknown(unmatched.getUnmatched().getFirst(), command);
      case MissingParameterException missing ->
          name(missing.getMissing().getFirst()) + " needs a value.";
      case OverwrittenOptionException twice ->
          name(twice.getOverwritten()) + " is given more than once.";
      default -> String.valueOf(problem.getMessage());
    };
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String unknown(String argument, CommandSpec command) {
    if (argument.startsWith("-")) {
      String place = command.parent() == null ? "" : " for " + command.name();
      String option = argument.replaceFirst("=.*", "");
      return "there is no option " + option + place + "; " + hint(option, options(command));
    }
    return command.subcommands().isEmpty()
        ? command.name() + " takes options only; you gave \"" + argument + "\"."
        : "there is no command " + argument + "; " + hint(argument, shown(command));
  }

  private static List<String> shown(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static List<String> options(CommandSpec command) {
    return command.optionsMap().keySet().stream()
        .filter(name -> name.startsWith("--"))
        .sorted()
        .toList();
  }

  private static String hint(String typed, List<String> known) {
    return Nearest.to(typed, known).stream()
        .findFirst()
        .map(nearest -> "did you mean " + nearest + "?")
        .orElseGet(() -> "there are " + String.join(", ", known) + ".");
  }
}
