package io.tocsin.web;

import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns messages into what a viewer's page shows of them. */
record MessageViews(LocalChat chat, String viewer) {

  /** The room's list: what hangs on a thread is counted there, not shown. */
  List<MessageView> ofRoom(List<LocalMessage> messages) {
    Map<UUID, LocalMessage> roots = new LinkedHashMap<>();
    for (LocalMessage message : messages) {
      root(message).ifPresent(root -> roots.put(root.id(), root));
    }
    return roots.values().stream()
        .sorted(Comparator.comparing(MessageView::order))
        .map(this::inRoom)
        .toList();
  }

  /** A thread's list, the message that it hangs on first. */
  List<MessageView> ofThread(List<LocalMessage> messages) {
    return messages.stream()
        .sorted(Comparator.comparing(MessageView::order))
        .map(message -> MessageView.of(message, MessageView.THREAD, 0))
        .toList();
  }

  /** What changes on a page that shows the room, and a thread of it if there is one. */
  List<MessageView> changed(List<LocalMessage> messages, @Nullable UUID thread) {
    List<MessageView> views = new ArrayList<>(ofRoom(messages));
    if (thread != null) {
      views.addAll(
          ofThread(
              messages.stream()
                  .filter(message -> message.id().equals(thread) || thread.equals(message.thread()))
                  .toList()));
    }
    return views;
  }

  private Optional<LocalMessage> root(LocalMessage message) {
    return message.thread() == null ? Optional.of(message) : chat.message(message.thread(), viewer);
  }

  private MessageView inRoom(LocalMessage root) {
    int replies = chat.replies(root, viewer, MessageView.repliesToCount());
    return MessageView.of(root, MessageView.ROOM, replies);
  }
}
