package io.tocsin.core.operation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Operations on the rooms of the local chat. Tocsin's own. */
public sealed interface RoomOperation<R> extends Operation<R>, Own {

  String NAME = "^[a-z0-9][a-z0-9_-]*$";

  /** Makes a room; making one that is there changes nothing and is no error. */
  record CreateRoom(
      @NotNull
          @Size(min = 1, max = 80)
          @Pattern(regexp = NAME)
          @InWords("small letters, digits, - and _")
          String name)
      implements RoomOperation<Done> {}

  record ListRooms() implements RoomOperation<ListRoomsOutput> {}

  record ListRoomsOutput(List<String> rooms) {}
}
