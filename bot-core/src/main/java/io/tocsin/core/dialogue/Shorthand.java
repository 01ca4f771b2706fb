package io.tocsin.core.dialogue;

import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.Words;
import io.tocsin.core.command.ShortForm;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.operation.ChannelOperation.ActivateContactChannel;
import io.tocsin.core.operation.EngagementOperation.AcceptPage;
import io.tocsin.core.operation.EngagementOperation.StopPaging;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.AttributeValueList;
import io.tocsin.core.operation.IncidentOperation.Condition;
import io.tocsin.core.operation.IncidentOperation.Filter;
import io.tocsin.core.operation.IncidentOperation.GetIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.RoomOperation.ListDeliveries;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEvents;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.IncidentFilter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the short forms stand for, and which incident they mean. */
final class Shorthand {
  private final Calls calls;
  private final Names names;
  private final Queries queries;
  private final LivingMessage living;
  private final Clock clock;
  private final ScheduleText schedules;
  private final Covering covering;
  private final PageCalls pages;

  Shorthand(
      Calls calls, Names names, Queries queries, LivingMessage living, Clock clock, ZoneId zone) {
    this.calls = calls;
    this.names = names;
    this.queries = queries;
    this.living = living;
    this.clock = clock;
    this.schedules = new ScheduleText(queries, names, zone);
    this.covering = new Covering(calls, names, queries, zone);
    this.pages = new PageCalls(queries);
  }

  Message perform(Scene scene, ShortForm form) {
    return switch (form) {
      case ShortForm.Ack(String incident) -> acknowledge(scene, incident);
      case ShortForm.Resolve(String incident) -> resolve(scene, incident);
      case ShortForm.Reopen(String incident) -> reopen(scene, incident);
      case ShortForm.Impact(String incident, int impact) ->
          on(scene, incident, found -> impact(scene, found, impact));
      case ShortForm.Note(String incident, String text) ->
          on(scene, incident, found -> note(scene, found, text));
      case ShortForm.Status(String incident) ->
          incident == null && scene.incident().isEmpty()
              ? open(scene)
              : on(scene, incident, found -> new GetIncidentRecord(found.arn()));
      case ShortForm.Deliveries() -> calls.plainly(scene, new ListDeliveries());
      case ShortForm.Timeline(String incident) -> on(scene, incident, Shorthand::timeline);
      case ShortForm.Incidents() -> open(scene);
      case ShortForm.OnCall(String schedule, Instant at) ->
          schedules.onCall(schedule, at, scene.now(clock));
      case ShortForm.Shifts(String schedule, int days) ->
          schedules.shifts(schedule, days, scene.now(clock));
      case ShortForm.Override override -> covering.override(scene, override);
      case ShortForm.Cover cover -> covering.cover(scene, cover);
      case ShortForm.Gaps(String schedule) -> schedules.gaps(schedule, scene.now(clock));
      case ShortForm.Page(String name, String text) -> page(scene, name, text);
      case ShortForm.StopPaging(String incident) ->
          on(scene, incident, found -> new StopPaging(found.arn(), null));
      case ShortForm.Activate(String channel, String code) -> activate(scene, channel, code);
    };
  }

  /**
   * Six digits may be the code of a page to whoever speaks; that is looked at first. Where no
   * incident is meant, as in a direct message, it is the page that they were sent.
   */
  private Message acknowledge(Scene scene, @Nullable String incident) {
    boolean page = incident == null && meant(scene).isEmpty();
    return code(incident)
        .flatMap(code -> pages.toSpeaker(scene, code))
        .map(accept -> calls.plainly(scene, accept))
        .or(() -> page ? acknowledgePage(scene) : Optional.empty())
        .orElseGet(() ->
            on(scene, incident, found -> new AcknowledgeIncident(found.arn(), scene.token())));
  }

  /** Of several that wait, one has to be named. */
  private Optional<Message> acknowledgePage(Scene scene) {
    List<PageCalls.Waiting> waiting = pages.toSpeaker(scene);
    return switch (waiting.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(calls.plainly(scene, waiting.getFirst().accept()));
      default ->
          Optional.of(
              Message.error(
                  "Which one? "
                      + waiting.stream()
                          .map(PageCalls.Waiting::inWords)
                          .collect(Collectors.joining(", "))
                      + "."));
    };
  }

  /** By the button of the page itself, which whoever was paged may press and nobody else. */
  Message acknowledgePage(Scene scene, UUID page) {
    return switch (pages.pressed(scene, page)) {
      case PageCalls.Pressed.Answer(AcceptPage accept) -> calls.plainly(scene, accept);
      case PageCalls.Pressed.Idle(String why) -> Message.text(why);
      case PageCalls.Pressed.Alien(String why) -> Message.error(why);
    };
  }

  private static Optional<String> code(@Nullable String given) {
    return Optional.ofNullable(given).filter(text -> text.matches("[0-9]{6}"));
  }

  /** For the incident at hand, if there is one; else for none. */
  private Message page(Scene scene, String name, @Nullable String text) {
    List<Incident> meant = meant(scene);
    Optional<Incident> incident =
        meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    return names
        .people()
        .contact(name)
        .map(contact -> calls.plainly(scene, pages.start(scene, contact, incident, text)))
        .orElseGet(() -> unknown(Resource.CONTACT, name));
  }

  /** The people and plans that can be engaged, as buttons; more of them nobody looks through. */
  Message pageWhom(Scene scene, Incident incident) {
    List<Contact> all = pages.everybody();
    if (all.isEmpty()) {
      return Message.error("Nobody can be paged yet: there is no contact. `help create-contact`");
    }
    String rest =
        all.size() > PageCalls.OFFERED
            ? "%d more go by name: ".formatted(all.size() - PageCalls.OFFERED)
            : "Or say ";
    return Message.text(
            "Page whom for %s? %s`page NAME` in its thread.".formatted(Words.name(incident), rest))
        .withActions(
            all.stream()
                .limit(PageCalls.OFFERED)
                .map(contact ->
                    calls.offer(scene, pages.offered(scene, contact, incident), contact.name()))
                .toList());
  }

  private Message activate(Scene scene, String channel, String code) {
    return names
        .people()
        .channelArn(channel)
        .map(arn -> calls.plainly(scene, new ActivateContactChannel(code, arn)))
        .orElseGet(() -> unknown(Resource.CONTACT_CHANNEL, channel));
  }

  private Message unknown(Resource kind, String name) {
    return RefusalText.of(names.notFound(kind, name));
  }

  /** Resolving twice is answered with who has done it, and changes nothing. */
  Message resolve(Scene scene, @Nullable String incident) {
    return with(
        scene,
        incident,
        found ->
            found.isResolved()
                ? Message.text(living.resolvedAlready(found))
                : calls.plainly(scene, status(scene, found, IncidentRecordStatus.RESOLVED)));
  }

  Message reopen(Scene scene, @Nullable String incident) {
    return with(
        scene,
        incident,
        found ->
            found.isOpen()
                ? Message.text("#" + found.number() + " is open already. Nothing was changed.")
                : calls.plainly(scene, status(scene, found, IncidentRecordStatus.OPEN)));
  }

  Operation<?> impact(Scene scene, Incident incident, int impact) {
    return new UpdateIncidentRecord(
        incident.arn(), null, scene.token(), impact, null, null, null, null);
  }

  /** AWS shows a note among the notes of an incident only if it refers to the incident. */
  Operation<?> note(Scene scene, Incident incident, String text) {
    List<EventReference> references = List.of(new EventReference(null, incident.arn()));
    return new CreateTimelineEvent(
        scene.token(), text, references, scene.now(clock), "Note", incident.arn());
  }

  private static Operation<?> timeline(Incident incident) {
    return new ListTimelineEvents(null, incident.arn(), Pages.FITS, null, null, null);
  }

  private static Operation<?> status(Scene scene, Incident incident, IncidentRecordStatus status) {
    return new UpdateIncidentRecord(
        incident.arn(), null, scene.token(), null, null, status, null, null);
  }

  /** The list of what is open, if they may see it. */
  Message open(Scene scene) {
    AttributeValueList open = new AttributeValueList(null, List.of("OPEN"));
    Filter filter = new Filter(new Condition(null, null, open), "status");
    return calls.plainly(scene, new ListIncidentRecords(List.of(filter), Pages.FITS, null));
  }

  private Message on(
      Scene scene, @Nullable String incident, Function<Incident, Operation<?>> operation) {
    return with(scene, incident, found -> calls.plainly(scene, operation.apply(found)));
  }

  /**
   * The incident that is named, or that the thread is about, or the only open one of the storm
   * whose thread it is, or of the room.
   */
  private Message with(Scene scene, @Nullable String incident, Function<Incident, Message> answer) {
    if (incident != null) {
      return names
          .incident(incident)
          .map(answer)
          .orElseGet(() -> unknown(Resource.INCIDENT_RECORD, incident));
    }
    Optional<Incident> here = scene.incident();
    return here.map(answer).orElseGet(() -> withTheOnlyOne(scene, answer));
  }

  /** The incidents that may be meant where nobody names one. */
  List<Incident> meant(Scene scene) {
    return scene
        .incident()
        .map(List::of)
        .orElseGet(() -> scene.storm().map(this::open).orElseGet(() -> open(scene.room())));
  }

  private Message withTheOnlyOne(Scene scene, Function<Incident, Message> answer) {
    String where = scene.storm().isPresent() ? "in this storm" : "here";
    List<Incident> open = meant(scene);
    return switch (open.size()) {
      case 0 -> Message.error("No incident is open " + where + ". Name one: `ack 214`.");
      case 1 -> answer.apply(open.getFirst());
      default -> Message.error("Which one? " + listed(where, open));
    };
  }

  private List<Incident> open(Room room) {
    return queries.incidents(IncidentFilter.openIn(room.id()), null, Pages.FITS);
  }

  private List<Incident> open(Storm storm) {
    return queries.incidents(storm, Pages.FITS).stream().filter(Incident::isOpen).toList();
  }

  private static String listed(String where, List<Incident> open) {
    return "Open %s are %s. Say its number%s."
        .formatted(
            where,
            open.stream().map(Words::name).collect(Collectors.joining(", ")),
            where.equals("here")
                ? ", or answer in its thread"
                : ": `ack " + open.getFirst().number() + "`");
  }
}
