package io.tocsin.app.chat;

import io.tocsin.app.chat.ChatClient.Changes;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** What a room says, as it comes. Two may look at once: each change is shown once. */
final class RoomFeed {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ChatClient client;
  private final String room;
  private final ReentrantLock turn;
  private final Consumer<ChatMessage> shown;
  private long cursor;

  /**
   * @param turn is held while something is shown
   */
  RoomFeed(ChatClient client, String room, ReentrantLock turn, Consumer<ChatMessage> shown) {
    this.client = client;
    this.room = room;
    this.turn = turn;
    this.shown = shown;
  }

  /** Shows the newest there is. */
  void begin() throws ChatProblem {
    take(OptionalLong.empty(), client.messages(room, OptionalLong.empty(), Duration.ZERO));
  }

  /** What was said up to now is not shown. */
  void skip() throws ChatProblem {
    long head = client.messages(room, OptionalLong.empty(), Duration.ZERO).cursor();
    turn.lock();
    try {
      cursor = head;
    } finally {
      turn.unlock();
    }
  }

  /** Shows what has come up to now. */
  void look() throws ChatProblem {
    OptionalLong from = cursor();
    take(from, client.messages(room, from, Duration.ZERO));
  }

  /**
   * Shows what comes until the end.
   *
   * @param told of a problem, once for as long as it lasts
   */
  void follow(CountDownLatch ended, Consumer<ChatProblem> told) {
    boolean away = false;
    while (ended.getCount() > 0) {
      OptionalLong from = cursor();
      try {
        take(from, client.messages(room, from, WAIT));
        away = false;
      } catch (ChatProblem problem) {
        if (!away && ended.getCount() > 0) {
          told.accept(problem);
        }
        away = true;
        pause(ended);
      }
    }
  }

  private static void pause(CountDownLatch ended) {
    try {
      ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private OptionalLong cursor() {
    turn.lock();
    try {
      return OptionalLong.of(cursor);
    } finally {
      turn.unlock();
    }
  }

  /** Two may have asked from one place; who comes second has nothing new. */
  private void take(OptionalLong from, Changes changes) {
    turn.lock();
    try {
      if (from.isEmpty() || from.getAsLong() == cursor) {
        changes.messages().forEach(shown);
        cursor = changes.cursor();
      }
    } finally {
      turn.unlock();
    }
  }
}
