package io.tocsin.core.room;

import io.tocsin.core.chat.Room;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rooms of the chats that Tocsin is connected to, which those alone know. May ask them, so it
 * blocks, for a bounded time.
 */
@FunctionalInterface
public interface RoomDirectory {

  /**
   * @param given a room's identifier such as {@code slack:T0001/C0001}, or {@code #checkout}; or a
   *     workspace such as {@code slack:T0001}, or {@code slack} for the only one
   */
  Looked look(String given);

  /** This directory, asked now about some rooms; about others it is not asked. */
  default RoomDirectory asked(List<String> rooms) {
    Map<String, Looked> answers =
        rooms.stream().distinct().collect(Collectors.toMap(Function.identity(), this::look));
    return given -> answers.getOrDefault(given, new Looked.Unknown("Nobody looked for it."));
  }

  /** What came of looking. */
  sealed interface Looked {
    record Known(Room room) implements Looked {}

    /** No room but a workspace, in which rooms can be made. */
    record Workspace(Room room) implements Looked {}

    /**
     * @param reason a whole sentence that says what is wrong, and what can be done
     */
    record Unknown(String reason) implements Looked {}
  }
}
