package io.tocsin.core.incident;

import io.tocsin.core.chat.Words;
import io.tocsin.core.engagement.Engagement.Why;
import io.tocsin.core.engagement.Engagements;
import io.tocsin.core.incident.EventData.ModifiedAttribute;
import io.tocsin.core.incident.Incident.Progress;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.writer.State;
import java.time.Duration;
import java.util.List;

/** Changes of an incident's record, as its timeline and its rooms tell them. */
public final class RecordUpdate {
  private RecordUpdate() {}

  /** Writes the event for what the draft has already become. */
  static void write(
      Draft draft, List<ModifiedAttribute> attributes, List<EventReference> references) {
    String title = draft.incident().headline().title();
    String by = draft.call().caller().arn();
    draft.recordChanged();
    draft.write(new EventData.RecordUpdate(by, attributes, title), draft.now(), references);
  }

  /**
   * Resolves an open incident by itself, as the caller.
   *
   * @param by the name of what resolves it
   */
  public static void resolve(Draft draft, String by, State state) {
    write(draft, List.of(status(draft, IncidentRecordStatus.RESOLVED, by, state)), draft.itself());
  }

  /** Makes the draft have another status than it has. */
  static ModifiedAttribute status(
      Draft draft, IncidentRecordStatus status, String by, State state) {
    Progress progress = draft.progress();
    switch (status) {
      case RESOLVED -> {
        draft.become(draft.incident().with(progress.resolved(by, draft.now())));
        draft.tell("Resolved by %s after %s.".formatted(by, age(draft)));
        Engagements.end(draft, Why.RESOLVED, by, null, state);
        OwnChannels.resolved(draft);
      }
      case OPEN -> {
        draft.become(draft.incident().with(progress.reopened()));
        draft.tell("Re-opened by %s; nobody has it yet.".formatted(by));
        OwnChannels.reopened(draft);
      }
    }
    return new ModifiedAttribute("status", status.name());
  }

  /** How long ago it began. */
  static String age(Draft draft) {
    return Words.duration(Duration.between(draft.incident().origin().createdAt(), draft.now()));
  }
}
