package io.tocsin.core.testkit;

import io.tocsin.core.chat.Room;
import io.tocsin.core.room.RoomDirectory;

/**
 * A chat named slack of one workspace, T1, that has every channel, and {@code #checkout} under the
 * identifier C1.
 */
public final class TestDirectory implements RoomDirectory {
  @Override
  public Looked look(String given) {
    if (given.equals("#checkout")) {
      return new Looked.Known(new Room("slack", "T1/C1"));
    }
    if (given.equals("slack") || given.equals("slack:T1")) {
      return new Looked.Workspace(new Room("slack", "T1"));
    }
    return given.startsWith("slack:")
        ? new Looked.Known(Room.parse(given))
        : new Looked.Unknown("There is no channel " + given + ".");
  }
}
