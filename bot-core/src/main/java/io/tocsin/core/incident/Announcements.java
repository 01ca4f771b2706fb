package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Message;
import io.tocsin.core.incident.Incident.InStorm;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rooms of an incident hear of one decision.
 *
 * @param rooms identifiers of the rooms that hear of it: those that it has left just now as well
 * @param opening whether the decision made the incident
 */
record Announcements(Incident incident, List<String> rooms, boolean opening, Call call) {

  /**
   * For each room the living message, and behind it the lines of the story; they leave in this
   * order. Before them the card of the storm that the incident is part of, if it is part of one.
   *
   * @param outside lines for the rooms in which it is part of none
   */
  List<Change> of(List<String> lines, List<String> outside) {
    List<Change> sends = new ArrayList<>();
    for (String room : rooms) {
      InStorm in = incident.routing().storms().get(room);
      if (in != null) {
        sends.add(storm(room, in.storm(), call));
      }
      UUID thread = in == null || in.ownCard() ? null : in.storm();
      sends.add(send(room, living(thread), call));
      Stream.concat(lines.stream(), in == null ? outside.stream() : Stream.empty())
          .forEach(line -> sends.add(send(room, story(line, thread), call)));
    }
    return sends;
  }

  /** The card of a storm. */
  static Change storm(String room, UUID storm, Call call) {
    return send(room, new Content.Storm(storm), call);
  }

  private Content living(@Nullable UUID storm) {
    return new Content.Living(incident.id(), incident.version(), opening, storm);
  }

  /** In a thread of many a line has to say what it is about. */
  private Content story(String line, @Nullable UUID storm) {
    String text = storm == null ? line : "#" + incident.number() + " " + line;
    return new Content.Story(incident.id(), Message.text(text), storm);
  }

  static Change send(String room, Content content, Call call) {
    return new Change.Send(new OutboxEntry(call.ids().next(), room, content, call.now()));
  }
}
