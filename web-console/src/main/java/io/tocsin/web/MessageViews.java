package io.tocsin.web;

import io.tocsin.core.chat.local.History;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns messages into what a viewer's page shows of them. */
record MessageViews(History history, String viewer) {
  private static final Comparator<MessageView> IN_ORDER = Comparator.comparing(MessageView::order);

  /** The room's list: what hangs on a thread is counted there, not shown. */
  List<MessageView> ofRoom(Collection<LocalMessage> messages) {
    Map<UUID, LocalMessage> roots = new LinkedHashMap<>();
    missingRoots(messages).forEach(root -> roots.put(root.id(), root));
    messages.stream()
        .filter(message -> message.thread() == null)
        .forEach(root -> roots.put(root.id(), root));
    Map<UUID, Integer> replies =
        history.replies(roots.keySet(), viewer, MessageView.repliesToCount());
    return roots.values().stream()
        .map(root -> MessageView.inRoom(root, replies.getOrDefault(root.id(), 0)))
        .sorted(IN_ORDER)
        .toList();
  }

  /** A thread's list, the message that it hangs on first. */
  List<MessageView> ofThread(List<LocalMessage> messages) {
    return messages.stream().map(MessageView::inThread).sorted(IN_ORDER).toList();
  }

  /** What changes on a page that shows the room and perhaps any one thread of it. */
  List<MessageView> changed(List<LocalMessage> messages) {
    return Stream.concat(ofRoom(messages).stream(), ofThread(messages).stream()).toList();
  }

  /** What replies hang on, where it did not change itself. */
  private List<LocalMessage> missingRoots(Collection<LocalMessage> messages) {
    Set<UUID> here = messages.stream().map(LocalMessage::id).collect(Collectors.toSet());
    Set<UUID> missing =
        messages.stream()
            .map(LocalMessage::thread)
            .filter(Objects::nonNull)
            .filter(root -> !here.contains(root))
            .collect(Collectors.toSet());
    return history.messages(missing, viewer);
  }
}
