package io.tocsin.persistence;

import io.tocsin.core.chat.Room;
import io.tocsin.core.engagement.Engagement;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.outbox.Backlog;
import io.tocsin.core.outbox.Setback;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The committed state, each answer from one statement. */
final class PostgresQueries implements Queries {
  private static final String INCIDENTS = "SELECT document FROM incident";
  private static final String STORMS = "SELECT document FROM storm";
  private static final String EVENTS =
      "SELECT " + TimelineRow.COLUMNS + " FROM timeline_event AS event";
  private static final String INCIDENT_NOT_HIDDEN =
      "NOT EXISTS (SELECT FROM incident WHERE id = event.incident AND deleted)";

  private static final String RULES = "SELECT document FROM event_rule";

  private final Postgres postgres;

  PostgresQueries(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public Optional<Incident> incident(UUID id) {
    return incidents(new Selection(INCIDENTS).where("NOT deleted").where("id = :id", "id", id))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Incident> incidentOf(Room room) {
    return incidents(
            new Selection(INCIDENTS)
                .where("NOT deleted")
                .where("channel = :room", "room", room.id())
                .then("ORDER BY number DESC", 1))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Incident> incidentByNumber(long number) {
    return incidents(
            new Selection(INCIDENTS)
                .where("NOT deleted")
                .where("number = :number", "number", number))
        .stream()
        .findFirst();
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter, @Nullable Long afterNumber, int limit) {
    Selection selection =
        new Selection(INCIDENTS)
            .where("NOT deleted")
            .where("created_at > :createdAfter", "createdAfter", filter.createdAfter())
            .where("created_at < :createdBefore", "createdBefore", filter.createdBefore())
            .where("impact = ANY (:impacts)", "impacts", "integer", filter.impacts())
            .where("created_by = ANY (:createdBy)", "createdBy", "text", filter.createdBy())
            .where("rooms @> to_jsonb(:room::text)", "room", filter.room())
            .where("number < :after", "after", afterNumber);
    return incidents(status(selection, filter.statuses()).then("ORDER BY number DESC", limit));
  }

  /** The open ones have an index of their own, which is used only if the text says so. */
  private static Selection status(Selection selection, List<String> statuses) {
    return statuses.equals(List.of("OPEN"))
        ? selection.where("status = 'OPEN'")
        : selection.where("status = ANY (:statuses)", "statuses", "text", statuses);
  }

  private List<Incident> incidents(Selection selection) {
    return list(selection, (row, context) -> Json.read(row.getString(1), Incident.class));
  }

  @Override
  public Optional<Storm> storm(UUID id) {
    return storms(new Selection(STORMS).where("id = :id", "id", id)).stream().findFirst();
  }

  @Override
  public List<Storm> ragingStorms() {
    return storms(new Selection(STORMS).where("raging"));
  }

  private List<Storm> storms(Selection selection) {
    return list(selection, (row, context) -> Json.read(row.getString(1), Storm.class));
  }

  @Override
  public Storm.Tally tally(Storm storm) {
    return list(
            of(new Selection(StormSql.TALLY), storm), (row, context) -> StormSql.tally(row, storm))
        .getFirst();
  }

  @Override
  public List<Incident> incidents(Storm storm, int limit) {
    return incidents(
        of(new Selection(INCIDENTS), storm).where("NOT deleted").then(StormSql.BY_NEED, limit));
  }

  private static Selection of(Selection selection, Storm storm) {
    return selection
        .where("number >= :first", "first", storm.first())
        .where("number <= :last", "last", storm.last())
        .where("plan = :plan", "plan", storm.plan())
        .where("rooms @> to_jsonb(:room::text)", "room", storm.room());
  }

  @Override
  public List<TimelineEvent> timeline(
      UUID incident, EventFilter filter, SortOrder order, @Nullable Position after, int limit) {
    boolean ascending = order == SortOrder.ASCENDING;
    Selection selection =
        current(incident)
            .where("NOT deleted")
            .where("time > :after", "after", filter.after())
            .where("time < :before", "before", filter.before())
            .where("type = ANY (:types)", "types", "text", filter.types())
            .where(REFERS, "references", "text", filter.references());
    return events(
        behind(selection, after, ascending)
            .then(ascending ? "ORDER BY time, id" : "ORDER BY time DESC, id DESC", limit));
  }

  private static final String REFERS =
      """
      EXISTS (SELECT FROM jsonb_array_elements(reference_list) AS reference
              WHERE reference ->> 'resource' = ANY (:references)
                 OR reference ->> 'relatedItemId' = ANY (:references))\
      """;

  private static Selection behind(
      Selection selection, @Nullable Position after, boolean ascending) {
    return after == null
        ? selection
        : selection
            .where("(time, id) " + (ascending ? ">" : "<") + " (:time, :id)", "id", after.id())
            .with("time", after.time());
  }

  @Override
  public Optional<TimelineEvent> event(UUID incident, UUID id) {
    return events(current(incident).where("NOT deleted").where("id = :id", "id", id)).stream()
        .findFirst();
  }

  private static Selection current(UUID incident) {
    return new Selection(EVENTS)
        .where("incident = :incident", "incident", incident)
        .where("current")
        .where(INCIDENT_NOT_HIDDEN);
  }

  @Override
  public List<TimelineEvent> history(UUID incident, UUID id) {
    return events(
        new Selection(EVENTS)
            .where("incident = :incident", "incident", incident)
            .where("id = :id", "id", id)
            .then("ORDER BY revision"));
  }

  private List<TimelineEvent> events(Selection selection) {
    return list(selection, new TimelineRow());
  }

  @Override
  public Optional<ResponsePlan> plan(String name) {
    return plans(new Selection("SELECT document FROM plan").where("name = :name", "name", name))
        .stream()
        .findFirst();
  }

  @Override
  public List<ResponsePlan> plans(@Nullable String after, int limit) {
    return plans(
        new Selection("SELECT document FROM plan")
            .where("name > :after", "after", after)
            .then("ORDER BY name", limit));
  }

  private List<ResponsePlan> plans(Selection selection) {
    return list(selection, (row, context) -> Json.read(row.getString(1), ResponsePlan.class));
  }

  @Override
  public Map<String, String> tags(String arn) {
    return list(
            new Selection("SELECT tags FROM resource_tags").where("arn = :arn", "arn", arn),
            (row, context) -> Json.read(row.getString(1), Found.TAGS))
        .stream()
        .findFirst()
        .orElse(Map.of());
  }

  @Override
  public <T extends Filed> Optional<T> find(Key.One<T> key) {
    return new FiledReading(postgres).find(key);
  }

  @Override
  public <T extends Filed> List<T> all(Key.Many<T> key) {
    return new FiledReading(postgres).all(key);
  }

  @Override
  public List<Engagement> engagements(
      @Nullable Instant from, @Nullable Instant until, @Nullable UUID after, int limit) {
    return list(
        new Selection("SELECT document FROM engagement")
            .where("started_at >= :from", "from", from)
            .where("started_at < :until", "until", until)
            .where("id < :after", "after", after)
            .then("ORDER BY id DESC", limit),
        (row, context) -> Json.read(row.getString(1), Engagement.class));
  }

  @Override
  public List<Page> pages(String contact, @Nullable UUID after, int limit) {
    return list(
        new Selection("SELECT document FROM page")
            .where("contact = :contact", "contact", contact)
            .where("id < :after", "after", after)
            .then("ORDER BY id DESC", limit),
        (row, context) -> Json.read(row.getString(1), Page.class));
  }

  @Override
  public List<EventSource> sources() {
    return list(
        new Selection("SELECT document FROM event_source").then("ORDER BY name"),
        (row, context) -> Json.read(row.getString(1), EventSource.class));
  }

  @Override
  public Optional<Rule> rule(String name) {
    return rules(new Selection(RULES).where("name = :name", "name", name)).stream().findFirst();
  }

  @Override
  public List<Rule> rules(@Nullable String source) {
    return rules(
        new Selection(RULES).where("source = :source", "source", source).then("ORDER BY name"));
  }

  private List<Rule> rules(Selection selection) {
    return list(selection, (row, context) -> Json.read(row.getString(1), Rule.class));
  }

  @Override
  public List<TopicMapping> topics() {
    return list(
        new Selection("SELECT document FROM topic").then("ORDER BY arn"),
        (row, context) -> Json.read(row.getString(1), TopicMapping.class));
  }

  @Override
  public Map<String, Long> counters(Collection<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> found = new HashMap<>();
    list(
            new Selection("SELECT name, value FROM counter")
                .where("name = ANY (:names)", "names", "text", List.copyOf(names)),
            (row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  @Override
  public List<String> rooms() {
    return list(
        new Selection("SELECT name FROM chat_room")
            .where("name NOT LIKE '@%'")
            .then("ORDER BY name"),
        (row, context) -> row.getString(1));
  }

  @Override
  public List<WebhookRoom> webhookRooms() {
    return webhookRooms(new Selection("SELECT document FROM webhook_room").then("ORDER BY name"));
  }

  @Override
  public Optional<WebhookRoom> webhookRoom(String name) {
    return webhookRooms(
            new Selection("SELECT document FROM webhook_room").where("name = :name", "name", name))
        .stream()
        .findFirst();
  }

  private List<WebhookRoom> webhookRooms(Selection selection) {
    return list(selection, (row, context) -> Json.read(row.getString(1), WebhookRoom.class));
  }

  @Override
  public List<Backlog.Waiting> backlog() {
    return new PostgresBacklog(postgres).waiting();
  }

  @Override
  public List<Setback> setbacks(Instant from) {
    return new PostgresSetbackStore(postgres).from(from);
  }

  private <T> List<T> list(Selection selection, RowMapper<T> mapper) {
    return postgres.call(handle -> selection.on(handle).map(mapper).list());
  }
}
