package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.EventData.ModifiedAttribute;
import io.tocsin.core.incident.Incident.Headline;
import io.tocsin.core.incident.Incident.Routing;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is given and differs from what is there; where nothing does, nothing is written.
 *
 * <p>A title may become empty, as in AWS. Re-opening takes the acknowledgement back: that somebody
 * had the incident then does not mean that anybody has it now.
 */
public final class UpdateIncidentRecordHandler
    implements Handler.Changing<UpdateIncidentRecord, Done> {

  @Override
  public Set<Key> keys(UpdateIncidentRecord operation, Call call, State found) {
    return Lookup.withEngagements(operation.arn(), call, found);
  }

  @Override
  public Decision<Done> decide(UpdateIncidentRecord operation, Call call, State state) {
    return Lookup.incident(operation.arn(), call, state)
        .map(incident -> change(new Draft(incident, call), operation, state))
        .orElseGet(() -> Decision.refuse(Lookup.noIncident(operation.arn())));
  }

  private static Decision<Done> change(Draft draft, UpdateIncidentRecord operation, State state) {
    List<ModifiedAttribute> changed = new ArrayList<>();
    title(draft, operation.title(), changed);
    impact(draft, operation.impact(), changed);
    status(draft, operation.status(), changed, state);
    summary(draft, operation.summary(), changed);
    chatChannel(draft, operation.chatChannel(), changed);
    targets(draft, operation.notificationTargets(), changed);
    if (changed.isEmpty()) {
      return Decision.accept(Done.DONE);
    }
    RecordUpdate.write(draft, changed, draft.itself());
    return Decision.accept(Done.DONE, draft.changes());
  }

  private static void title(Draft draft, @Nullable String title, List<ModifiedAttribute> changed) {
    Headline old = draft.incident().headline();
    if (title != null && !title.equals(old.title())) {
      draft.become(draft.incident().with(new Headline(title, old.impact(), old.summary())));
      draft.tell("%s changed the title to %s.".formatted(who(draft), Quoted.text(title)));
      OwnChannels.headlineChanged(draft);
      changed.add(new ModifiedAttribute("title", title));
    }
  }

  private static void impact(
      Draft draft, @Nullable Integer impact, List<ModifiedAttribute> changed) {
    Headline old = draft.incident().headline();
    if (impact != null && impact != old.impact()) {
      draft.become(draft.incident().with(new Headline(old.title(), impact, old.summary())));
      draft.tell(
          "%s changed the impact from %s to %s."
              .formatted(who(draft), Words.impact(old.impact()), Words.impact(impact)));
      OwnChannels.headlineChanged(draft);
      changed.add(new ModifiedAttribute("impact", impact.toString()));
    }
  }

  private static void status(
      Draft draft,
      @Nullable IncidentRecordStatus status,
      List<ModifiedAttribute> changed,
      State state) {
    if (status != null && status != draft.progress().status()) {
      changed.add(RecordUpdate.status(draft, status, who(draft), state));
    }
  }

  private static void summary(
      Draft draft, @Nullable String summary, List<ModifiedAttribute> changed) {
    Headline old = draft.incident().headline();
    if (summary != null && !summary.equals(Objects.requireNonNullElse(old.summary(), ""))) {
      draft.become(draft.incident().with(new Headline(old.title(), old.impact(), summary)));
      draft.tellAsNews("Summary by %s: %s".formatted(who(draft), Quoted.text(summary)));
      changed.add(new ModifiedAttribute("summary", summary));
    }
  }

  private static void chatChannel(
      Draft draft, @Nullable ChatChannel given, List<ModifiedAttribute> changed) {
    Routing old = draft.incident().routing();
    ChatChannel wanted = given == null || given.empty() != null ? null : given;
    if (given != null && !Objects.equals(wanted, old.chatChannel())) {
      draft.become(draft.incident().with(old.to(wanted, old.notificationTargets())));
      draft.tell("%s changed the chat channel.".formatted(who(draft)));
      changed.add(new ModifiedAttribute("chatChannel", Json.write(given)));
    }
  }

  private static void targets(
      Draft draft,
      @Nullable List<NotificationTargetItem> targets,
      List<ModifiedAttribute> changed) {
    Routing old = draft.incident().routing();
    List<NotificationTargetItem> before =
        Objects.requireNonNullElse(old.notificationTargets(), List.of());
    if (targets != null && !targets.equals(before)) {
      draft.become(draft.incident().with(old.to(old.chatChannel(), targets)));
      draft.tell("%s changed the notification targets.".formatted(who(draft)));
      changed.add(new ModifiedAttribute("notificationTargets", Json.write(targets)));
    }
  }

  private static String who(Draft draft) {
    return draft.call().caller().displayName();
  }
}
