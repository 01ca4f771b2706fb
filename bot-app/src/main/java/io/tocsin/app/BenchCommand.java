package io.tocsin.app;

import io.tocsin.app.bench.BenchOptions;
import io.tocsin.app.bench.BenchOptions.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What can be typed behind {@code ./tocsin bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures how fast Tocsin is on this machine.")
final class BenchCommand implements Callable<Integer> {
  private static final int LONGEST = 3600;

  private final Cli.Commands commands;

  @CommandLine.Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "15",
      description = "How long each load lasts (${DEFAULT-VALUE}).")
  private String seconds = "";

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "30",
      description = "Seconds of load before anything counts (${DEFAULT-VALUE}).")
  private String warm = "";

  @Option(
      names = "--only",
      paramLabel = "PARTS",
      description = "Some of distinct,repeated,chat,start,oncall,slack,floor.")
  private @Nullable String only;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Record what the product does with the JDK's flight recorder.")
  private @Nullable Path profile;

  @Parameters(
      arity = "0..1",
      paramLabel = "slack",
      description = "Measure it in Slack, against a stand-in on this machine.")
  private @Nullable String what;

  BenchCommand(Cli.Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    return commands.bench(
        new BenchOptions(
            json,
            number("--seconds", seconds, 1),
            number("--warm", warm, 0),
            parts(),
            Optional.ofNullable(profile)));
  }

  private int number(String option, String text, int least) {
    if (text.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= LONGEST) {
        return number;
      }
    }
    throw wrong(
        "%s takes a number of seconds from %d to %d; you gave \"%s\"."
            .formatted(option, least, LONGEST, text));
  }

  private Set<Part> parts() {
    if (what != null) {
      return inside(what);
    }
    if (only == null) {
      return BenchOptions.USUAL;
    }
    List<Part> wanted = new ArrayList<>();
    for (String name : only.split(",", -1)) {
      wanted.add(part(name.strip()));
    }
    return EnumSet.copyOf(wanted);
  }

  private Set<Part> inside(String chat) {
    if (!chat.equals(word(Part.SLACK)) || only != null) {
      throw wrong("bench takes slack, or --only with parts; you gave \"" + chat + "\".");
    }
    return EnumSet.of(Part.SLACK, Part.FLOOR);
  }

  private Part part(String name) {
    return Arrays.stream(Part.values())
        .filter(part -> word(part).equals(name))
        .findFirst()
        .orElseThrow(() -> wrong("--only takes " + words() + "; you gave \"" + name + "\"."));
  }

  private static String words() {
    return "some of "
        + Arrays.stream(Part.values()).map(BenchCommand::word).collect(Collectors.joining(", "));
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }
}
