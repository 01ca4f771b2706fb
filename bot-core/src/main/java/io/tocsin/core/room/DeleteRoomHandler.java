package io.tocsin.core.room;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RoomOperation.DeleteRoom;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Set;

/**
 * Removes a webhook room. While a plan names it that is refused, or incidents would be told where
 * nobody is. Rooms of the local chat stay: what was said there is in them.
 */
public final class DeleteRoomHandler implements Handler.Changing<DeleteRoom, Done> {

  @Override
  public Set<Key> keys(DeleteRoom operation, Call call, State found) {
    return Set.of(
        new Key.Room(operation.name()),
        new Key.WebhookRoom(operation.name()),
        new Key.PlansIn(WebhookRoom.id(operation.name())));
  }

  @Override
  public Decision<Done> decide(DeleteRoom operation, Call call, State state) {
    String name = operation.name();
    if (state.hasRoom(name)) {
      return conflict(name + " is a room of the local chat; those are not deleted.", name);
    }
    if (state.webhookRoom(name).isEmpty()) {
      return Decision.refuse(new Refusal.NotFound(Resource.ROOM, name, List.of()));
    }
    List<String> plans = state.plansIn(WebhookRoom.id(name));
    return plans.isEmpty()
        ? Decision.accept(Done.DONE, new Change.RemoveWebhookRoom(name))
        : conflict(stillNamed(name, plans), name);
  }

  private static String stillNamed(String name, List<String> plans) {
    String names = String.join(", ", plans);
    return "The room %s is named by %s %s; give %s other rooms first (plan set PLAN --rooms …)."
        .formatted(
            name, plans.size() == 1 ? "plan" : "plans", names, plans.size() == 1 ? "it" : "them");
  }

  private static Decision<Done> conflict(String reason, String name) {
    return Decision.refuse(new Refusal.Conflict(reason, Resource.ROOM, name));
  }
}
