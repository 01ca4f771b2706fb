package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.engagement.Engagement.Why;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.EngagementOperation.StopEngagement;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends an engagement before its plan is at its end; one that has ended stays as it is. */
public final class StopEngagementHandler implements Handler.Changing<StopEngagement, Done> {

  @Override
  public Set<Key> keys(StopEngagement operation, Call call, State found) {
    return id(operation, call).map(id -> Known.keys(id, call, found)).orElse(Set.of());
  }

  @Override
  public Decision<Done> decide(StopEngagement operation, Call call, State state) {
    return id(operation, call)
        .flatMap(id -> state.find(new Key.Engagement(id)))
        .map(known -> Decision.accept(Done.DONE, stop(known, operation.reason(), call, state)))
        .orElseGet(() ->
            Decision.refuse(
                new Refusal.NotFound(Resource.ENGAGEMENT, operation.engagementId(), List.of())));
  }

  private static List<Change> stop(
      Engagement known, @Nullable String reason, Call call, State state) {
    String by = call.caller().displayName();
    return known.isOpen()
        ? Known.go(
            known,
            call,
            state,
            (walk, draft) -> {
              walk.end(Why.STOPPED, by, reason);
              tell(draft, known, by);
            })
        : List.of();
  }

  private static void tell(@Nullable Draft draft, Engagement known, String by) {
    if (draft != null) {
      draft.tell("%s stopped paging %s.".formatted(by, known.contact()));
    }
  }

  private static Optional<UUID> id(StopEngagement operation, Call call) {
    return ContactArns.engagementId(call.settings().account(), operation.engagementId());
  }
}
