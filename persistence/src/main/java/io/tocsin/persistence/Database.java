package io.tocsin.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.chat.local.LocalChatStore;
import io.tocsin.core.outbox.Backlog;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.outbox.Setback;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.workspace.InstallationStore;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.StateStore;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** One database of PostgreSQL, with all that is kept in it. */
public final class Database implements AutoCloseable {
  static final String SCHEMA = "tocsin";

  /**
   * A node that is frozen in the middle of a batch must not keep the others from writing: the
   * server ends its transaction. And rows are only ever looked up by a key, so plans need not be
   * made anew for other values, and one that was made while a table was empty must not read all of
   * it later.
   */
  private static final String SESSION =
      """
      SET search_path = %s; SET timezone = 'UTC';
      SET statement_timeout = '10s'; SET idle_in_transaction_session_timeout = '5s';
      SET plan_cache_mode = force_generic_plan;
      SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off
      """
          .formatted(SCHEMA);

  private final HikariDataSource pool;
  private final HikariDataSource writerPool;
  private final Postgres postgres;
  private final Postgres writer;
  private final Node node;

  private Database(HikariDataSource pool, HikariDataSource writerPool, Node node) {
    this.pool = pool;
    this.writerPool = writerPool;
    this.postgres = new Postgres(pool);
    this.writer = new Postgres(writerPool);
    this.node = node;
  }

  /**
   * Connects and brings the tables up to date.
   *
   * @throws CannotOpen if the database does not answer within the wait, or cannot be used
   */
  public static Database open(DatabaseConfig config) {
    PGSimpleDataSource source = source(config);
    Node node = new Opening(source, config).run();
    return new Database(
        pool("tocsin", source, config.connections()), pool("tocsin-writer", source, 1), node);
  }

  static PGSimpleDataSource source(DatabaseConfig config) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("tocsin");
    source.setConnectTimeout(3);
    source.setSocketTimeout(20);
    source.setTcpKeepAlive(true);
    source.setPrepareThreshold(1);
    source.setUrl(config.url());
    source.setUser(config.user());
    source.setPassword(config.password().reveal());
    return source;
  }

  private static HikariDataSource pool(String name, PGSimpleDataSource source, int connections) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setDataSource(source);
    pool.setMaximumPoolSize(connections);
    pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    pool.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    pool.setConnectionInitSql(SESSION);
    return new HikariDataSource(pool);
  }

  /** What the writer works on; entries that it sends belong to this process. */
  public StateStore stateStore() {
    return new PostgresStateStore(writer, node);
  }

  public Queries queries() {
    return new PostgresQueries(postgres);
  }

  /** The outbox as this process sees it. */
  public OutboxStore outboxStore() {
    return new PostgresOutboxStore(postgres, node);
  }

  /** What waits in the outbox, whoever sends it. */
  public Backlog backlog() {
    return new PostgresBacklog(postgres);
  }

  /** What is due at a time of its own. */
  public TimerStore timers() {
    return new PostgresTimerStore(postgres);
  }

  /** What goes wrong with deliveries, on all nodes. */
  public Setback.Store setbacks() {
    return new PostgresSetbackStore(postgres);
  }

  /** The workspaces of other chats that have let Tocsin in. */
  public InstallationStore installations() {
    return new PostgresInstallationStore(postgres);
  }

  public LocalChatStore localChatStore() {
    return new PostgresLocalChatStore(postgres, node);
  }

  /** Has the listener told what other nodes signal, from now on, on a thread that must not wait. */
  public void listen(Signals listener) {
    node.tell(listener);
  }

  public Housekeeping housekeeping(Housekeeping.Retention retention) {
    return new Housekeeping(postgres, localChatStore(), retention);
  }

  /**
   * The key of that name: 32 random bytes, made when it is asked for first, the same on every node
   * from then on.
   */
  public byte[] secretKey(String name) {
    return new SecretKeys(postgres).get(name);
  }

  /** Closes all connections; what this process has not sent yet is another's from now on. */
  @Override
  public void close() {
    node.close();
    writerPool.close();
    pool.close();
  }
}
