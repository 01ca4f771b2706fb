package io.tocsin.app.chat;

import io.tocsin.app.chat.ChatClient.Changes;
import io.tocsin.app.chat.ChatClient.Posted;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The local chat in a terminal, where every line is a command. */
public final class TerminalChat {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final int POLLS = 6;

  private final ChatOptions options;
  private final Terminal terminal;
  private final Clock clock;

  /**
   * @param clock for the zone that times are shown in
   */
  public TerminalChat(ChatOptions options, Terminal terminal, Clock clock) {
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Says the one line and prints the answers, or reads lines until the end.
   *
   * @return the process's exit code: 0; 1 if the line was refused; 2 if there is no server
   */
  public int run() {
    try (ChatClient client = new ChatClient(options)) {
      return options.line().isPresent()
          ? sayOnce(client, options.line().get())
          : new ChatSession(client, options, terminal, new Screen(terminal.out(), clock)).run();
    } catch (ChatProblem problem) {
      terminal.err().println(problem.sentence());
      terminal.err().flush();
      return problem.exitCode();
    }
  }

  private int sayOnce(ChatClient client, String line) throws ChatProblem {
    List<ChatMessage> answers = ask(client, line);
    if (options.yes() && answers.stream().anyMatch(ChatMessage::asksForConfirmation)) {
      answers = ask(client, "yes");
    }
    return answers.stream().anyMatch(ChatMessage::error) ? 1 : 0;
  }

  /** Says the line and prints what answers it; every command is answered. */
  private List<ChatMessage> ask(ChatClient client, String line) throws ChatProblem {
    long cursor = client.messages(options.room(), OptionalLong.empty(), Duration.ZERO).cursor();
    Posted posted = client.post(line);
    if (posted.note() != null) {
      terminal.out().println(SafeText.of(posted.note()));
      return List.of();
    }
    List<ChatMessage> answers = List.of();
    for (int poll = 0; poll < POLLS && answers.isEmpty(); poll++) {
      Changes changes = client.messages(options.room(), OptionalLong.of(cursor), WAIT);
      answers = newest(changes.messages(), posted.id());
      cursor = changes.cursor();
    }
    if (answers.isEmpty()) {
      throw new ChatProblem.Refused("The line was posted, but no answer has come.");
    }
    for (ChatMessage answer : answers) {
      terminal.out().println(SafeText.of(answer.or(posted.once()).text()));
    }
    terminal.out().flush();
    return answers;
  }

  private static List<ChatMessage> newest(List<ChatMessage> messages, String posted) {
    Map<String, ChatMessage> newest = new LinkedHashMap<>();
    messages.stream()
        .filter(message -> message.answers(posted))
        .forEach(message -> newest.put(message.id(), message));
    return List.copyOf(newest.values());
  }
}
