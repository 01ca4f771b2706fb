package io.tocsin.app.database;

import io.tocsin.core.access.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, with its data in one directory.
 *
 * <p>What was committed survives a kill of this process, of the server and of the machine. A server
 * that an earlier process left behind is taken over. One process keeps the server: a lock in the
 * directory decides which. Whoever comes second is refused, or joins: then it uses the server, and
 * keeps it as soon as the first is gone.
 *
 * <p>No shutdown hook is registered: whoever starts it closes it, after everything that uses it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final int ATTEMPTS = 3;

  /** As long as a server may take that replays its log. */
  private static final Duration JOIN = Duration.ofMinutes(2);

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Layout layout;
  private final Server server;
  private final Secret password;
  private final int port;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable DirectoryLock directoryLock;
  private @Nullable ProcessHandle process;
  private boolean closed;

  private EmbeddedDatabase(
      Layout layout,
      Server server,
      Secret password,
      int port,
      @Nullable DirectoryLock directoryLock,
      @Nullable ProcessHandle process) {
    this.layout = layout;
    this.server = server;
    this.password = password;
    this.port = port;
    this.directoryLock = directoryLock;
    this.process = process;
  }

  /**
   * Starts the server, and makes the directory and the database first where there is none.
   *
   * @throws EmbeddedDatabaseException with a sentence that says what is in the way, above all
   *     another Tocsin on the same directory
   */
  public static EmbeddedDatabase start(Path directory) {
    return start(Layout.of(directory));
  }

  /**
   * Uses the server of another process on the directory; if there is none, starts it.
   *
   * @throws EmbeddedDatabaseException with a sentence that says what is in the way
   */
  public static EmbeddedDatabase join(Path directory) {
    Layout layout = Layout.of(directory);
    layout.create();
    long deadline = System.nanoTime() + JOIN.toNanos();
    while (true) {
      Optional<DirectoryLock> lock = DirectoryLock.tryTake(layout);
      Optional<EmbeddedDatabase> running = running(layout, lock.orElse(null));
      if (running.isPresent()) {
        return running.get();
      }
      if (lock.isPresent()) {
        return startOrLetGo(layout, lock.get());
      }
      waitForServer(layout, deadline);
    }
  }

  private static Optional<EmbeddedDatabase> running(Layout layout, @Nullable DirectoryLock lock) {
    Binaries binaries = Binaries.in(layout.binaries());
    Server server = new Server(layout, binaries);
    Cluster cluster = new Cluster(layout, binaries);
    return server
        .port()
        .map(port ->
            new EmbeddedDatabase(
                layout, server, cluster.password(), port, lock, server.process().orElse(null)));
  }

  private static void waitForServer(Layout layout, long deadline) {
    if (System.nanoTime() > deadline) {
      throw new EmbeddedDatabaseException(
          "The Tocsin on the data directory %s did not start its PostgreSQL within %d s."
              .formatted(layout.directory(), JOIN.toSeconds()));
    }
    LockSupport.parkNanos(GLANCE.toNanos());
  }

  static EmbeddedDatabase start(Layout layout) {
    layout.create();
    return startOrLetGo(layout, DirectoryLock.take(layout));
  }

  private static EmbeddedDatabase startOrLetGo(Layout layout, DirectoryLock lock) {
    try {
      return start(layout, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedDatabase start(Layout layout, DirectoryLock lock) {
    Binaries binaries = Binaries.in(layout.binaries());
    Cluster cluster = new Cluster(layout, binaries);
    cluster.createIfMissing();
    Server server = new Server(layout, binaries);
    server.endPredecessor();
    Secret password = cluster.password();
    for (int attempt = 1; ; attempt++) {
      int port = choosePort(layout);
      try {
        ProcessHandle process = server.start(port);
        return new EmbeddedDatabase(layout, server, password, port, lock, process);
      } catch (EmbeddedDatabaseException e) {
        // Between our look and the server's somebody may have taken the port.
        if (attempt == ATTEMPTS || ServerPort.isFree(port)) {
          throw e;
        }
      }
    }
  }

  private static int choosePort(Layout layout) {
    try {
      return ServerPort.choose(layout.port());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "No port for PostgreSQL can be had: " + Reason.of(e) + ".", e);
    }
  }

  /** Where it is; the same as long as this object lives. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** The one user, who owns everything. */
  public String user() {
    return Cluster.USER;
  }

  /** Made with the database and kept beside its files. */
  public Secret password() {
    return password;
  }

  /** What {@link #restartIfDead()} found. */
  public sealed interface Pulse {
    /** The server runs. */
    record Alive() implements Pulse {}

    /** It is another process's to keep. */
    record Guest() implements Pulse {}

    /** It had died and runs again, on the same port with the same data. */
    record Restarted() implements Pulse {}

    /** It is dead and did not start; the reason is a sentence. */
    record Down(String reason) implements Pulse {}

    /** It was closed by us. */
    record Closed() implements Pulse {}
  }

  /** Looks whether the server runs, and starts it again if it doesn't. Cheap while it does. */
  public Pulse restartIfDead() {
    turn.lock();
    try {
      if (closed) {
        return new Pulse.Closed();
      }
      if (directoryLock == null && !becomesKeeper()) {
        return new Pulse.Guest();
      }
      return process != null && server.runs(process) ? new Pulse.Alive() : restart();
    } finally {
      turn.unlock();
    }
  }

  /** The lock is free when the process that kept the server is gone. */
  private boolean becomesKeeper() {
    directoryLock = DirectoryLock.tryTake(layout).orElse(null);
    if (directoryLock == null) {
      return false;
    }
    process = server.process().orElse(null);
    LOG.info("The process that kept PostgreSQL is gone; this one keeps it from now on");
    return true;
  }

  private Pulse restart() {
    try {
      server.endPredecessor();
      ProcessHandle started = server.start(port);
      process = started;
      LOG.warn("PostgreSQL had died; it runs again as process {}", started.pid());
      return new Pulse.Restarted();
    } catch (EmbeddedDatabaseException e) {
      return new Pulse.Down(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Ends the server, if it is this process's to keep, and gives the directory free. A second call
   * does nothing.
   */
  @Override
  public void close() {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        stopIfKeeper();
      }
    } finally {
      turn.unlock();
    }
  }

  private void stopIfKeeper() {
    DirectoryLock lock = directoryLock;
    if (lock != null) {
      try {
        server.stop();
      } finally {
        lock.close();
      }
    }
  }
}
