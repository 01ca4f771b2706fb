package io.tocsin.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the lookups of a batch found. */
final class Found {
  static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

  private static final int KEY = 2;
  private static final int DOCUMENT = 3;
  private static final int NUMBER = 4;

  private final List<Remembered> remembered = new ArrayList<>();
  private final List<EventSource> sources = new ArrayList<>();
  // By name: the same one may be found by it and by its source.
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<TopicMapping> topics = new ArrayList<>();
  private final List<NoticeThread> threads = new ArrayList<>();
  // By name: the same one may be found by it and by its rooms.
  private final Map<String, ResponsePlan> plans = new LinkedHashMap<>();
  private final List<String> rooms = new ArrayList<>();
  private final List<WebhookRoom> webhookRooms = new ArrayList<>();
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();
  // By their keys: the same one may be found by several others.
  private final Map<Key.One<?>, Filed> filed = new LinkedHashMap<>();
  private final List<Storm> storms = new ArrayList<>();
  // By identifier: the same one may be found by it and by its dedupe key.
  private final Map<UUID, Incident> incidents = new LinkedHashMap<>();

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  void remembered(ResultSet row) throws SQLException {
    remembered.add(Json.read(row.getString(DOCUMENT), Remembered.class));
  }

  void source(ResultSet row) throws SQLException {
    sources.add(Json.read(row.getString(DOCUMENT), EventSource.class));
  }

  void rule(ResultSet row) throws SQLException {
    Rule rule = Json.read(row.getString(DOCUMENT), Rule.class);
    rules.put(rule.name(), rule);
  }

  void topic(ResultSet row) throws SQLException {
    topics.add(Json.read(row.getString(DOCUMENT), TopicMapping.class));
  }

  void thread(ResultSet row) throws SQLException {
    threads.add(Json.read(row.getString(DOCUMENT), NoticeThread.class));
  }

  void plan(ResultSet row) throws SQLException {
    ResponsePlan plan = Json.read(row.getString(DOCUMENT), ResponsePlan.class);
    plans.put(plan.name(), plan);
  }

  void room(ResultSet row) throws SQLException {
    rooms.add(row.getString(KEY));
  }

  void webhookRoom(ResultSet row) throws SQLException {
    webhookRooms.add(Json.read(row.getString(DOCUMENT), WebhookRoom.class));
  }

  void tags(ResultSet row) throws SQLException {
    tags.put(row.getString(KEY), Json.read(row.getString(DOCUMENT), TAGS));
  }

  void counter(ResultSet row) throws SQLException {
    counters.put(row.getString(KEY), row.getLong(NUMBER));
  }

  void incident(ResultSet row) throws SQLException {
    Incident incident = Json.read(row.getString(DOCUMENT), Incident.class);
    incidents.put(incident.id(), incident);
  }

  /** Takes a row that is a document of this type. */
  void filed(ResultSet row, Class<? extends Filed> type) throws SQLException {
    Filed read = Json.read(row.getString(DOCUMENT), type);
    filed.put(read.key(), read);
  }

  void storm(ResultSet row) throws SQLException {
    storms.add(Json.read(row.getString(DOCUMENT), Storm.class));
  }

  Rows rows(List<TimelineEvent> events) {
    return new Rows(
        remembered,
        sources,
        List.copyOf(rules.values()),
        topics,
        threads,
        List.copyOf(plans.values()),
        rooms,
        webhookRooms,
        tags,
        counters,
        List.copyOf(incidents.values()),
        events,
        storms,
        List.copyOf(filed.values()));
  }
}
