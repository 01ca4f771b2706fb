package io.tocsin.core.dialogue;

import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.ChannelOperation;
import io.tocsin.core.operation.ContactOperation;
import io.tocsin.core.operation.ContactTagOperation;
import io.tocsin.core.operation.EngagementOperation;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidentOutput;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidents;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidentsOutput;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.GetIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSummary;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecords;
import io.tocsin.core.operation.IncidentOperation.ListIncidentRecordsOutput;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.StartIncidentOutput;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.PlanOperation;
import io.tocsin.core.operation.RelatedItemOperation;
import io.tocsin.core.operation.RoomOperation;
import io.tocsin.core.operation.RotationOperation;
import io.tocsin.core.operation.RuleOperation;
import io.tocsin.core.operation.ScheduleOperation;
import io.tocsin.core.operation.SourceOperation;
import io.tocsin.core.operation.TagOperation;
import io.tocsin.core.operation.TimelineOperation;
import io.tocsin.core.operation.TopicOperation;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what an accepted operation answered: names before ARNs, the news first. */
final class AnswerText {
  private final Queries queries;
  private final LivingMessage living;
  private final EventText events;
  private final PlanText plans;
  private final SourceText sources;
  private final PeopleText people;
  private final RoomText rooms;

  AnswerText(Queries queries, LivingMessage living, ZoneId zone) {
    this.queries = queries;
    this.living = living;
    this.events = new EventText(queries, zone);
    this.plans = new PlanText(queries);
    this.sources = new SourceText(zone);
    this.people = new PeopleText(queries, zone);
    this.rooms = new RoomText(queries);
  }

  /** The answer to an operation; {@code result} is what that very operation was accepted with. */
  Message of(Operation<?> operation, Object result, Instant now) {
    return switch (operation) {
      case StartIncident start -> started(((StartIncidentOutput) result).incidentRecordArn());
      case GetIncidentRecord get -> described(get.arn());
      case ListIncidentRecords list -> listed((ListIncidentRecordsOutput) result, now);
      case UpdateIncidentRecord update -> updated(update);
      case DeleteIncidentRecord delete -> Message.text("Deleted. Its history and the audit stay.");
      case AcknowledgeIncidents all -> acknowledged((AcknowledgeIncidentsOutput) result);
      case AcknowledgeIncident ack -> acknowledged((AcknowledgeIncidentOutput) result, now);
      case TimelineOperation<?> timeline -> events.of(timeline, result, now);
      case RelatedItemOperation<?> items -> RecordText.items(items, result);
      case PlanOperation<?> plan -> plans.of(plan, result);
      case TagOperation<?> tag -> RecordText.tag(tag, result);
      case ContactTagOperation<?> tag -> RecordText.tag(tag, result);
      case SourceOperation<?> source -> sources.of(source, result);
      case RuleOperation<?> rule -> RuleText.of(rule, result);
      case TopicOperation<?> topic -> RuleText.of(topic, result);
      case ContactOperation<?> contact -> people.of(contact, result, now);
      case ChannelOperation<?> channel -> people.of(channel, result, now);
      case RotationOperation<?> rotation -> people.of(rotation, result, now);
      case EngagementOperation<?> engagement -> people.of(engagement, result, now);
      case ScheduleOperation<?> schedule -> ScheduleAnswers.of(schedule, result);
      case RoomOperation<?> room -> rooms.of(room, result, now);
    };
  }

  private Message started(String arn) {
    return incident(arn)
        .map(incident -> Message.text(startedText(incident)))
        .orElseGet(() -> Message.text("Started " + arn));
  }

  private String startedText(Incident incident) {
    return incident.triggers().count() > 1
        ? "Merged into the open incident: " + living.firstLine(incident)
        : living.firstLine(incident);
  }

  private Message described(String arn) {
    return incident(arn)
        .map(living::of)
        .map(message -> message.withActions(List.of()))
        .orElseGet(() -> Message.text(arn));
  }

  private Message updated(UpdateIncidentRecord update) {
    return incident(update.arn())
        .map(incident -> Message.text(updatedText(update, incident)))
        .orElseGet(() -> Message.text("Updated."));
  }

  private String updatedText(UpdateIncidentRecord update, Incident incident) {
    if (update.status() == null) {
      return "Updated: " + living.firstLine(incident);
    }
    Instant resolved = incident.progress().resolvedAt();
    if (resolved == null) {
      return "#" + incident.number() + " is open.";
    }
    Duration took = Duration.between(incident.origin().createdAt(), resolved);
    return "#" + incident.number() + " resolved after " + Words.duration(took) + ".";
  }

  private static Message acknowledged(AcknowledgeIncidentsOutput output) {
    int taken = output.incidentRecordArns().size();
    return Message.text(
        taken == 0
            ? "Every one of them is taken or resolved already. Nothing was changed."
            : output.acknowledgedBy() + " has " + Words.count(taken, "incident") + " now.");
  }

  private Message acknowledged(AcknowledgeIncidentOutput output, Instant now) {
    String number =
        incident(output.incidentRecordArn()).map(found -> "#" + found.number()).orElse("it");
    Duration since = since(output, now);
    return Message.text(
        output.already()
            ? "%s has had %s for %s. Nothing was changed."
                .formatted(output.acknowledgedBy(), number, Words.duration(since))
            : "%s has %s (%s after the start)."
                .formatted(output.acknowledgedBy(), number, Words.duration(since)));
  }

  private Duration since(AcknowledgeIncidentOutput output, Instant now) {
    Instant at = output.acknowledgedTime();
    return output.already()
        ? Duration.between(at, now)
        : incident(output.incidentRecordArn())
            .map(incident -> Duration.between(incident.origin().createdAt(), at))
            .orElse(Duration.ZERO);
  }

  private Message listed(ListIncidentRecordsOutput output, Instant now) {
    List<String> lines =
        output.incidentRecordSummaries().stream().map(one -> line(one, now)).toList();
    String more = output.nextToken() == null ? "" : ", the newest first";
    return lines.isEmpty()
        ? Message.text("No incidents.")
        : list(Words.count(lines.size(), "incident") + more, lines);
  }

  private String line(IncidentRecordSummary one, Instant now) {
    String name = incident(one.arn()).map(Words::name).orElse(one.title());
    String impact = Words.impact(one.impact());
    String age = Words.duration(Duration.between(one.creationTime(), now));
    return "%s · %s · %s (%s)".formatted(name, one.status(), impact, age);
  }

  /** A heading and its items, the same in the fallback. */
  static Message list(String heading, List<String> items) {
    List<String> all = new ArrayList<>(List.of(heading + ":"));
    items.forEach(item -> all.add("  " + item));
    List<Section> sections =
        List.of(new Section.Paragraph(heading + ":"), new Section.Bullets(items));
    return new Message(String.join("\n", all), Tone.NEUTRAL, null, sections, List.of(), false);
  }

  private Optional<Incident> incident(String arn) {
    return Arns.idAtEnd(arn).flatMap(queries::incident);
  }
}
