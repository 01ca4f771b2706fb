package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.incident.Incident.Latest;
import io.tocsin.core.incident.Incident.Progress;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Change;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The work of one decision on one incident: what becomes of it, what its timeline gets, and what
 * its rooms are told. Lives no longer than the decision.
 */
public final class Draft {
  private final Call call;
  private final Instant now;
  private final boolean opening;
  private final List<Change> events = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<Change> behind = new ArrayList<>();
  private final List<Change> beside = new ArrayList<>();
  private Incident incident;

  public Draft(Incident incident, Call call) {
    this(incident, call, false);
  }

  private Draft(Incident incident, Call call, boolean opening) {
    this.incident = incident;
    this.call = call;
    this.now = moment(call);
    this.opening = opening;
  }

  /** The work of a decision that makes this incident. */
  static Draft opening(Incident incident, Call call) {
    return new Draft(incident, call, true);
  }

  /** Now, as exactly as the API tells times. */
  public static Instant moment(Call call) {
    return call.now().truncatedTo(ChronoUnit.MILLIS);
  }

  public Incident incident() {
    return incident;
  }

  public Instant now() {
    return now;
  }

  public Call call() {
    return call;
  }

  /** The incident as it shall be. */
  public void become(Incident changed) {
    incident = changed;
  }

  /** The caller changed the record of the incident. */
  void recordChanged() {
    become(incident.with(incident.progress().modified(call.caller().arn(), now)));
  }

  /** Adds an automatic event, however many there are already. */
  public UUID write(EventData data, Instant time, @Nullable List<EventReference> references) {
    return write(data.type(), time, data.json(), references);
  }

  UUID write(String type, Instant time, String data, @Nullable List<EventReference> references) {
    UUID id = call.ids().next();
    String by = call.caller().arn();
    events.add(
        new Change.AddEvent(
            new TimelineEvent(incident.id(), id, 1, type, time, now, data, references, by, false)));
    become(incident.with(incident.timeline().withOneMore()));
    return id;
  }

  /** Adds a revision of an event that is there. */
  void revise(TimelineEvent revision) {
    events.add(new Change.AddEvent(revision));
  }

  /** Writes an event that counts anew. */
  void recount(TimelineEvent counting) {
    events.add(new Change.Recount(counting));
  }

  /** A line of the story, for the thread. */
  public void tell(String line) {
    lines.add(line);
  }

  /**
   * A line of the story that the threads of storms do without: there it is told of many at once.
   */
  void tellOutsideOfStorms(String line) {
    outside.add(line);
  }

  /** A line of the story that the living message shows too. */
  public void tellAsNews(String line) {
    tell(line);
    become(incident.with(incident.timeline().withLatest(new Latest(now, line))));
  }

  /** The incident has left this room, which hears of this decision as of the last one. */
  void leaves(String room) {
    left.add(room);
  }

  /** What is done in a room after it was told of this decision. */
  void then(String room, Content.Step.What what) {
    behind.add(Announcements.send(room, new Content.Step(incident.id(), what), call));
  }

  /** What is written with it, though it is no part of it. */
  public void with(List<Change> changes) {
    beside.addAll(changes);
  }

  /** All that has to be written for the incident to become what it shall be. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.PutIncident(incident));
    changes.addAll(events);
    changes.addAll(new Announcements(incident, told(), opening, call).of(lines, outside));
    changes.addAll(behind);
    changes.addAll(beside);
    return changes;
  }

  private List<String> told() {
    return Stream.concat(incident.routing().rooms().stream(), left.stream()).toList();
  }

  /** The reference that events on the incident itself carry. */
  List<EventReference> itself() {
    return List.of(new EventReference(null, incident.arn()));
  }

  Progress progress() {
    return incident.progress();
  }
}
