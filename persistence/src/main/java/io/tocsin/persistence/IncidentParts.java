package io.tocsin.persistence;

import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.OwnChannel;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.persistence.Part.Filled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes incidents, their timelines and the storms they are part of. */
final class IncidentParts {

  private static final Part<Incident> INCIDENTS =
      new Part<>(
          """
          INSERT INTO incident (id, number, plan, status, impact, created_at, created_by, dedupe_key,
                                deleted, version, rooms, acknowledged, channel, document)
          SELECT * FROM <rows>
          ON CONFLICT (id) DO UPDATE SET
              status = excluded.status, impact = excluded.impact, deleted = excluded.deleted,
              version = excluded.version, rooms = excluded.rooms, acknowledged = excluded.acknowledged,
              channel = excluded.channel,
              document = excluded.document
          """,
          List.of(
              new Column<>("id", "uuid", Incident::id),
              new Column<>("number", "bigint", Incident::number),
              new Column<>("plan", "text", Incident::plan),
              new Column<>("status", "text", incident -> incident.progress().status().name()),
              new Column<>("impact", "integer", incident -> incident.headline().impact()),
              new Column<>("created_at", "timestamptz", incident -> incident.origin().createdAt()),
              new Column<>(
                  "created_by", "text", incident -> incident.origin().source().createdBy()),
              new Column<>("dedupe_key", "text", incident -> incident.origin().dedupeKey()),
              new Column<>("deleted", "boolean", Incident::deleted),
              new Column<>("version", "bigint", Incident::version),
              new Column<>("rooms", "jsonb", incident -> Json.write(incident.routing().rooms())),
              new Column<>(
                  "acknowledged",
                  "boolean",
                  incident -> incident.progress().acknowledgement() != null),
              new Column<>("channel", "text", IncidentParts::channel),
              new Column<>("document", "text", Json::write)));

  private static final Part<TimelineEvent> SUPERSEDED =
      new Part<>(
          """
          UPDATE timeline_event AS old SET current = false
          FROM <rows>
          WHERE old.incident = rows.incident AND old.id = rows.id AND old.current
          """,
          List.of(
              new Column<>("incident", "uuid", TimelineEvent::incident),
              new Column<>("id", "uuid", TimelineEvent::id)));

  private static final Part<TimelineEvent> RECOUNTED =
      new Part<>(
          """
          UPDATE timeline_event AS old SET data = rows.data, updated_at = rows.updated_at
          FROM <rows>
          WHERE old.incident = rows.incident AND old.id = rows.id AND old.current
          """,
          List.of(
              new Column<>("incident", "uuid", TimelineEvent::incident),
              new Column<>("id", "uuid", TimelineEvent::id),
              new Column<>("data", "text", TimelineEvent::data),
              new Column<>("updated_at", "timestamptz", TimelineEvent::updatedAt)));

  private static final Part<Revision> EVENTS =
      new Part<>(
          """
          INSERT INTO timeline_event (incident, id, revision, type, time, updated_at, data,
                                      reference_list, changed_by, deleted, current)
          SELECT * FROM <rows>
          """,
          List.of(
              new Column<>("incident", "uuid", row -> row.event().incident()),
              new Column<>("id", "uuid", row -> row.event().id()),
              new Column<>("revision", "integer", row -> row.event().revision()),
              new Column<>("type", "text", row -> row.event().type()),
              new Column<>("time", "timestamptz", row -> row.event().time()),
              new Column<>("updated_at", "timestamptz", row -> row.event().updatedAt()),
              new Column<>("data", "text", row -> row.event().data()),
              new Column<>("reference_list", "jsonb", row -> references(row.event())),
              new Column<>("changed_by", "text", row -> row.event().changedBy()),
              new Column<>("deleted", "boolean", row -> row.event().deleted()),
              new Column<>("current", "boolean", Revision::current)));

  private static final Part<Storm> STORMS =
      new Part<>(
          """
          INSERT INTO storm (id, plan, room, ordinal, raging, document)
          SELECT * FROM <rows>
          ON CONFLICT (id) DO UPDATE SET raging = excluded.raging, document = excluded.document
          """,
          List.of(
              new Column<>("id", "uuid", Storm::id),
              new Column<>("plan", "text", Storm::plan),
              new Column<>("room", "text", Storm::room),
              new Column<>("ordinal", "integer", Storm::ordinal),
              new Column<>("raging", "boolean", Storm::isRaging),
              new Column<>("document", "text", Json::write)));

  private IncidentParts() {}

  private record Revision(TimelineEvent event, boolean current) {}

  static List<Filled<?>> of(Folded changes) {
    List<TimelineEvent> superseding =
        changes.events.stream()
            .filter(event -> event.revision() > 1 && changes.isNewest(event))
            .toList();
    List<Revision> revisions =
        changes.events.stream().map(event -> new Revision(event, changes.isNewest(event))).toList();
    return List.of(
        INCIDENTS.with(changes.incidents.values()),
        SUPERSEDED.with(superseding),
        EVENTS.with(revisions),
        RECOUNTED.with(changes.recounted.values()),
        STORMS.with(changes.storms.values()));
  }

  private static @Nullable String channel(Incident incident) {
    OwnChannel own = incident.routing().channel();
    return own == null ? null : own.room();
  }

  private static @Nullable String references(TimelineEvent event) {
    return event.references() == null ? null : Json.write(event.references());
  }
}
