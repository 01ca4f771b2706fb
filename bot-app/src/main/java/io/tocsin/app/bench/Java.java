package io.tocsin.app.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How this program was started. The launcher starts the benchmark as it starts {@code up}, so the
 * same Java, JAR and flags make a product that is like the real one.
 */
record Java(String program, String classPath, List<String> flags, Optional<Path> cache) {
  private static final String CACHE = "-XX:AOTCache=";

  static Java ofThisProcess() {
    List<String> all = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return new Java(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        System.getProperty("java.class.path"),
        all.stream().filter(flag -> !ofThisProcessAlone(flag)).toList(),
        all.stream()
            .filter(flag -> flag.startsWith(CACHE))
            .map(flag -> Path.of(flag.substring(CACHE.length())))
            .findFirst());
  }

  private static boolean ofThisProcessAlone(String flag) {
    return flag.startsWith("-XX:AOT")
        || flag.startsWith("-agentlib:")
        || flag.startsWith("-javaagent:")
        || flag.startsWith("-XX:StartFlightRecording");
  }

  /** The command that starts a class of this program, with more flags and then its arguments. */
  List<String> command(List<String> moreFlags, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(flags);
    command.addAll(moreFlags);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return command;
  }
}
