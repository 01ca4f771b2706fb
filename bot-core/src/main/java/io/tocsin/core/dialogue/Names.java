package io.tocsin.core.dialogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Nearest;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.NotFound;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.command.CommandSpec;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.EngagementOperation;
import io.tocsin.core.operation.IncidentOperation;
import io.tocsin.core.operation.Operations;
import io.tocsin.core.operation.Paged;
import io.tocsin.core.operation.ScheduleOperation;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.IncidentFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one place where what people call things becomes ARNs: {@code 214} and {@code #214} an
 * incident, {@code checkout} or {@code Checkout errors} a plan. ARNs pass through as they are.
 */
final class Names {
  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");
  private static final Map<String, Resource> KINDS =
      Map.of(
          "incidentRecordArn", Resource.INCIDENT_RECORD,
          "responsePlanArn", Resource.RESPONSE_PLAN,
          "plan", Resource.RESPONSE_PLAN,
          "resourceArn", Resource.RESOURCE);

  private final Queries queries;
  private final PeopleNames people;

  Names(Queries queries) {
    this.queries = queries;
    this.people = new PeopleNames(queries, this::incident);
  }

  /** What an option of a command names; empty if it names nothing that has an ARN of ours. */
  static Optional<Resource> named(CommandSpec command, String member) {
    if (!member.equals("arn")) {
      return Optional.ofNullable(KINDS.get(member));
    }
    return Optional.of(
        IncidentOperation.class.isAssignableFrom(command.operation())
                || EngagementOperation.class.isAssignableFrom(command.operation())
            ? Resource.INCIDENT_RECORD
            : Resource.RESPONSE_PLAN);
  }

  /** A name that stands for nothing, and the member it was given for. */
  record Unknown(String member, NotFound refusal) {}

  /** Puts ARNs in place of names; answers the first name that is not known. */
  Optional<Unknown> resolve(CommandSpec command, ObjectNode arguments) {
    for (String member :
        List.of("arn", "incidentRecordArn", "responsePlanArn", "plan", "resourceArn")) {
      String given = arguments.path(member).asText("");
      Optional<Resource> kind = named(command, member);
      if (given.isEmpty() || given.startsWith("arn:") || kind.isEmpty()) {
        continue;
      }
      Optional<String> arn = arn(kind.get(), given);
      if (arn.isEmpty()) {
        return Optional.of(new Unknown(member, notFound(kind.get(), given)));
      }
      arguments.put(member, arn.get());
    }
    if (command.service().equals(Operations.SSM_CONTACTS)
        || ScheduleOperation.class.isAssignableFrom(command.operation())) {
      return people.resolve(arguments);
    }
    return people
        .resolveContacts(arguments, "engagements")
        .or(() ->
            arguments.path("arns") instanceof ArrayNode many
                ? resolveIncidents(many)
                : Optional.empty());
  }

  private Optional<Unknown> resolveIncidents(ArrayNode many) {
    for (int i = 0; i < many.size(); i++) {
      String given = many.get(i).asText("");
      Optional<Incident> incident = incident(given);
      if (incident.isEmpty() && !given.startsWith("arn:")) {
        return Optional.of(new Unknown("arns", notFound(Resource.INCIDENT_RECORD, given)));
      }
      int place = i;
      incident.ifPresent(found -> many.set(place, found.arn()));
    }
    return Optional.empty();
  }

  /** The incident behind a number or an ARN. */
  Optional<Incident> incident(String given) {
    Matcher number = NUMBER.matcher(given.strip());
    if (number.matches()) {
      return queries.incidentByNumber(Long.parseLong(number.group(1)));
    }
    int slash = given.lastIndexOf('/');
    return Arns.uuid(given.substring(slash + 1))
        .flatMap(queries::incident)
        .filter(incident -> slash < 0 || incident.arn().equals(given));
  }

  /** What people call contacts, contact channels and rotations. */
  PeopleNames people() {
    return people;
  }

  /** The refusal for a name that stands for nothing, with names that do. */
  NotFound notFound(Resource kind, String given) {
    return new NotFound(kind, given, nearest(kind, given));
  }

  /** A refusal that names what is not there, with the names that are similar. */
  Refusal withNearest(Refusal refusal) {
    return refusal instanceof NotFound(Resource kind, String name, List<String> known)
            && kind == Resource.ROOM
            && known.isEmpty()
        ? notFound(kind, name)
        : refusal;
  }

  private Optional<String> arn(Resource kind, String given) {
    return switch (kind) {
      case INCIDENT_RECORD -> incident(given).map(Incident::arn);
      case RESPONSE_PLAN -> plan(given).map(ResponsePlan::arn);
      case RESOURCE ->
          incident(given)
              .map(Incident::arn)
              .or(() -> plan(given).map(ResponsePlan::arn))
              .or(() -> people.taggedArn(given));
      case TIMELINE_EVENT,
          RELATED_ITEM,
          EVENT_SOURCE,
          RULE,
          TOPIC,
          ROOM,
          CONTACT,
          CONTACT_CHANNEL,
          ROTATION,
          ROTATION_OVERRIDE,
          ENGAGEMENT,
          PAGE,
          CALENDAR ->
          Optional.empty();
    };
  }

  private Optional<ResponsePlan> plan(String given) {
    return queries
        .plan(given)
        .or(() -> plans().stream().filter(plan -> isCalled(plan, given)).findFirst());
  }

  private static boolean isCalled(ResponsePlan plan, String given) {
    return plan.name().equalsIgnoreCase(given) || given.equalsIgnoreCase(plan.displayName());
  }

  private List<String> nearest(Resource kind, String given) {
    return switch (kind) {
      case INCIDENT_RECORD -> openIncidents();
      case RESPONSE_PLAN, RESOURCE ->
          Nearest.to(given, plans().stream().map(ResponsePlan::name).toList());
      case ROOM -> Nearest.to(given, rooms());
      case CONTACT, CONTACT_CHANNEL, ROTATION -> people.nearest(kind, given);
      case TIMELINE_EVENT, RELATED_ITEM, EVENT_SOURCE, RULE, TOPIC -> List.of();
      case ROTATION_OVERRIDE, ENGAGEMENT, PAGE, CALENDAR -> List.of();
    };
  }

  private List<String> rooms() {
    return Stream.concat(
            queries.rooms().stream(), queries.webhookRooms().stream().map(WebhookRoom::name))
        .toList();
  }

  private List<String> openIncidents() {
    return queries.incidents(IncidentFilter.openIn(null), null, 3).stream()
        .map(incident -> "#" + incident.number())
        .toList();
  }

  private List<ResponsePlan> plans() {
    return queries.plans(null, Paged.MOST);
  }
}
