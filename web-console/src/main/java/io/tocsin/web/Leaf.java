package io.tocsin.web;

import io.javalin.http.Context;
import io.tocsin.core.chat.local.History;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.Stretch;
import io.tocsin.core.chat.local.Stretch.Edge;
import io.tocsin.core.chat.local.Stretch.Part;
import io.tocsin.core.chat.local.Stretch.Point;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As many messages as the page takes at once, of a room's list or of a thread's.
 *
 * @param whole whether it is for a whole page, on which the reader sees what is told only once;
 *     what is put into an open page comes there by the live feed
 */
record Leaf(LocalChat chat, String room, String viewer, boolean whole) {
  static final int SIZE = 100;

  /**
   * @param thread null for the room's list
   */
  RoomView.Messages at(@Nullable UUID thread, Edge edge) {
    Part part = thread == null ? new Part.Trunk() : new Part.Thread(thread);
    History history = chat.history();
    List<LocalMessage> found = history.messages(new Stretch(room, viewer, part, edge, SIZE + 1));
    boolean more = found.size() > SIZE;
    int surplus = more ? 1 : 0;
    List<LocalMessage> shown =
        edge instanceof Edge.After
            ? found.subList(0, found.size() - surplus)
            : found.subList(surplus, found.size());
    List<LocalMessage> seen = whole ? chat.told(shown, viewer) : shown;
    MessageViews views = new MessageViews(history, viewer);
    return new RoomView.Messages(thread == null ? views.ofRoom(seen) : views.ofThread(seen), more);
  }

  /** Where somebody leafs from; the newest messages if they do not say. */
  static Edge edge(Context ctx) {
    Point before = QueryParams.place(ctx, "before");
    Point after = QueryParams.place(ctx, "after");
    if (before != null) {
      return new Edge.Before(before);
    }
    return after == null ? new Edge.Newest() : new Edge.After(after);
  }
}
