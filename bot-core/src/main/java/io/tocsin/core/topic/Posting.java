package io.tocsin.core.topic;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Posts what was published to a topic in the rooms that the topic is mapped to. */
public record Posting(TopicMapping topic, Notice.Card card, Call call) {
  /** After so long a silence a thread begins anew. */
  static final Duration THREAD_LASTS = Duration.ofDays(7);

  /** What {@link #changes} looks at. */
  public Set<Key> keys() {
    String threadId = card.threadId();
    return threadId == null
        ? Set.of()
        : topic.rooms().stream()
            .map(room -> new Key.Thread(NoticeThread.id(room, topic.arn(), threadId)))
            .collect(Collectors.toSet());
  }

  public List<Change> changes(State state) {
    List<Change> changes = new ArrayList<>();
    for (String room : topic.rooms()) {
      String threadId = card.threadId();
      if (threadId == null) {
        changes.add(send(room, new Content.Notice(call.ids().next(), 0, card.message())));
      } else {
        UUID id = NoticeThread.id(room, topic.arn(), threadId);
        changes.addAll(threaded(room, id, state));
      }
    }
    return changes;
  }

  private List<Change> threaded(String room, UUID id, State state) {
    Optional<NoticeThread> known =
        state.thread(id).filter(thread -> thread.at().plus(THREAD_LASTS).isAfter(call.now()));
    return known.map(this::goesOn).orElseGet(() -> begins(room, id));
  }

  private List<Change> begins(String room, UUID id) {
    NoticeThread thread = new NoticeThread(id, room, 1, card.message(), call.now());
    return List.of(
        new Change.PutThread(thread), send(room, new Content.Notice(id, 1, card.message())));
  }

  private List<Change> goesOn(NoticeThread before) {
    NoticeThread thread = before.goingOn(call.now());
    Message parent = withLatest(thread.parent());
    return List.of(
        new Change.PutThread(thread),
        send(thread.room(), new Content.Story(thread.id(), card.message())),
        send(thread.room(), new Content.Notice(thread.id(), thread.version(), parent)));
  }

  private Message withLatest(Message parent) {
    List<Section> sections = new ArrayList<>(parent.sections());
    sections.add(new Section.Moment("Latest Update: " + card.summary(), call.now()));
    String fallback = parent.fallback() + "\nLatest Update: " + card.summary();
    return new Message(
        fallback, parent.tone(), parent.title(), sections, parent.actions(), parent.error());
  }

  private Change send(String room, Content content) {
    return new Change.Send(new OutboxEntry(call.ids().next(), room, content, call.now()));
  }
}
