package io.tocsin.persistence;

import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.Stretch;
import io.tocsin.core.chat.local.Stretch.Edge;
import io.tocsin.core.chat.local.Stretch.Part;
import io.tocsin.core.chat.local.Stretch.Point;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading the local chat: each look is one query. */
final class LocalChatReading {
  private static final String VISIBLE = "(private_to IS NULL OR private_to = :viewer)";

  private final Postgres postgres;

  LocalChatReading(Postgres postgres) {
    this.postgres = postgres;
  }

  List<LocalMessage> changes(
      String room, String viewer, long after, @Nullable UUID thread, int limit) {
    return list(
        messages()
            .where("room = :room", "room", room)
            .where("cursor > :after", "after", after)
            .where(VISIBLE, "viewer", viewer)
            .where("(thread = :thread OR id = :thread)", "thread", thread)
            .then("ORDER BY cursor", limit));
  }

  List<LocalMessage> messages(Collection<UUID> ids, String viewer) {
    return list(
        messages().where("id = ANY(:ids)", "ids", "uuid", ids).where(VISIBLE, "viewer", viewer));
  }

  List<LocalMessage> stretch(Stretch stretch) {
    Selection visible =
        messages()
            .where("room = :room", "room", stretch.room())
            .where(VISIBLE, "viewer", stretch.viewer());
    Selection part = part(visible, stretch.part());
    return switch (stretch.edge()) {
      case Edge.Newest() -> newest(part, stretch.limit());
      case Edge.Before(Point point) -> newest(at(part, "<", point), stretch.limit());
      case Edge.After(Point point) ->
          list(at(part, ">", point).then("ORDER BY at, id", stretch.limit()));
    };
  }

  private static Selection messages() {
    return new Selection("SELECT " + PostgresLocalChatStore.COLUMNS + " FROM chat_message");
  }

  private static Selection part(Selection selection, Part part) {
    return switch (part) {
      case Part.Everything() -> selection;
      case Part.Trunk() -> selection.where("thread IS NULL");
      case Part.Thread(UUID root) ->
          selection.where("(thread = :thread OR id = :thread)", "thread", root);
    };
  }

  private static Selection at(Selection selection, String side, Point point) {
    return selection
        .with("at", point.at())
        .where("(at, id) " + side + " (:at, :point)", "point", point.id());
  }

  private List<LocalMessage> newest(Selection selection, int limit) {
    return list(selection.then("ORDER BY at DESC, id DESC", limit)).reversed();
  }

  private List<LocalMessage> list(Selection selection) {
    return postgres.call(
        handle -> selection.on(handle).map(PostgresLocalChatStore::message).list());
  }

  Map<UUID, Integer> replies(Collection<UUID> roots, String viewer, int cap) {
    Map<UUID, Integer> counts = new HashMap<>();
    postgres.call(handle ->
        handle
            .createQuery(
                """
                SELECT root, count(*) AS replies
                FROM unnest(:roots) AS root CROSS JOIN LATERAL (
                    SELECT FROM chat_message
                    WHERE thread = root AND (private_to IS NULL OR private_to = :viewer)
                    LIMIT :cap) AS reply
                GROUP BY root
                """)
            .bind("roots", Bound.array("uuid", roots))
            .bind("viewer", viewer)
            .bind("cap", cap)
            .reduceRows(
                counts,
                (all, row) -> {
                  all.put(
                      row.getColumn("root", UUID.class), row.getColumn("replies", Integer.class));
                  return all;
                }));
    return counts;
  }

  long head(String room) {
    return postgres.call(handle ->
        handle
            .createQuery("SELECT head FROM chat_room WHERE name = :room")
            .bind("room", room)
            .mapTo(Long.class)
            .findOne()
            .orElse(0L));
  }

  SortedMap<String, Long> heads() {
    SortedMap<String, Long> heads = new TreeMap<>();
    postgres.call(handle ->
        handle
            .createQuery("SELECT name, head FROM chat_room")
            .reduceRows(
                heads,
                (all, row) -> {
                  all.put(row.getColumn("name", String.class), row.getColumn("head", Long.class));
                  return all;
                }));
    return heads;
  }
}
