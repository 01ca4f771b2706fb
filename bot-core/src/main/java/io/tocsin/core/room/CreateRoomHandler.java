package io.tocsin.core.room;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Makes a room, unless it is there. */
public final class CreateRoomHandler implements Handler.Changing<CreateRoom, Done> {

  @Override
  public Set<Key> keys(CreateRoom operation, Call call, State found) {
    return Set.of(new Key.Room(operation.name()));
  }

  @Override
  public Decision<Done> decide(CreateRoom operation, Call call, State state) {
    return state.hasRoom(operation.name())
        ? Decision.accept(Done.DONE)
        : Decision.accept(Done.DONE, new Change.AddRoom(operation.name(), call.now()));
  }
}
