package io.tocsin.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A part of the one statement that loads what a batch looks at: one kind of row.
 *
 * @param sql selects a key, a document and a number, as text, text and bigint
 * @param types of the columns of its keys, as PostgreSQL calls them; each column is one parameter,
 *     an array
 */
record Lookup(String sql, List<String> types, Reader reader) {

  /** Takes one row. */
  @FunctionalInterface
  interface Reader {
    void take(Found found, ResultSet row) throws SQLException;
  }

  /** A lookup and the keys to look for, by columns. */
  record Asked(Lookup lookup, List<? extends Collection<?>> keys) {
    boolean isEmpty() {
      return keys.getFirst().isEmpty();
    }

    /** Binds the columns from that position on and answers the first one behind them. */
    int bind(SqlStatement<?> statement, int from) {
      for (int i = 0; i < keys.size(); i++) {
        statement.bind(from + i, Bound.array(lookup.types.get(i), keys.get(i)));
      }
      return from + keys.size();
    }
  }

  static final Lookup REMEMBERED =
      new Lookup(
          """
          SELECT NULL::text,
                 json_build_object('scope', scope, 'token', token, 'fingerprint', fingerprint,
                                   'answer', answer, 'expiresAt', expires_at)::text,
                 NULL::bigint
          FROM remembered JOIN unnest(?, ?) AS wanted (scope, token) USING (scope, token)
          """,
          List.of("text", "text"),
          Found::remembered);

  static final Lookup SOURCES =
      new Lookup(
          "SELECT name, document::text, NULL::bigint FROM event_source WHERE name = ANY (?)",
          List.of("text"),
          Found::source);

  static final Lookup RULES =
      new Lookup(
          "SELECT name, document::text, NULL::bigint FROM event_rule WHERE name = ANY (?)",
          List.of("text"),
          Found::rule);

  static final Lookup RULES_OF =
      new Lookup(
          "SELECT name, document::text, NULL::bigint FROM event_rule WHERE source = ANY (?)",
          List.of("text"),
          Found::rule);

  static final Lookup TOPICS =
      new Lookup(
          "SELECT arn, document::text, NULL::bigint FROM topic WHERE arn = ANY (?)",
          List.of("text"),
          Found::topic);

  static final Lookup THREADS =
      new Lookup(
          "SELECT NULL::text, document::text, NULL::bigint FROM notice_thread WHERE id = ANY (?)",
          List.of("uuid"),
          Found::thread);

  static final Lookup PLANS =
      new Lookup(
          "SELECT name, document::text, NULL::bigint FROM plan WHERE name = ANY (?)",
          List.of("text"),
          Found::plan);

  static final Lookup ROOMS =
      new Lookup(
          "SELECT name, NULL::text, NULL::bigint FROM chat_room"
              + " WHERE name = ANY (?) AND name NOT LIKE '@%'",
          List.of("text"), Found::room);

  static final Lookup WEBHOOK_ROOMS =
      new Lookup(
          "SELECT name, document::text, NULL::bigint FROM webhook_room WHERE name = ANY (?)",
          List.of("text"),
          Found::webhookRoom);

  /** Asked only when a room is deleted, so it may read all plans. */
  static final Lookup PLANS_IN =
      new Lookup(
          """
          SELECT name, document::text, NULL::bigint FROM plan
          WHERE jsonb_exists_any(document -> 'settings' -> 'rooms', ?)
          """,
          List.of("text"),
          Found::plan);

  static final Lookup TAGS =
      new Lookup(
          "SELECT arn, tags::text, NULL::bigint FROM resource_tags WHERE arn = ANY (?)",
          List.of("text"),
          Found::tags);

  static final Lookup COUNTERS =
      new Lookup(
          "SELECT name, NULL::text, value FROM counter WHERE name = ANY (?)",
          List.of("text"),
          Found::counter);

  static final Lookup INCIDENTS =
      new Lookup(
          "SELECT NULL::text, document::text, NULL::bigint FROM incident WHERE id = ANY (?)",
          List.of("uuid"),
          Found::incident);

  /** The current one of each plan in each room. */
  static final Lookup STORMS =
      new Lookup(
          """
          SELECT NULL::text, newest.document::text, NULL::bigint
          FROM unnest(?, ?) AS wanted (plan, room)
          CROSS JOIN LATERAL (
              SELECT document FROM storm
              WHERE storm.plan = wanted.plan AND storm.room = wanted.room
              ORDER BY ordinal DESC LIMIT 1) AS newest
          """,
          List.of("text", "text"),
          Found::storm);

  /** The newest for each key; one by one, because only so the hash of the key is looked up. */
  static final Lookup OPEN_INCIDENTS =
      new Lookup(
          """
          SELECT NULL::text, newest.document::text, NULL::bigint
          FROM unnest(?) AS wanted (key)
          CROSS JOIN LATERAL (
              SELECT document FROM incident
              WHERE dedupe_key = wanted.key AND status = 'OPEN' AND NOT deleted
              ORDER BY number DESC LIMIT 1) AS newest
          """,
          List.of("text"),
          Found::incident);

  Asked forAll(Collection<?>... keys) {
    return new Asked(this, List.of(keys));
  }
}
