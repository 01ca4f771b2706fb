package io.tocsin.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server on a cluster. The caller holds the directory's lock. */
record Server(Layout layout, Binaries binaries) {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** Long, as a server that crashed replays its log first. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final Duration STOP = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** On the command line they win over the configuration file and over ALTER SYSTEM. */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_wal_size=2GB",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_checkpoints=off",
          // A statement may carry what nobody should read in a log.
          "log_min_error_statement=panic");

  Optional<ProcessHandle> process() {
    return new ServerProcess(layout.cluster()).find();
  }

  /** The port of the server that runs. */
  Optional<Integer> port() {
    return new ServerProcess(layout.cluster()).port();
  }

  boolean runs(ProcessHandle process) {
    return new ServerProcess(layout.cluster()).isOurs(process);
  }

  /** Starts it on the port and waits until it takes connections. */
  ProcessHandle start(int port) {
    long page = log().turnPage();
    String options = "-p " + port + " -c " + String.join(" -c ", SETTINGS);
    Program.Result result =
        control(START, "start", "-l", layout.serverLog().toString(), "-o", options);
    return process()
        .filter(process -> result.succeeded())
        .orElseThrow(() -> notStarted(page, result));
  }

  private EmbeddedDatabaseException notStarted(long page, Program.Result result) {
    if (process().isPresent()) {
      stop("immediate");
    }
    String complaints = log().complaintsSince(page);
    return new EmbeddedDatabaseException(
        "PostgreSQL did not start on %s: %s (its log is %s)."
            .formatted(
                layout.cluster(),
                complaints.isEmpty() ? result.output() : complaints,
                layout.serverLog()));
  }

  private ServerLog log() {
    return new ServerLog(layout.serverLog());
  }

  /** Ends the server of an earlier process, if one runs; then nobody works on the files. */
  void endPredecessor() {
    ServerProcess predecessor = new ServerProcess(layout.cluster());
    predecessor.settle(GRACE);
    if (predecessor.find().isPresent()) {
      LOG.info("PostgreSQL outlived its Tocsin; it is stopped first");
      stop();
    } else if (predecessor.recordedIsForeign()) {
      // PostgreSQL would take the stranger for its own server and refuse.
      delete(layout.cluster().resolve("postmaster.pid"));
    }
  }

  /** Ends it: open transactions are rolled back, everything committed is on the disk. */
  void stop() {
    if (process().isPresent() && !stop("fast")) {
      LOG.warn("PostgreSQL did not end within {} s; it is stopped at once", STOP.toSeconds());
      stop("immediate");
    }
  }

  private boolean stop(String mode) {
    return control(STOP, "stop", "-m", mode).succeeded();
  }

  private Program.Result control(Duration limit, String action, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                action,
                "-w",
                "-t",
                Long.toString(limit.toSeconds()),
                "-D",
                layout.cluster().toString()));
    arguments.addAll(List.of(more));
    return binaries.program("pg_ctl").run(limit.plus(GRACE), arguments);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(file + " can't be removed: " + Reason.of(e) + ".", e);
    }
  }
}
