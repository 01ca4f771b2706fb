package io.tocsin.web;

import io.javalin.http.Context;
import io.tocsin.core.chat.local.History;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.Stretch;
import io.tocsin.core.chat.local.Stretch.Edge;
import io.tocsin.core.chat.local.Stretch.Part;
import io.tocsin.core.chat.local.Stretch.Point;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As many messages as the page takes at once, of a room's list or of a thread's. */
record Leaf(History history, String room, String viewer) {
  static final int SIZE = 100;

  /**
   * @param thread null for the room's list
   */
  RoomView.Messages at(@Nullable UUID thread, Edge edge) {
    Part part = thread == null ? new Part.Trunk() : new Part.Thread(thread);
    List<LocalMessage> found = history.messages(new Stretch(room, viewer, part, edge, SIZE + 1));
    boolean more = found.size() > SIZE;
    int surplus = more ? 1 : 0;
    List<LocalMessage> shown =
        edge instanceof Edge.After
            ? found.subList(0, found.size() - surplus)
            : found.subList(surplus, found.size());
    MessageViews views = new MessageViews(history, viewer);
    return new RoomView.Messages(
        thread == null ? views.ofRoom(shown) : views.ofThread(shown), more);
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
