package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.SourceOperation;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.DeleteEventSource;
import io.tocsin.core.operation.SourceOperation.EventSourceKey;
import io.tocsin.core.operation.SourceOperation.EventSourceSummary;
import io.tocsin.core.operation.SourceOperation.ListEventSources;
import io.tocsin.core.operation.SourceOperation.ListEventSourcesOutput;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.RotateEventSource;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The answers about event sources, in words. */
final class SourceText {
  private final ZoneId zone;

  SourceText(ZoneId zone) {
    this.zone = zone;
  }

  Message of(SourceOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateEventSource create -> key((EventSourceKey) result, "Created");
      case RotateEventSource rotate -> key((EventSourceKey) result, "Rotated the key of");
      case DeleteEventSource delete -> Message.text("Deleted. Its key is refused from now on.");
      case ListEventSources list -> sources((ListEventSourcesOutput) result);
      case ReceiveEvent receive ->
          Message.text("Received " + ((ReceiveEventOutput) result).incidentRecordArn());
    };
  }

  private Message key(EventSourceKey made, String done) {
    String path = "/events/" + made.name();
    return Message.text(
        """
        %s the source %s. Its key, shown this once:
        %s
        %s\
        """
            .formatted(done, made.name(), made.key().reveal(), use(made.kind(), path)));
  }

  private static String use(SourceKind kind, String path) {
    String send =
        "Send events to POST %s with the header `Authorization: Bearer KEY`, or to %s/KEY."
            .formatted(path, path);
    return switch (kind) {
      case CLOUDWATCH -> send;
      case EVENTBRIDGE ->
          send + " What they start, rules say: `rule create NAME --source SOURCE --pattern '{…}'`.";
      case SNS ->
          "Subscribe %s to its topics by HTTPS; with SNS the signature is the key. Tocsin confirms that by itself."
              .formatted(path);
      case PROMETHEUS ->
          "In Prometheus, add an Alertmanager with the path_prefix `%s/KEY`. As a webhook: %s"
              .formatted(path, send);
    };
  }

  private Message sources(ListEventSourcesOutput output) {
    List<String> lines = output.eventSources().stream().map(this::source).toList();
    return lines.isEmpty()
        ? Message.text(
            "No event sources. Make one: `source create NAME --kind cloudwatch --plan PLAN`"
                + " (or `--kind eventbridge`, `--kind prometheus`, or `--kind sns` with `--topics`).")
        : AnswerText.list(Words.count(lines.size(), "event source"), lines);
  }

  private String source(EventSourceSummary source) {
    String plan = source.responsePlanArn().substring(source.responsePlanArn().lastIndexOf('/') + 1);
    String kind = source.kind().name().toLowerCase(Locale.ROOT);
    String rotated =
        source.keyRotatedTime() == null
            ? ""
            : ", key rotated " + Words.dayAndTime(source.keyRotatedTime(), zone);
    List<String> topics = source.topics();
    return "%s · %s · plan %s · made %s%s%s"
        .formatted(
            source.name(),
            kind,
            plan,
            Words.dayAndTime(source.creationTime(), zone),
            rotated,
            topics == null ? "" : " · topics " + String.join(", ", topics));
  }
}
