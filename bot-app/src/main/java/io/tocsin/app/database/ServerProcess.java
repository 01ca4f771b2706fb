package io.tocsin.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Which running processes are PostgreSQL's on one cluster. A number in a file proves nothing: the
 * system gives it to another process after a restart.
 */
record ServerProcess(Path cluster) {
  private static final Path PROC = Path.of("/proc");
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  /** The server whose number stands in postmaster.pid, if it runs and is this cluster's. */
  Optional<ProcessHandle> find() {
    return recorded().flatMap(pid -> ProcessHandle.of(pid)).filter(this::isOurs);
  }

  /** The port that it listens on, as soon as it does. */
  Optional<Integer> port() {
    return find().flatMap(running -> line(3)).map(Integer::parseInt);
  }

  /** Whether postmaster.pid names a process that runs but is somebody else's. */
  boolean recordedIsForeign() {
    return recorded().flatMap(pid -> ProcessHandle.of(pid)).filter(p -> !isOurs(p)).isPresent();
  }

  boolean isOurs(ProcessHandle process) {
    return Files.isDirectory(PROC.resolve("self"))
        ? worksInCluster(process)
        : process.isAlive() && isServerStartedAsRecorded(process);
  }

  /**
   * Waits until there is either a server or nobody at work on the cluster. In between there are the
   * helpers of a dead server, which end by themselves, and a server that is just starting. Who is
   * still there in the end is killed: two generations on the same files would destroy them.
   */
  void settle(Duration limit) {
    long start = System.nanoTime();
    Optional<ProcessHandle> worker = anyWorker();
    while (worker.isPresent() && find().isEmpty()) {
      long waited = System.nanoTime() - start;
      if (waited > 2 * limit.toNanos()) {
        throw new EmbeddedDatabaseException(
            "Process %d works in %s and can't be ended.".formatted(worker.get().pid(), cluster));
      }
      if (waited > limit.toNanos()) {
        worker.get().destroyForcibly();
      }
      waitFor(worker.get());
      worker = anyWorker();
    }
  }

  private Optional<ProcessHandle> anyWorker() {
    return ProcessHandle.allProcesses().filter(this::worksInCluster).findAny();
  }

  private static void waitFor(ProcessHandle process) {
    try {
      process.onExit().completeOnTimeout(process, TICK.toMillis(), TimeUnit.MILLISECONDS).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("Waiting for PostgreSQL was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * PostgreSQL's processes all work in the cluster's directory; a dead one waiting for its parent
   * has none.
   */
  private boolean worksInCluster(ProcessHandle process) {
    Path proc = PROC.resolve(Long.toString(process.pid()));
    try {
      Path program = Files.readSymbolicLink(proc.resolve("exe"));
      return program.getFileName().toString().startsWith("postgres")
          && Files.readSymbolicLink(proc.resolve("cwd")).equals(cluster.toRealPath());
    } catch (IOException e) {
      // It has ended, or belongs to somebody whose processes we may not look at.
      return false;
    }
  }

  private boolean isServerStartedAsRecorded(ProcessHandle process) {
    boolean server =
        process.info().command().map(command -> command.contains("postgres")).orElse(false);
    Optional<Instant> recorded = line(2).map(Long::parseLong).map(Instant::ofEpochSecond);
    Optional<Instant> started = process.info().startInstant();
    return server
        && recorded.isPresent()
        && started.isPresent()
        && Duration.between(started.get(), recorded.get()).abs().compareTo(CLOCK_TOLERANCE) <= 0;
  }

  private Optional<Long> recorded() {
    return line(0).map(Long::parseLong);
  }

  private Optional<String> line(int number) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return lines.stream().skip(number).findFirst().filter(line -> line.matches("[1-9][0-9]*"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
