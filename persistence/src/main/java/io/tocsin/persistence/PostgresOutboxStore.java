package io.tocsin.persistence;

import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The outbox as one node sees it. What a node has committed it sends at once from its memory; this
 * is where the rest is found: what gone nodes and other nodes have left to it.
 */
final class PostgresOutboxStore implements OutboxStore {
  private final Postgres postgres;
  private final Node node;

  PostgresOutboxStore(Postgres postgres, Node node) {
    this.postgres = postgres;
    this.node = node;
  }

  @Override
  public long tenure() {
    return node.tenure();
  }

  @Override
  public Set<String> takeOver() {
    Set<String> unconfirmed = Set.copyOf(node.unconfirmed());
    Set<String> rooms = new HashSet<>(unconfirmed);
    postgres.inTransaction(handle -> {
      if (!unconfirmed.isEmpty()) {
        // Behind the pen no batch is under way: what is not in the table now will never be.
        PostgresStateStore.takePen(handle);
      }
      List<Integer> gone = gone(handle);
      rooms.addAll(take(handle, gone));
      return strikeOff(handle, gone);
    });
    node.unconfirmed().removeAll(unconfirmed);
    return rooms;
  }

  /**
   * The nodes whose lock is free. It is ours until the commit, so that none comes back meanwhile.
   */
  private List<Integer> gone(Handle handle) {
    return handle
        .createQuery(
            "SELECT id FROM node WHERE id <> :me AND pg_try_advisory_xact_lock(:locks, id)")
        .bind("me", node.id())
        .bind("locks", Node.LOCKS)
        .mapTo(Integer.class)
        .list();
  }

  /**
   * A node that is not in the list any more may have committed a batch all the same, the last one
   * that it had begun.
   */
  private Set<String> take(Handle handle, List<Integer> gone) {
    return handle
        .createQuery(
            """
            WITH taken AS (
                UPDATE outbox_pending AS pending SET owner = :me, handed = false,
                    room = (SELECT room FROM outbox_message WHERE outbox_message.id = pending.id)
                WHERE owner <> :me AND NOT EXISTS (
                    SELECT FROM node WHERE node.id = owner AND NOT node.id = ANY (:gone))
                RETURNING room)
            SELECT DISTINCT room FROM taken
            """)
        .bind("gone", Bound.array("integer", gone))
        .bind("me", node.id())
        .mapTo(String.class)
        .set();
  }

  private static int strikeOff(Handle handle, List<Integer> gone) {
    return gone.isEmpty()
        ? 0
        : handle
            .createUpdate("DELETE FROM node WHERE id = ANY (:gone)")
            .bind("gone", Bound.array("integer", gone))
            .execute();
  }

  @Override
  public Set<String> handedOver() {
    return postgres.call(handle ->
        handle
            .createQuery(
                """
                WITH learnt AS (
                    UPDATE outbox_pending SET handed = false WHERE owner = :me AND handed
                    RETURNING room)
                SELECT DISTINCT room FROM learnt
                """)
            .bind("me", node.id())
            .mapTo(String.class)
            .set());
  }

  @Override
  public List<OutboxEntry> waiting(String room, int limit) {
    return postgres.call(handle ->
        handle
            .createQuery(
                """
                SELECT message.id, message.room, content, created_at
                FROM outbox_pending AS pending JOIN outbox_message AS message USING (id)
                WHERE pending.room = :room AND owner = :me
                ORDER BY seq LIMIT :limit
                """)
            .bind("room", room)
            .bind("me", node.id())
            .bind("limit", limit)
            .map((row, context) ->
                new OutboxEntry(
                    row.getObject("id", UUID.class),
                    row.getString("room"),
                    Json.read(row.getString("content"), OutboxEntry.Content.class),
                    Found.instant(row, "created_at")))
            .list());
  }

  /**
   * Does not wait for the disk: a mark that a crash of the server loses becomes a repeat, which its
   * delivery id shows.
   */
  @Override
  public void settle(Collection<UUID> dealtWith, Collection<Posted> posted) {
    postgres.inTransaction(handle -> {
      handle.execute("SET LOCAL synchronous_commit = off");
      remember(handle, posted);
      return delete(handle, dealtWith);
    });
  }

  private static int delete(Handle handle, Collection<UUID> entries) {
    return handle
        .createUpdate("DELETE FROM outbox_pending WHERE id = ANY (:ids)")
        .bind("ids", Bound.array("uuid", entries))
        .execute();
  }

  private static void remember(Handle handle, Collection<Posted> posted) {
    if (posted.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO posted (room, incident, reference, version)
            SELECT * FROM unnest(:rooms, :incidents, :references, :versions)
            ON CONFLICT (room, incident) DO UPDATE SET
                reference = excluded.reference, version = excluded.version
            """)
        .bind("rooms", Bound.array("text", posted.stream().map(Posted::room).toList()))
        .bind("incidents", Bound.array("uuid", posted.stream().map(Posted::incident).toList()))
        .bind("references", Bound.array("text", posted.stream().map(Posted::reference).toList()))
        .bind("versions", Bound.array("bigint", posted.stream().map(Posted::version).toList()))
        .execute();
  }

  @Override
  public Optional<Posted> posted(String room, UUID incident) {
    return postgres.call(handle ->
        handle
            .createQuery(
                """
                SELECT reference, version FROM posted
                WHERE room = :room AND incident = :incident
                """)
            .bind("room", room)
            .bind("incident", incident)
            .map((row, context) ->
                new Posted(room, incident, row.getString("reference"), row.getLong("version")))
            .findOne());
  }

  @Override
  public Optional<UUID> incidentOf(String room, String reference) {
    return postgres.call(handle ->
        handle
            .createQuery(
                "SELECT incident FROM posted WHERE room = :room AND reference = :reference")
            .bind("room", room)
            .bind("reference", reference)
            .mapTo(UUID.class)
            .findFirst());
  }
}
