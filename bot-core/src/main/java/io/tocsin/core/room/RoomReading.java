package io.tocsin.core.room;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.RoomOperation.ListRooms;
import io.tocsin.core.operation.RoomOperation.ListRoomsOutput;
import io.tocsin.core.operation.RoomOperation.RoomKind;
import io.tocsin.core.operation.RoomOperation.RoomSummary;
import io.tocsin.core.writer.Queries;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is told of rooms; where a webhook leads to is not, but for the host. */
public final class RoomReading {
  private RoomReading() {}

  public static Outcome<ListRoomsOutput> list(ListRooms operation, Call call, Queries queries) {
    Stream<RoomSummary> local =
        queries.rooms().stream()
            .map(name -> new RoomSummary(name, RoomKind.LOCAL, null, null, null));
    Stream<RoomSummary> webhooks = queries.webhookRooms().stream().map(RoomReading::summary);
    return Outcome.accepted(
        new ListRoomsOutput(
            Stream.concat(local, webhooks)
                .sorted(Comparator.comparing(RoomSummary::name))
                .toList()));
  }

  private static RoomSummary summary(WebhookRoom room) {
    return new RoomSummary(
        room.name(), RoomKind.WEBHOOK, room.format(), room.host(), room.createdAt());
  }
}
