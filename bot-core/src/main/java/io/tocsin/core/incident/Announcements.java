package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Message;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Change;
import java.util.ArrayList;
import java.util.List;

/** What the rooms of an incident hear of one decision. */
final class Announcements {
  private Announcements() {}

  /**
   * For each room the living message, and behind it the lines of the story; they leave in this
   * order.
   *
   * @param begins whether nobody knows the incident yet
   */
  static List<Change> of(Incident incident, boolean begins, List<String> lines, Call call) {
    List<Change> sends = new ArrayList<>();
    for (String room : incident.routing().rooms()) {
      sends.add(send(room, new Content.Living(incident.id(), incident.version(), begins), call));
      for (String line : lines) {
        sends.add(send(room, new Content.Story(incident.id(), Message.text(line)), call));
      }
    }
    return sends;
  }

  private static Change send(String room, Content content, Call call) {
    return new Change.Send(new OutboxEntry(call.ids().next(), room, content, call.now()));
  }
}
