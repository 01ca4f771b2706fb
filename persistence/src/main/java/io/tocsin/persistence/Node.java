package io.tocsin.persistence;

import io.tocsin.core.Unavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among those that share the database. On a connection of its own it holds the
 * advisory lock of its number; whoever can take that lock knows that this process is gone, or
 * cannot reach the database, or is frozen: the server ends the session when it is silent for some
 * seconds. On the same connection it hears what other nodes signal.
 */
final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** The first half of the key of every node's lock; the other half is the node's number. */
  static final int LOCKS = 0x746f6373;

  private static final String SESSION =
      """
      SET search_path = %s; SET statement_timeout = '3s'; SET idle_session_timeout = '5s';
      SET tcp_keepalives_idle = 2; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3
      """
          .formatted(Database.SCHEMA);

  /** Long before the server ends a silent session; by this process's own clock. */
  private static final long CERTAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int LISTEN_MILLIS = 250;
  private static final int BEATS_EVERY = 4;

  private final DataSource source;
  private final int id;

  /**
   * Rooms in which entries of the outbox may wait whose commit was never confirmed: perhaps they
   * are in the table, and nobody was told to send them.
   */
  private final Set<String> unconfirmed = ConcurrentHashMap.newKeySet();

  private final Thread heart =
      Thread.ofPlatform().name("tocsin-node").daemon().unstarted(this::live);

  private volatile Signals signals = Signals.NONE;
  private volatile boolean closed;
  private volatile long confirmedAt;
  private volatile long tenure = 1;
  private volatile boolean alone = true;
  private @Nullable Connection session;

  private Node(DataSource source, int id, Connection session) {
    this.source = source;
    this.id = id;
    this.session = session;
    this.confirmedAt = System.nanoTime();
  }

  /** Enters the list of nodes under a new number. */
  static Node enter(DataSource source) throws SQLException {
    Connection session = session(source);
    try {
      int id = firstInt(session, "SELECT nextval(pg_get_serial_sequence('node', 'id'))");
      join(session, id);
      Node node = new Node(source, id, session);
      node.heart.start();
      return node;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  int id() {
    return id;
  }

  Set<String> unconfirmed() {
    return unconfirmed;
  }

  /** Who is told what other nodes signal. */
  void tell(Signals listener) {
    signals = listener;
  }

  /** Whether no other node was on the list a moment ago. */
  boolean isAlone() {
    return alone;
  }

  /**
   * A number that changes whenever other nodes may have taken this one for gone.
   *
   * @throws Unavailable if this node cannot know
   */
  long tenure() {
    return System.nanoTime() - confirmedAt < CERTAIN_NANOS ? tenure : tenureConfirmed();
  }

  private synchronized long tenureConfirmed() {
    beat();
    if (session == null) {
      throw new Unavailable(
          "This node cannot reach the database to see whether it was taken for gone.",
          Duration.ofSeconds(1),
          new SQLException("Node " + id + " has no session."));
    }
    return tenure;
  }

  private void live() {
    for (int turn = 1; !closed; turn++) {
      listen();
      if (turn % BEATS_EVERY == 0) {
        beat();
      }
    }
  }

  /** Shows the server that this process is alive, and comes back if the session was lost. */
  synchronized void beat() {
    long start = System.nanoTime();
    try {
      if (session != null && !session.isValid(2)) {
        LOG.warn("Node {} has lost the session that shows it is alive.", id);
        leave();
        tenure++;
      }
      if (session == null && !closed) {
        session = comeBack();
        LOG.info("This process is node {} again.", id);
      }
      alone = session != null && firstInt(session, "SELECT count(*) FROM node") == 1;
      confirmedAt = start;
    } catch (SQLException e) {
      LOG.debug("Node {} cannot come back yet: {}", id, e.getMessage());
    }
  }

  private synchronized @Nullable Connection session() {
    return session;
  }

  /** Hears what has been signalled; waits a moment for it. */
  private void listen() {
    try {
      Connection current = session();
      if (current == null) {
        Thread.sleep(LISTEN_MILLIS);
        return;
      }
      PGNotification[] heard = current.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
      for (PGNotification one : heard) {
        hear(one.getParameter());
      }
    } catch (SQLException e) {
      LOG.debug("Node {} hears nothing: {}", id, e.getMessage());
      beat();
    } catch (InterruptedException stopped) {
      closed = true;
    }
  }

  private void hear(String signal) {
    if (signal.equals(Signals.OUTBOX + id)) {
      signals.handedOver();
    } else if (signal.startsWith(Signals.CHAT)) {
      signals.chatChanged(signal.substring(Signals.CHAT.length()));
    }
  }

  /** While this node was away another may have struck it off the list. */
  private Connection comeBack() throws SQLException {
    Connection opened = session(source);
    try {
      join(opened, id);
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  /** The lock comes first: who is on the list without it counts as gone. */
  private static void join(Connection session, int id) throws SQLException {
    lock(session, id);
    try (Statement statement = session.createStatement()) {
      statement.execute("LISTEN " + Signals.CHANNEL);
      statement.execute(
          "INSERT INTO node (id) OVERRIDING SYSTEM VALUE VALUES (%d) ON CONFLICT DO NOTHING"
              .formatted(id));
    }
  }

  static Connection session(DataSource source) throws SQLException {
    Connection opened = source.getConnection();
    try (Statement statement = opened.createStatement()) {
      statement.execute(SESSION);
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  private static void lock(Connection session, int id) throws SQLException {
    String sql = "SELECT pg_try_advisory_lock(%d, %d)::int".formatted(LOCKS, id);
    if (firstInt(session, sql) == 0) {
      throw new SQLException("The lock of node " + id + " is still held by its last session.");
    }
  }

  private static int firstInt(Connection session, String sql) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void leave() {
    Connection left = session;
    session = null;
    if (left != null) {
      try {
        left.close();
      } catch (SQLException e) {
        LOG.debug("The session of node {} was closed already: {}", id, e.getMessage());
      }
    }
  }

  /** Gives the lock back at once; the server would take a moment to see that the session ended. */
  @Override
  public void close() {
    closed = true;
    heart.interrupt();
    synchronized (this) {
      if (session != null) {
        unlock(session);
      }
      leave();
    }
  }

  private void unlock(Connection held) {
    try (Statement statement = held.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
    } catch (SQLException e) {
      LOG.debug("Node {} had lost its lock already: {}", id, e.getMessage());
    }
  }
}
