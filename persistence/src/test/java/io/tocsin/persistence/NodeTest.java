package io.tocsin.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

final class NodeTest {
  private final DatabaseConfig config = TestDatabase.copy();
  private final PGSimpleDataSource source = Database.source(config);

  @Test
  void should_give_each_process_a_number_of_its_own() throws SQLException {
    try (Node one = Node.enter(source);
        Node other = Node.enter(source)) {
      assertThat(one.id()).isNotEqualTo(other.id());
    }
  }

  @Test
  void should_hold_the_lock_while_it_lives_and_free_it_when_it_leaves() throws SQLException {
    try (Connection observer = source.getConnection()) {
      Node node = Node.enter(source);
      assertThat(isFree(observer, node.id())).isFalse();

      node.close();
      assertThat(isFree(observer, node.id())).isTrue();
    }
  }

  @Test
  @Timeout(30)
  void should_come_back_under_its_number_after_its_session_was_ended() throws SQLException {
    try (Connection observer = source.getConnection();
        Node node = Node.enter(source)) {
      long before = node.tenure();
      TestDatabase.execute(config, "DELETE FROM tocsin.node");
      TestDatabase.execute(
          config,
          """
          SELECT pg_terminate_backend(pid, 10000) FROM pg_locks
          WHERE locktype = 'advisory' AND objid = %d AND objsubid = 2
          """
              .formatted(node.id()));

      while (TestDatabase.count(config, "node WHERE id = " + node.id()) == 0) {
        node.beat();
      }
      assertThat(isFree(observer, node.id())).isFalse();
      assertThat(node.tenure()).as("others may have taken over").isNotEqualTo(before);
    }
  }

  @Test
  void should_keep_its_tenure_while_it_is_confirmed() throws SQLException {
    try (Node node = Node.enter(source)) {
      long before = node.tenure();
      node.beat();
      assertThat(node.tenure()).isEqualTo(before);
    }
  }

  @Test
  void should_be_ended_by_the_server_when_it_is_silent() throws SQLException {
    try (Connection session = Node.session(source);
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SHOW idle_session_timeout")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("5s");
    }
  }

  /** Whether the lock could be taken; it is given back at once. */
  private static boolean isFree(Connection observer, int id) throws SQLException {
    String sql = "SELECT pg_try_advisory_xact_lock(%d, %d)".formatted(Node.LOCKS, id);
    try (Statement statement = observer.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
