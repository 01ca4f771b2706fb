package io.tocsin.app.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of PostgreSQL's programs, run to its end. */
record Program(Path file) {
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Runs it, and kills it when it takes longer than the limit. */
  Result run(Duration limit, List<String> arguments) {
    try {
      // A file and no pipe: a server that is left behind would keep a pipe open.
      Path output = Files.createTempFile("tocsin-", ".out");
      try {
        int exitCode = exitCode(builder(arguments).redirectOutput(output.toFile()).start(), limit);
        return new Result(exitCode, new String(Files.readAllBytes(output), UTF_8).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(file + " can't be run: " + Reason.of(e) + ".", e);
    }
  }

  private ProcessBuilder builder(List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it isn't.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(file.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private int exitCode(Process process, Duration limit) throws IOException {
    process.getOutputStream().close();
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new EmbeddedDatabaseException(
          "%s did not end within %d s.".formatted(file.getFileName(), limit.toSeconds()));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException(file.getFileName() + " was interrupted.", e);
    }
  }
}
