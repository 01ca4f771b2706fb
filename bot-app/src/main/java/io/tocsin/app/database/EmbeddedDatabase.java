package io.tocsin.app.database;

import io.tocsin.core.access.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, with its data in one directory.
 *
 * <p>What was committed survives a kill of this process, of the server and of the machine. A server
 * that an earlier process left behind is taken over. Nothing else may use the directory meanwhile:
 * a lock in it decides, and whoever comes second is refused.
 *
 * <p>No shutdown hook is registered: whoever starts it closes it, after everything that uses it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final int ATTEMPTS = 3;

  private final DirectoryLock directoryLock;
  private final Server server;
  private final Secret password;
  private final int port;
  private final ReentrantLock turn = new ReentrantLock();
  private ProcessHandle process;
  private boolean closed;

  private EmbeddedDatabase(
      DirectoryLock directoryLock,
      Server server,
      Secret password,
      int port,
      ProcessHandle process) {
    this.directoryLock = directoryLock;
    this.server = server;
    this.password = password;
    this.port = port;
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

  static EmbeddedDatabase start(Layout layout) {
    layout.create();
    DirectoryLock lock = DirectoryLock.take(layout);
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
        return new EmbeddedDatabase(lock, server, password, port, server.start(port));
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
      return server.runs(process) ? new Pulse.Alive() : restart();
    } finally {
      turn.unlock();
    }
  }

  private Pulse restart() {
    try {
      server.endPredecessor();
      process = server.start(port);
      LOG.warn("PostgreSQL had died; it runs again as process {}", process.pid());
      return new Pulse.Restarted();
    } catch (EmbeddedDatabaseException e) {
      return new Pulse.Down(String.valueOf(e.getMessage()));
    }
  }

  /** Ends the server and gives the directory free. A second call does nothing. */
  @Override
  public void close() {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        try {
          server.stop();
        } finally {
          directoryLock.close();
        }
      }
    } finally {
      turn.unlock();
    }
  }
}
