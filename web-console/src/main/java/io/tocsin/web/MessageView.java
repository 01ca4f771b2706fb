package io.tocsin.web;

import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.util.Locale;
import java.util.UUID;

/**
 * A message in one of the page's lists, ready for a template.
 *
 * @param pane {@code m} in the room, {@code t} in the thread beside it
 * @param thread the message in whose thread it is shown; empty in the room
 * @param order what a list is sorted by
 * @param onlyYou whether nobody else sees it
 * @param replies how many answers hang on it, in words; empty for none
 */
record MessageView(
    String pane,
    String id,
    String room,
    String thread,
    int rev,
    String order,
    String author,
    String initial,
    int hue,
    boolean bot,
    Time at,
    boolean edited,
    boolean onlyYou,
    Card card,
    String replies) {
  static final String ROOM = "m";
  static final String THREAD = "t";
  private static final int HUES = 6;
  private static final int REPLIES_COUNTED = 99;

  /** In the room's list, with the number of answers that hang on it. */
  static MessageView inRoom(LocalMessage stored, int replies) {
    return of(stored, ROOM, "", replies);
  }

  /** In the list of its thread, or of the one that hangs on it. */
  static MessageView inThread(LocalMessage stored) {
    UUID root = stored.thread() == null ? stored.id() : stored.thread();
    return of(stored, THREAD, root.toString(), 0);
  }

  private static MessageView of(LocalMessage stored, String pane, String thread, int replies) {
    return new MessageView(
        pane,
        stored.id().toString(),
        stored.room(),
        thread,
        stored.revision(),
        order(stored),
        Visible.text(stored.author()),
        initial(stored.author()),
        Math.floorMod(stored.author().hashCode(), HUES),
        stored.fromBot(),
        Time.of(stored.at()),
        stored.revision() > 1,
        stored.privateTo() != null,
        Card.of(Json.read(stored.content(), Message.class)),
        words(replies));
  }

  /** One more than is shown, so that a list which is longer can be told. */
  static int repliesToCount() {
    return REPLIES_COUNTED + 1;
  }

  /** Sorts as text does: fixed width, then the identifier, which is ordered by time itself. */
  static String order(LocalMessage stored) {
    return String.format(Locale.ROOT, "%015d-%s", stored.at().toEpochMilli(), stored.id());
  }

  private static String words(int replies) {
    return switch (replies) {
      case 0 -> "";
      case 1 -> "1 reply";
      default -> (replies > REPLIES_COUNTED ? REPLIES_COUNTED + "+" : replies) + " replies";
    };
  }

  private static String initial(String author) {
    int first = author.codePointAt(0);
    return Character.toString(Character.toUpperCase(first));
  }
}
