package io.tocsin.app.chat;

import io.tocsin.app.chat.ChatClient.Changes;
import io.tocsin.app.chat.ChatClient.Posted;
import io.tocsin.app.chat.ChatProblem.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conversation: what the room says is shown as it comes, while lines are read. Two threads, and a
 * turn for whoever talks to the screen.
 */
final class ChatSession {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Pattern PRESS = Pattern.compile("/([0-9]{1,6})(?:\\s+(.+))?");

  private final ChatClient client;
  private final ChatOptions options;
  private final Terminal terminal;
  private final Screen screen;
  private final ReentrantLock turn = new ReentrantLock();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<String> posted = new HashSet<>();
  private final Set<String> toBeConfirmed = new HashSet<>();
  private @Nullable ChatMessage once;
  private long cursor;

  ChatSession(ChatClient client, ChatOptions options, Terminal terminal, Screen screen) {
    this.client = client;
    this.options = options;
    this.terminal = terminal;
    this.screen = screen;
  }

  int run() throws ChatProblem {
    screen.say(
        "Room %s at %s, as %s. Every line is a command; /1 presses button 1, /quit ends."
            .formatted(options.room(), options.url(), options.as()));
    take(OptionalLong.empty(), client.messages(OptionalLong.empty(), Duration.ZERO));
    Thread follower = Thread.ofVirtual().name("chat").start(this::follow);
    try {
      readLines();
    } finally {
      ended.countDown();
      follower.interrupt();
    }
    return 0;
  }

  private void readLines() {
    Optional<String> line = nextLine();
    while (line.isPresent() && !line.get().equals("/quit")) {
      if (!line.get().isEmpty()) {
        handle(line.get());
      }
      line = nextLine();
    }
  }

  private Optional<String> nextLine() {
    try {
      return Optional.ofNullable(terminal.in().readLine()).map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void handle(String line) {
    try {
      if (line.startsWith("/")) {
        press(line);
      } else if (say(line) && options.yes()) {
        say("yes");
      }
    } catch (ChatProblem problem) {
      tell(problem);
    }
  }

  /** Says it, shows what answers it, and tells whether an answer asks for a confirmation. */
  private boolean say(String line) throws ChatProblem {
    turn.lock();
    try {
      Posted done = client.post(line);
      // Known before the other thread can show it: what was typed is on the screen already.
      posted.add(done.id());
      once = done.once();
      if (done.note() != null) {
        screen.say(SafeText.of(done.note()));
      }
      look();
      return toBeConfirmed.contains(done.id());
    } finally {
      turn.unlock();
    }
  }

  private void press(String line) throws ChatProblem {
    turn.lock();
    try {
      Matcher press = PRESS.matcher(line);
      Screen.Button button =
          Optional.of(press)
              .filter(Matcher::matches)
              .flatMap(known -> screen.button(Integer.parseInt(known.group(1))))
              .orElseThrow(() -> noButton(line));
      Optional<String> input = Optional.ofNullable(press.group(2));
      once = client.press(button.message(), button.action(), input).once();
      look();
    } finally {
      turn.unlock();
    }
  }

  private static Refused noButton(String line) {
    return new Refused(
        "There is no " + line + " here; /1, /2 … press the buttons shown, /quit ends.");
  }

  /** Shows what has come up to now. */
  private void look() throws ChatProblem {
    OptionalLong from = cursor();
    take(from, client.messages(from, Duration.ZERO));
  }

  private void follow() {
    boolean away = false;
    while (ended.getCount() > 0) {
      OptionalLong from = cursor();
      try {
        take(from, client.messages(from, WAIT));
        away = false;
      } catch (ChatProblem problem) {
        if (!away && ended.getCount() > 0) {
          tell(problem);
        }
        away = true;
        pause();
      }
    }
  }

  private void pause() {
    try {
      ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private OptionalLong cursor() {
    return inTurn(() -> OptionalLong.of(cursor));
  }

  /** Two may have asked from one place; who comes second has nothing new. */
  private void take(OptionalLong from, Changes changes) {
    turn.lock();
    try {
      if (from.isEmpty() || from.getAsLong() == cursor) {
        changes.messages().forEach(this::show);
        cursor = changes.cursor();
      }
    } finally {
      turn.unlock();
    }
  }

  private void tell(ChatProblem problem) {
    turn.lock();
    try {
      screen.say(problem.sentence());
    } finally {
      turn.unlock();
    }
  }

  private void show(ChatMessage message) {
    if (posted.contains(message.id())) {
      return;
    }
    screen.show(message.or(once));
    String question = message.replyTo();
    if (question != null && posted.contains(question) && message.asksForConfirmation()) {
      toBeConfirmed.add(question);
    }
  }

  private <T> T inTurn(Supplier<T> action) {
    turn.lock();
    try {
      return action.get();
    } finally {
      turn.unlock();
    }
  }
}
