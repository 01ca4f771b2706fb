package io.tocsin.core.room;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.RoomOperation.ListRooms;
import io.tocsin.core.operation.RoomOperation.ListRoomsOutput;
import io.tocsin.core.writer.Queries;

/** What is told of rooms. */
public final class RoomReading {
  private RoomReading() {}

  public static Outcome<ListRoomsOutput> list(ListRooms operation, Call call, Queries queries) {
    return Outcome.accepted(new ListRoomsOutput(queries.rooms()));
  }
}
