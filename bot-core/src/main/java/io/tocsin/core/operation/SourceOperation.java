package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.access.Secret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on event sources: the named, keyed doors that alarms come in by. Tocsin's own. */
public sealed interface SourceOperation<R> extends Operation<R>, Own {

  String NAME = "^[a-z0-9][a-z0-9-]*$";

  /**
   * Makes a source; its key is answered this once and kept only as a hash.
   *
   * @param topics the topics of SNS that messages are taken of; for sources of that kind, which
   *     must have some, and for no others
   */
  record CreateEventSource(
      @NotNull
          @Size(min = 1, max = 64)
          @Pattern(regexp = NAME)
          @InWords("small letters, digits and -")
          String name,
      @NotNull SourceKind kind,
      @NotNull @Arn String plan,
      @Nullable @Size(max = 20) List<@NotNull @Arn String> topics)
      implements SourceOperation<EventSourceKey> {
    public CreateEventSource(String name, SourceKind kind, String plan) {
      this(name, kind, plan, null);
    }
  }

  /** Gives a source a new key; the old one is refused from then on. */
  record RotateEventSource(@NotNull @Size(max = 64) String name)
      implements SourceOperation<EventSourceKey> {}

  /**
   * @param key shown once, and to nobody but the caller
   */
  record EventSourceKey(
      String name,
      SourceKind kind,
      String responsePlanArn,
      @ShownOnce("the key was shown once; rotate the source to get a new one") Secret key) {}

  record DeleteEventSource(@NotNull @Size(max = 64) String name)
      implements SourceOperation<Done>, Destructive {}

  record ListEventSources() implements SourceOperation<ListEventSourcesOutput> {}

  record ListEventSourcesOutput(List<EventSourceSummary> eventSources) {}

  record EventSourceSummary(
      String name,
      SourceKind kind,
      String responsePlanArn,
      String createdBy,
      Instant creationTime,
      @Nullable Instant keyRotatedTime,
      @Nullable Instant lastEventTime,
      @Nullable List<String> topics) {
    public EventSourceSummary(
        String name,
        SourceKind kind,
        String responsePlanArn,
        String createdBy,
        Instant creationTime,
        @Nullable Instant keyRotatedTime,
        @Nullable Instant lastEventTime) {
      this(
          name,
          kind,
          responsePlanArn,
          createdBy,
          creationTime,
          keyRotatedTime,
          lastEventTime,
          null);
    }
  }

  /**
   * Takes one notification in. A wrong name or key is refused alike; what the notification means is
   * decided by the kind of the source.
   *
   * @param key what the sender presented; may be null only where a topic stands for it
   * @param body the whole notification, as it came
   * @param topic the topic of SNS that the body is a message of, by a signature that was checked;
   *     believed of nobody but the way in that events come by
   */
  record ReceiveEvent(
      @NotNull String source,
      @Nullable Secret key,
      @NotNull JsonNode body,
      @Nullable @Arn String topic)
      implements SourceOperation<ReceiveEventOutput>, ForPrograms {
    public ReceiveEvent(String source, Secret key, JsonNode body) {
      this(source, key, body, null);
    }
  }

  /**
   * An event may tell of several things.
   *
   * @param incidentRecordArn the incident that the event started or went into, the first if there
   *     are several; null if it concerned none, such as an OK for which nothing is open
   * @param created true if the event started an incident
   * @param notTaken the parts of the event that could not be read; null if all could
   * @param matchedRules the rules that it matched, by name; null if its source has none
   * @param missingPlans the plans of matched rules that are not there any more; null if none
   * @param rooms where it was posted, because its topic is mapped to rooms; null if it is not
   */
  record ReceiveEventOutput(
      @Nullable String incidentRecordArn,
      boolean created,
      @Nullable List<NotTaken> notTaken,
      @Nullable List<String> matchedRules,
      @Nullable List<String> missingPlans,
      @Nullable List<String> rooms) {
    public ReceiveEventOutput(@Nullable String incidentRecordArn, boolean created) {
      this(incidentRecordArn, created, null);
    }

    public ReceiveEventOutput(
        @Nullable String incidentRecordArn, boolean created, @Nullable List<NotTaken> notTaken) {
      this(incidentRecordArn, created, notTaken, null, null, null);
    }
  }

  /**
   * What is wrong in a part of an event, none of which was kept.
   *
   * @param value what was given; null if nothing was
   */
  record NotTaken(String path, @Nullable String value, String constraint) {}

  enum SourceKind {
    CLOUDWATCH,
    EVENTBRIDGE,
    PROMETHEUS,
    SNS
  }
}
