package io.tocsin.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What it was measured on. */
final class Machine {
  private Machine() {}

  static Map<String, Object> describe() throws IOException {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    value("/proc/cpuinfo", "model name").ifPresent(cpu -> machine.put("cpu", cpu));
    value("/proc/meminfo", "MemTotal")
        .map(kilobytes -> Long.parseLong(kilobytes.replaceAll("[^0-9]", "")) / 1024)
        .ifPresent(mib -> machine.put("memory_mib", mib));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", Runtime.version().toString());
    load().ifPresent(load -> machine.put("load_before", load));
    return machine;
  }

  /** How busy it was before: with others at work the figures say little. */
  private static Optional<Double> load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file)
        ? Optional.of(Double.valueOf(Files.readString(file).split(" ", 2)[0]))
        : Optional.empty();
  }

  private static Optional<String> value(String file, String name) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    return Files.readAllLines(path, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
