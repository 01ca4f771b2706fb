package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.RoomOperation;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.RoomOperation.DeleteRoom;
import io.tocsin.core.operation.RoomOperation.ListDeliveries;
import io.tocsin.core.operation.RoomOperation.ListDeliveriesOutput;
import io.tocsin.core.operation.RoomOperation.ListRooms;
import io.tocsin.core.operation.RoomOperation.ListRoomsOutput;
import io.tocsin.core.operation.RoomOperation.RoomDeliveries;
import io.tocsin.core.operation.RoomOperation.RoomSummary;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The answers about rooms and what is delivered there, in words. */
final class RoomText {
  private final Queries queries;

  RoomText(Queries queries) {
    this.queries = queries;
  }

  Message of(RoomOperation<?> operation, Object result, Instant now) {
    return switch (operation) {
      case CreateRoom create -> Message.text("The room " + create.name() + " is there.");
      case DeleteRoom delete -> Message.text("Deleted. Nothing is sent there any more.");
      case ListRooms list -> {
        List<RoomSummary> rooms = ((ListRoomsOutput) result).rooms();
        List<String> lines = rooms.stream().map(RoomText::room).toList();
        yield AnswerText.list(Words.count(rooms.size(), "room"), lines);
      }
      case ListDeliveries list -> deliveries(((ListDeliveriesOutput) result).rooms(), now);
    };
  }

  private static String room(RoomSummary room) {
    return switch (room.kind()) {
      case LOCAL -> room.name();
      case WEBHOOK ->
          "%s · webhook in the format of %s · %s"
              .formatted(
                  room.name(),
                  room.format() == WebhookFormat.CHIME ? "Chime" : "Slack",
                  room.host());
    };
  }

  private Message deliveries(List<RoomDeliveries> rooms, Instant now) {
    if (rooms.isEmpty()) {
      return Message.text("No message waits, and none was refused in the last day.");
    }
    long waiting = rooms.stream().mapToLong(RoomDeliveries::waiting).sum();
    long refused = rooms.stream().mapToLong(RoomDeliveries::refused).sum();
    String first =
        "%s, %s".formatted(waits(waiting), refused == 0 ? "none was refused" : refused(refused));
    return AnswerText.list(first, rooms.stream().map(room -> line(room, now)).toList());
  }

  private String line(RoomDeliveries room, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(name(room.room()));
    if (room.oldestTime() != null) {
      String why = room.waitingFor() == null ? "" : ": " + room.waitingFor();
      parts.add(
          "%s, the oldest for %s%s"
              .formatted(waits(room.waiting()), ago(room.oldestTime(), now), why));
    }
    if (room.lastRefusalTime() != null) {
      parts.add(
          "%s, the latest %s ago: %s"
              .formatted(
                  refused(room.refused()), ago(room.lastRefusalTime(), now), room.refusal()));
    }
    return String.join(" · ", parts);
  }

  /** A contact channel goes by the name that people call it. */
  private String name(String room) {
    return Content.Page.channel(room)
        .map(id ->
            queries
                .find(new Key.Channel(id))
                .map(ContactChannel::path)
                .orElse("a contact channel that is deleted"))
        .orElse(room);
  }

  private static String waits(long number) {
    return switch ((int) Math.min(number, 2)) {
      case 0 -> "No message waits";
      case 1 -> "1 message waits";
      default -> number + " messages wait";
    };
  }

  private static String refused(long number) {
    return number == 1 ? "1 was refused" : number + " were refused";
  }

  private static String ago(Instant time, Instant now) {
    return Words.duration(Duration.between(time, now));
  }
}
