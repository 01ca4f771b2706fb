package io.tocsin.app.chat;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was shown: messages as blocks of text, their buttons by number. */
final class Screen {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String INDENT = "      ";

  private final PrintWriter out;
  private final Clock clock;
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Map<Button, Integer> numbers = new LinkedHashMap<>();

  /** What a number stands for; it never stands for something else later. */
  record Button(String message, String action) {}

  Screen(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  void say(String sentence) {
    out.println(sentence);
    out.flush();
  }

  /** Shows a message, unless this revision of it was shown before. */
  void show(ChatMessage message) {
    show(message, "");
  }

  /** Shows a message that nobody else sees. */
  void showPrivate(ChatMessage message) {
    show(message, " to you alone");
  }

  private void show(ChatMessage message, String where) {
    Integer shown = revisions.put(message.id(), message.rev());
    if (shown == null || shown < message.rev()) {
      String changed = shown == null ? "" : " (changed)";
      String header =
          time(message.at()) + " " + SafeText.line(message.from()) + where + changed + ": ";
      say((header + SafeText.of(message.text())).replace("\n", "\n" + INDENT) + buttons(message));
    }
  }

  Optional<Button> button(int number) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private String buttons(ChatMessage message) {
    return message.buttons().stream()
        .map(action -> "/" + number(message, action) + " " + SafeText.line(action.label()))
        .map(button -> "[" + button + "]")
        .collect(Collectors.collectingAndThen(Collectors.joining(" "), Screen::ownLine));
  }

  private static String ownLine(String buttons) {
    return buttons.isEmpty() ? "" : "\n" + INDENT + buttons;
  }

  private int number(ChatMessage message, ChatMessage.Action action) {
    return numbers.computeIfAbsent(
        new Button(message.id(), action.id()), button -> numbers.size() + 1);
  }

  private String time(String at) {
    try {
      ZonedDateTime time = Instant.parse(at).atZone(clock.getZone());
      boolean today = time.toLocalDate().equals(LocalDate.now(clock));
      return time.format(today ? TODAY : EARLIER);
    } catch (DateTimeException e) {
      return SafeText.line(at);
    }
  }
}
