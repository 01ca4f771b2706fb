package io.tocsin.persistence;

import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The outbox as one node sees it. What a node has committed it sends at once from its memory; this
 * is where the entries are found whose node is gone.
 */
final class PostgresOutboxStore implements OutboxStore {
  private final Postgres postgres;
  private final Node node;

  PostgresOutboxStore(Postgres postgres, Node node) {
    this.postgres = postgres;
    this.node = node;
  }

  @Override
  public List<OutboxEntry> takeOver(int limit) {
    Set<UUID> unconfirmed = Set.copyOf(node.unconfirmed());
    AtomicReference<List<OutboxEntry>> taken = new AtomicReference<>(List.of());
    postgres.inTransaction(
        handle -> {
          taken.set(takeOver(handle, unconfirmed, limit));
          return limit;
        },
        () -> node.unconfirmed().addAll(ids(taken.get())));
    boolean all = taken.get().size() < limit;
    node.unconfirmed().removeAll(all ? unconfirmed : ids(taken.get()));
    return taken.get();
  }

  private List<OutboxEntry> takeOver(Handle handle, Set<UUID> unconfirmed, int limit) {
    if (!unconfirmed.isEmpty()) {
      // Behind the pen no batch is under way: what is not in the table now will never be.
      PostgresStateStore.takePen(handle);
    }
    List<Integer> gone = gone(handle);
    if (gone.isEmpty() && unconfirmed.isEmpty()) {
      return List.of();
    }
    List<OutboxEntry> taken = take(handle, gone, unconfirmed, limit);
    strikeOff(handle, gone);
    return taken;
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

  private List<OutboxEntry> take(
      Handle handle, List<Integer> gone, Set<UUID> unconfirmed, int limit) {
    return handle
        .createQuery(
            """
            WITH chosen AS (
                SELECT id FROM outbox_pending
                WHERE owner = ANY (:gone) OR (owner = :me AND id = ANY (:unconfirmed))
                ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED),
            taken AS (
                UPDATE outbox_pending SET owner = :me FROM chosen
                WHERE outbox_pending.id = chosen.id RETURNING outbox_pending.id)
            SELECT id, room, content, created_at FROM outbox_message JOIN taken USING (id)
            ORDER BY id
            """)
        .bind("gone", Bound.array("integer", gone))
        .bind("unconfirmed", Bound.array("uuid", unconfirmed))
        .bind("me", node.id())
        .bind("limit", limit)
        .map((row, context) ->
            new OutboxEntry(
                row.getObject("id", UUID.class),
                row.getString("room"),
                Json.read(row.getString("content"), OutboxEntry.Content.class),
                Found.instant(row, "created_at")))
        .list();
  }

  private static void strikeOff(Handle handle, List<Integer> gone) {
    handle
        .createUpdate(
            """
            DELETE FROM node WHERE id = ANY (:gone)
                AND NOT EXISTS (SELECT FROM outbox_pending WHERE owner = node.id)
            """)
        .bind("gone", Bound.array("integer", gone))
        .execute();
  }

  private static Set<UUID> ids(List<OutboxEntry> entries) {
    return entries.stream().map(OutboxEntry::id).collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Does not wait for the disk: a mark that a crash of the server loses becomes a repeat, which its
   * delivery id shows.
   */
  @Override
  public void done(Collection<UUID> entries, Instant now) {
    if (entries.isEmpty()) {
      return;
    }
    postgres.call(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM outbox_pending
                USING (SELECT set_config('synchronous_commit', 'off', true)) AS without_waiting
                WHERE id = ANY (:ids)
                """)
            .bind("ids", Bound.array("uuid", entries))
            .execute());
    node.unconfirmed().removeAll(entries);
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
  public void remember(Posted posted) {
    postgres.call(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO posted (room, incident, reference, version)
                VALUES (:room, :incident, :reference, :version)
                ON CONFLICT (room, incident) DO UPDATE SET
                    reference = excluded.reference, version = excluded.version
                """)
            .bind("room", posted.room())
            .bind("incident", posted.incident())
            .bind("reference", posted.reference())
            .bind("version", posted.version())
            .execute());
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
