package io.tocsin.persistence;

import io.tocsin.core.chat.local.LocalChatStore;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes what need not be kept: remembered answers that have expired, what the outbox has
 * delivered long ago, threads of notifications that have gone quiet, old messages of the local
 * chat. Incidents, timelines and the audit stay.
 */
public final class Housekeeping {

  /**
   * How long things are kept.
   *
   * @param deliveries payloads of the outbox after they were made, if they were dealt with
   * @param chat messages of the local chat, but for the living ones of open incidents
   */
  public record Retention(Duration deliveries, Duration chat) {
    public static final Retention DEFAULT = new Retention(Duration.ofDays(7), Duration.ofDays(90));
  }

  /** How many rows were deleted. */
  public record Swept(int remembered, int deliveries, int messages) {}

  private final Sweep sweep;
  private final LocalChatStore chat;
  private final Retention retention;

  Housekeeping(Postgres postgres, LocalChatStore chat, Retention retention) {
    this.sweep = new Sweep(postgres);
    this.chat = chat;
    this.retention = retention;
  }

  /**
   * Deletes all that is due, some rows at a time. May run on several nodes at once.
   *
   * @throws io.tocsin.core.Unavailable if the database is away
   */
  public Swept runOnce(Instant now) {
    Instant delivered = now.minus(retention.deliveries());
    return new Swept(
        sweep.delete(REMEMBERED, now),
        sweep.delete(OUTBOX, delivered)
            + sweep.delete(CHAT_DELIVERIES, delivered)
            + sweep.delete(THREADS, delivered)
            + sweep.delete(PAGES, delivered)
            + sweep.delete(SETBACKS, delivered),
        chat.expire(now.minus(retention.chat())));
  }

  private static final String REMEMBERED =
      """
      DELETE FROM remembered USING (
          SELECT scope, token FROM remembered WHERE expires_at <= :before
          LIMIT :limit FOR UPDATE SKIP LOCKED) AS expired
      WHERE remembered.scope = expired.scope AND remembered.token = expired.token
      """;

  private static final String OUTBOX =
      """
      DELETE FROM outbox_message WHERE id IN (
          SELECT id FROM outbox_message AS message
          WHERE created_at < :before
              AND NOT EXISTS (SELECT FROM outbox_pending WHERE outbox_pending.id = message.id)
          LIMIT :limit FOR UPDATE OF message SKIP LOCKED)
      """;

  /** A thread, and the memory of which message it hangs from. */
  private static final String THREADS =
      """
      WITH quiet AS (
          SELECT id, room FROM notice_thread WHERE at < :before
          LIMIT :limit FOR UPDATE SKIP LOCKED),
      forgotten AS (
          DELETE FROM posted USING quiet
          WHERE posted.room = quiet.room AND posted.incident = quiet.id)
      DELETE FROM notice_thread WHERE id IN (SELECT id FROM quiet)
      """;

  /** Which message stands for a page that nobody has to answer any more. */
  private static final String PAGES =
      """
      DELETE FROM posted WHERE (room, incident) IN (
          SELECT room, incident FROM posted
          WHERE room >= 'page:' AND room < 'page;' AND NOT EXISTS (
              SELECT FROM page WHERE page.id = posted.incident
                  AND (open OR (document ->> 'at')::timestamptz >= :before))
          LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private static final String SETBACKS =
      """
      DELETE FROM setback WHERE (room, kind) IN (
          SELECT room, kind FROM setback WHERE latest < :before
          LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private static final String CHAT_DELIVERIES =
      """
      DELETE FROM chat_delivery WHERE id IN (
          SELECT id FROM chat_delivery WHERE at < :before LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;
}
