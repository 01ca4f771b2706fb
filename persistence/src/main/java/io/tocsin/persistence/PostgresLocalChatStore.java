package io.tocsin.persistence;

import io.tocsin.core.chat.local.LocalChatStore;
import io.tocsin.core.chat.local.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rooms and messages of the local chat. */
final class PostgresLocalChatStore implements LocalChatStore {
  static final String COLUMNS =
      "id, room, cursor, revision, thread, author, from_bot, at, content, private_to, reply_to";

  private final Postgres postgres;
  private final Node node;
  private final LocalChatReading reading;

  PostgresLocalChatStore(Postgres postgres, Node node) {
    this.postgres = postgres;
    this.node = node;
    this.reading = new LocalChatReading(postgres);
  }

  @Override
  public List<String> rooms() {
    return postgres.call(handle ->
        handle.createQuery("SELECT name FROM chat_room ORDER BY name").mapTo(String.class).list());
  }

  @Override
  public void open(String room, Instant now) {
    postgres.call(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO chat_room (name, created_at)
                SELECT :room, :now WHERE NOT EXISTS (SELECT FROM chat_room WHERE name = :room)
                ON CONFLICT DO NOTHING
                """)
            .bind("room", room)
            .bind("now", Bound.instant(now))
            .execute());
  }

  /**
   * In every statement that writes, the delivery comes before the room's row and that before the
   * message: so writers wait for each other, but never in a circle.
   *
   * <p>A delivery of the relay does not wait for the disk. If a crash of the server loses it, the
   * mark that it was made is lost with it, and it is made again.
   */
  @Override
  public LocalMessage post(NewMessage message) {
    return postgres.call(handle -> {
      LocalMessage posted =
          insert(handle, message)
              .or(() -> delivered(handle, message.deliveryId()))
              .orElseThrow(() -> new NoSuchRoom(message.room()));
      signal(handle, posted.room());
      return posted;
    });
  }

  /** Those who watch the room on other nodes would else see it a little later. */
  private void signal(Handle handle, String room) {
    if (!node.isAlone()) {
      handle.execute("SELECT pg_notify(?, ?)", Signals.CHANNEL, Signals.CHAT + room);
    }
  }

  private static Optional<LocalMessage> insert(Handle handle, NewMessage message) {
    return handle
        .createQuery(
            """
            WITH delivery AS (
                INSERT INTO chat_delivery (id, message, at)
                SELECT :delivery, :id, :at
                WHERE :delivery::uuid IS NOT NULL AND EXISTS (SELECT FROM chat_room WHERE name = :room)
                ON CONFLICT DO NOTHING RETURNING id),
            next AS (
                UPDATE chat_room SET head = head + 1
                WHERE name = :room
                    AND (:delivery::uuid IS NULL OR EXISTS (SELECT FROM delivery))
                RETURNING head)
            INSERT INTO chat_message (id, room, cursor, revision, thread, author, from_bot, at, content,
                                      private_to, reply_to)
            SELECT :id, :room, head, 1, :thread, :author, :fromBot, :at, :content, :privateTo, :replyTo
            FROM next, LATERAL (
                SELECT set_config('synchronous_commit', 'off', true) WHERE :hurried
                UNION ALL SELECT '' WHERE NOT :hurried) AS hurry
            RETURNING\s\
            """
                + COLUMNS)
        .bind("delivery", message.deliveryId())
        .bind("hurried", mayHurry(message))
        .bind("id", message.id())
        .bind("room", message.room())
        .bind("thread", message.thread())
        .bind("author", message.author())
        .bind("fromBot", message.fromBot())
        .bind("at", Bound.instant(message.at()))
        .bind("content", message.content())
        .bind("privateTo", message.privateTo())
        .bind("replyTo", message.replyTo())
        .map(PostgresLocalChatStore::message)
        .findOne();
  }

  /**
   * What people say, and the answer to it, is promised to stand when they are told so; a commit
   * makes durable whatever was committed before it. What the relay posts, it posts again if it was
   * lost.
   */
  private static boolean mayHurry(NewMessage message) {
    boolean relayed =
        message.deliveryId() != null && message.fromBot() && message.replyTo() == null;
    return relayed || message.followed();
  }

  private static Optional<LocalMessage> delivered(Handle handle, @Nullable UUID delivery) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM chat_message WHERE id = (SELECT message FROM chat_delivery WHERE id ="
                + " :id)")
        .bind("id", delivery)
        .map(PostgresLocalChatStore::message)
        .findOne();
  }

  @Override
  public Optional<LocalMessage> edit(UUID id, String content, UUID deliveryId, Instant now) {
    return postgres.call(handle -> {
      Optional<LocalMessage> edited =
          update(handle, id, content, deliveryId, now).or(() -> message(handle, id));
      edited.ifPresent(message -> signal(handle, message.room()));
      return edited;
    });
  }

  private static Optional<LocalMessage> update(
      Handle handle, UUID id, String content, UUID delivery, Instant now) {
    return handle
        .createQuery(
            """
            WITH delivery AS (
                INSERT INTO chat_delivery (id, message, at)
                SELECT :delivery, id, :now FROM chat_message WHERE id = :id
                ON CONFLICT DO NOTHING RETURNING id),
            next AS (
                UPDATE chat_room SET head = head + 1
                WHERE name = (SELECT room FROM chat_message WHERE id = :id)
                    AND EXISTS (SELECT FROM delivery)
                RETURNING head)
            UPDATE chat_message SET content = :content, revision = revision + 1, cursor = head
            FROM next, LATERAL set_config('synchronous_commit', 'off', true) AS hurry
            WHERE id = :id
            RETURNING\s\
            """
                + COLUMNS)
        .bind("id", id)
        .bind("content", content)
        .bind("delivery", delivery)
        .bind("now", Bound.instant(now))
        .map(PostgresLocalChatStore::message)
        .findOne();
  }

  @Override
  public Optional<LocalMessage> message(UUID id) {
    return postgres.call(handle -> message(handle, id));
  }

  private static Optional<LocalMessage> message(Handle handle, UUID id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM chat_message WHERE id = :id")
        .bind("id", id)
        .map(PostgresLocalChatStore::message)
        .findOne();
  }

  @Override
  public Optional<LocalMessage> delivered(UUID deliveryId) {
    return postgres.call(handle -> delivered(handle, deliveryId));
  }

  @Override
  public List<LocalMessage> messages(Collection<UUID> ids, String viewer) {
    return reading.messages(ids, viewer);
  }

  @Override
  public List<LocalMessage> stretch(Stretch stretch) {
    return reading.stretch(stretch);
  }

  @Override
  public Map<UUID, Integer> replies(Collection<UUID> roots, String viewer, int cap) {
    return reading.replies(roots, viewer, cap);
  }

  @Override
  public SortedMap<String, Long> heads() {
    return reading.heads();
  }

  @Override
  public List<LocalMessage> changes(
      String room, String viewer, long after, @Nullable UUID thread, int limit) {
    return reading.changes(room, viewer, after, thread, limit);
  }

  @Override
  public long head(String room) {
    return reading.head(room);
  }

  @Override
  public int expire(Instant before) {
    return new Sweep(postgres)
        .delete(
            """
            DELETE FROM chat_message WHERE id IN (
                SELECT id FROM chat_message AS message
                WHERE at < :before AND NOT EXISTS (
                    SELECT FROM posted JOIN incident ON incident.id = posted.incident
                    WHERE posted.room = 'local:' || message.room
                        AND posted.reference = message.id::text
                        AND status = 'OPEN' AND NOT deleted)
                LIMIT :limit FOR UPDATE OF message SKIP LOCKED)
            """,
            before);
  }

  static LocalMessage message(ResultSet row, StatementContext context) throws SQLException {
    return new LocalMessage(
        row.getObject("id", UUID.class),
        row.getString("room"),
        row.getLong("cursor"),
        row.getInt("revision"),
        row.getObject("thread", UUID.class),
        row.getString("author"),
        row.getBoolean("from_bot"),
        Found.instant(row, "at"),
        row.getString("content"),
        row.getString("private_to"),
        row.getObject("reply_to", UUID.class));
  }
}
