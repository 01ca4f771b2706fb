package io.tocsin.persistence;

import io.tocsin.core.audit.AuditEntry;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.writer.Remembered;
import io.tocsin.persistence.Part.Filled;
import java.util.ArrayList;
import java.util.List;

/** Writes what a batch leaves behind: answers to remember, messages to send, the audit. */
final class JournalParts {

  private static final Part<Remembered> REMEMBERED =
      new Part<>(
          """
          INSERT INTO remembered (scope, token, fingerprint, answer, expires_at)
          SELECT * FROM <rows>
          ON CONFLICT (scope, token) DO UPDATE SET
              fingerprint = excluded.fingerprint, answer = excluded.answer,
              expires_at = excluded.expires_at
          """,
          List.of(
              new Column<>("scope", "text", Remembered::scope),
              new Column<>("token", "text", Remembered::token),
              new Column<>("fingerprint", "text", Remembered::fingerprint),
              new Column<>("answer", "text", Remembered::answer),
              new Column<>("expires_at", "timestamptz", Remembered::expiresAt)));

  private static final Part<OutboxEntry> MESSAGES =
      new Part<>(
          """
          INSERT INTO outbox_message (id, room, content, created_at)
          SELECT * FROM <rows>
          """,
          List.of(
              new Column<>("id", "uuid", OutboxEntry::id),
              new Column<>("room", "text", OutboxEntry::room),
              new Column<>("content", "text", entry -> Json.write(entry.content())),
              new Column<>("created_at", "timestamptz", OutboxEntry::createdAt)));

  /** In a room in which something waits it goes to the node that has to deliver that. */
  private static final Part<Owned> PENDING =
      new Part<>(
              """
              INSERT INTO outbox_pending (id, room, owner, handed)
              SELECT id, room, COALESCE(before.owner, me), before.owner <> me IS TRUE
              FROM <rows> LEFT JOIN LATERAL (
                  SELECT owner FROM outbox_pending WHERE outbox_pending.room = rows.room
                  ORDER BY seq DESC LIMIT 1) AS before ON true
              ORDER BY place
              RETURNING room, owner, handed
              """,
              List.of(
                  new Column<>("id", "uuid", owned -> owned.entry().id()),
                  new Column<>("room", "text", owned -> owned.entry().room()),
                  new Column<>("place", "integer", Owned::place),
                  new Column<>("me", "integer", Owned::node)))
          .named("sent");

  private static final Part<AuditEntry> NOTES =
      new Part<>(
          """
          INSERT INTO audit_entry (id, at, caller, channel, room, region, operation, request, answer)
          SELECT * FROM <rows>
          """,
          List.of(
              new Column<>("id", "uuid", AuditEntry::id),
              new Column<>("at", "timestamptz", AuditEntry::at),
              new Column<>("caller", "text", AuditEntry::caller),
              new Column<>("channel", "text", AuditEntry::channel),
              new Column<>("room", "text", AuditEntry::room),
              new Column<>("region", "text", AuditEntry::region),
              new Column<>("operation", "text", AuditEntry::operation),
              new Column<>("request", "text", AuditEntry::request),
              new Column<>("answer", "text", AuditEntry::answer)));

  private JournalParts() {}

  private record Owned(OutboxEntry entry, int place, int node) {}

  static List<Filled<?>> of(Folded changes, int node) {
    List<Owned> owned = new ArrayList<>();
    changes.entries().forEach(entry -> owned.add(new Owned(entry, owned.size(), node)));
    return List.of(
        REMEMBERED.with(changes.remembered.values()),
        MESSAGES.with(changes.entries()),
        PENDING.with(owned),
        NOTES.with(changes.notes));
  }
}
