package io.tocsin.app.chat;

import io.tocsin.app.chat.ChatClient.Posted;
import io.tocsin.app.chat.ChatProblem.Refused;
import io.tocsin.core.chat.local.PrivateRoom;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conversation: what the room says is shown as it comes, while lines are read. Two threads, and a
 * turn for whoever talks to the screen.
 */
final class ChatSession {
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
  private final RoomFeed room;

  ChatSession(ChatClient client, ChatOptions options, Terminal terminal, Screen screen) {
    this.client = client;
    this.options = options;
    this.terminal = terminal;
    this.screen = screen;
    this.room = new RoomFeed(client, options.room(), turn, this::show);
  }

  int run() throws ChatProblem {
    screen.say(
        "Room %s at %s, as %s. Every line is a command; /1 presses button 1, /quit ends."
            .formatted(options.room(), options.url(), options.as()));
    room.begin();
    Optional<RoomFeed> alone = alone();
    if (alone.isPresent()) {
      alone.get().skip();
    }
    Thread follower = start("chat", () -> room.follow(ended, this::tell));
    Optional<Thread> beside = alone.map(it -> start("chat-alone", () -> follow(it)));
    try {
      readLines();
    } finally {
      ended.countDown();
      follower.interrupt();
      beside.ifPresent(Thread::interrupt);
    }
    return 0;
  }

  private static Thread start(String name, Runnable work) {
    return Thread.ofVirtual().name(name).start(work);
  }

  /** What is written to them alone, such as a page, is not to be missed in another room. */
  private Optional<RoomFeed> alone() {
    String own = PrivateRoom.of(options.as());
    return options.room().equals(own)
        ? Optional.empty()
        : Optional.of(new RoomFeed(client, own, turn, screen::showPrivate));
  }

  /** Whoever is away is told of once, by the room. */
  private void follow(RoomFeed alone) {
    alone.follow(ended, problem -> {});
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
      room.look();
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
      room.look();
    } finally {
      turn.unlock();
    }
  }

  private static Refused noButton(String line) {
    return new Refused(
        "There is no " + line + " here; /1, /2 … press the buttons shown, /quit ends.");
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
}
