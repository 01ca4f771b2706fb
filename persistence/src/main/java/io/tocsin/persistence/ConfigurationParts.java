package io.tocsin.persistence;

import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.persistence.Part.Filled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** Writes what has a name and a present state only: plans, sources, tags, counters, rooms. */
final class ConfigurationParts {

  private static final Part<Document> PLANS =
      new Part<>(
          """
          INSERT INTO plan (name, document)
          SELECT * FROM <rows>
          ON CONFLICT (name) DO UPDATE SET document = excluded.document
          """,
          List.of(
              new Column<>("name", "text", Document::name),
              new Column<>("document", "jsonb", Document::json)));

  private static final Part<String> REMOVED_PLANS =
      new Part<>(
          "DELETE FROM plan WHERE name IN (SELECT name FROM <rows>)",
          List.of(new Column<>("name", "text", name -> name)));

  private static final Part<Document> SOURCES =
      new Part<>(
          """
          INSERT INTO event_source (name, document)
          SELECT * FROM <rows>
          ON CONFLICT (name) DO UPDATE SET document = excluded.document
          """,
          List.of(
              new Column<>("name", "text", Document::name),
              new Column<>("document", "jsonb", Document::json)));

  private static final Part<String> REMOVED_SOURCES =
      new Part<>(
          "DELETE FROM event_source WHERE name IN (SELECT name FROM <rows>)",
          List.of(new Column<>("name", "text", name -> name)));

  private static final Part<Rule> RULES =
      new Part<>(
          """
          INSERT INTO event_rule (name, source, document)
          SELECT * FROM <rows>
          ON CONFLICT (name) DO UPDATE SET source = excluded.source, document = excluded.document
          """,
          List.of(
              new Column<>("name", "text", Rule::name),
              new Column<>("source", "text", Rule::source),
              new Column<>("document", "jsonb", Json::write)));

  private static final Part<String> REMOVED_RULES =
      new Part<>(
          "DELETE FROM event_rule WHERE name IN (SELECT name FROM <rows>)",
          List.of(new Column<>("name", "text", name -> name)));

  private static final Part<Document> TOPICS =
      new Part<>(
          """
          INSERT INTO topic (arn, document)
          SELECT * FROM <rows>
          ON CONFLICT (arn) DO UPDATE SET document = excluded.document
          """,
          List.of(
              new Column<>("arn", "text", Document::name),
              new Column<>("document", "jsonb", Document::json)));

  private static final Part<String> REMOVED_TOPICS =
      new Part<>(
          "DELETE FROM topic WHERE arn IN (SELECT arn FROM <rows>)",
          List.of(new Column<>("arn", "text", name -> name)));

  private static final Part<NoticeThread> THREADS =
      new Part<>(
          """
          INSERT INTO notice_thread (id, room, at, document)
          SELECT * FROM <rows>
          ON CONFLICT (id) DO UPDATE SET at = excluded.at, document = excluded.document
          """,
          List.of(
              new Column<>("id", "uuid", NoticeThread::id),
              new Column<>("room", "text", NoticeThread::room),
              new Column<>("at", "timestamptz", NoticeThread::at),
              new Column<>("document", "jsonb", Json::write)));

  private static final Part<Document> TAGS =
      new Part<>(
          """
          INSERT INTO resource_tags (arn, tags)
          SELECT * FROM <rows>
          ON CONFLICT (arn) DO UPDATE SET tags = excluded.tags
          """,
          List.of(
              new Column<>("arn", "text", Document::name),
              new Column<>("tags", "jsonb", Document::json)));

  private static final Part<String> REMOVED_TAGS =
      new Part<>(
          "DELETE FROM resource_tags WHERE arn IN (SELECT arn FROM <rows>)",
          List.of(new Column<>("arn", "text", name -> name)));

  private static final Part<Entry<String, Long>> COUNTERS =
      new Part<>(
          """
          INSERT INTO counter (name, value)
          SELECT * FROM <rows>
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """,
          List.of(
              new Column<>("name", "text", Entry::getKey),
              new Column<>("value", "bigint", Entry::getValue)));

  private static final Part<Entry<String, Instant>> ROOMS =
      new Part<>(
          """
          INSERT INTO chat_room (name, created_at)
          SELECT * FROM <rows>
          ON CONFLICT (name) DO NOTHING
          """,
          List.of(
              new Column<>("name", "text", Entry::getKey),
              new Column<>("created_at", "timestamptz", Entry::getValue)));

  private static final Part<Document> WEBHOOK_ROOMS =
      new Part<>(
          """
          INSERT INTO webhook_room (name, document)
          SELECT * FROM <rows>
          ON CONFLICT (name) DO UPDATE SET document = excluded.document
          """,
          List.of(
              new Column<>("name", "text", Document::name),
              new Column<>("document", "jsonb", Document::json)));

  private static final Part<String> REMOVED_WEBHOOK_ROOMS =
      new Part<>(
          "DELETE FROM webhook_room WHERE name IN (SELECT name FROM <rows>)",
          List.of(new Column<>("name", "text", name -> name)));

  private ConfigurationParts() {}

  private record Document(String name, String json) {}

  static List<Filled<?>> of(Folded changes) {
    return List.of(
        PLANS.with(given(changes.plans)),
        REMOVED_PLANS.with(removed(changes.plans)),
        SOURCES.with(given(changes.sources)),
        REMOVED_SOURCES.with(removed(changes.sources)),
        RULES.with(changes.rules.values().stream().flatMap(Optional::stream).toList()),
        REMOVED_RULES.with(removed(changes.rules)),
        TOPICS.with(given(changes.topics)),
        REMOVED_TOPICS.with(removed(changes.topics)),
        THREADS.with(changes.threads.values()),
        TAGS.with(given(changes.tags)),
        REMOVED_TAGS.with(removed(changes.tags)),
        COUNTERS.with(changes.counters.entrySet()),
        ROOMS.with(changes.rooms.entrySet()),
        WEBHOOK_ROOMS.with(given(changes.webhookRooms)),
        REMOVED_WEBHOOK_ROOMS.with(removed(changes.webhookRooms)));
  }

  private static List<Document> given(Map<String, ? extends Optional<?>> all) {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().isPresent())
        .map(entry -> new Document(entry.getKey(), Json.write(entry.getValue().orElseThrow())))
        .toList();
  }

  private static List<String> removed(Map<String, ? extends Optional<?>> all) {
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .map(Entry::getKey)
        .toList();
  }
}
