package io.tocsin.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a revision of an event. */
final class TimelineRow implements RowMapper<TimelineEvent> {
  static final String COLUMNS =
      "incident, id, revision, type, time, updated_at, data, reference_list, changed_by, deleted";

  private static final TypeReference<List<EventReference>> REFERENCES = new TypeReference<>() {};

  @Override
  public TimelineEvent map(ResultSet row, StatementContext context) throws SQLException {
    return new TimelineEvent(
        row.getObject("incident", UUID.class),
        row.getObject("id", UUID.class),
        row.getInt("revision"),
        row.getString("type"),
        Found.instant(row, "time"),
        Found.instant(row, "updated_at"),
        row.getString("data"),
        references(row.getString("reference_list")),
        row.getString("changed_by"),
        row.getBoolean("deleted"));
  }

  private static @Nullable List<EventReference> references(@Nullable String json) {
    return json == null ? null : Json.read(json, REFERENCES);
  }
}
