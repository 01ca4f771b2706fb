package io.tocsin.core.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What could stand where somebody is typing: the bot's name, words, options, values, names of what
 * there is. Any line will do; what cannot be completed gets no suggestions. Safe for use by several
 * threads.
 */
public final class Completion {
  private static final int MOST = 50;
  private static final int LONGEST = 4_000;

  private final String botName;
  private final Known known;
  private final Continuations continuations;

  /** Names of what there is, asked for when they could be meant. */
  public interface Known {
    List<Suggestion> plans();

    /** The open ones, by number. */
    List<Suggestion> incidents();

    List<Suggestion> rooms();

    List<Suggestion> sources();

    /** People, escalation plans and on-call schedules, by alias. */
    List<Suggestion> contacts();

    /** The on-call schedules among them. */
    List<Suggestion> schedules();

    /** Contact channels: {@code bob/phone}. */
    List<Suggestion> channels();

    List<Suggestion> rotations();
  }

  /**
   * @param text what would stand there
   * @param meaning what it is, in a few words; may be empty
   */
  public record Suggestion(String text, String meaning) {}

  /**
   * @param start where what they replace begins in the line
   * @param end where it ends
   * @param items the likeliest first
   */
  public record Suggestions(int start, int end, List<Suggestion> items) {
    public Suggestions {
      items = List.copyOf(items);
    }
  }

  /**
   * @param botName what people call the bot in their chat
   */
  public Completion(String botName, Known known) {
    this.botName = botName;
    this.known = known;
    this.continuations = new Continuations(new Lexicon(Commands.all()));
  }

  /**
   * What could stand at the cursor.
   *
   * @param cursor between 0 and the length of the line; elsewhere means at its end
   * @param direct whether a line is a command without a mention
   */
  public Suggestions at(String line, int cursor, boolean direct) {
    int at = cursor < 0 || cursor > line.length() ? line.length() : cursor;
    Typing typing = Typing.of(line, at);
    if (at > LONGEST || typing.quoted()) {
      return new Suggestions(at, at, List.of());
    }
    List<Suggestion> possible = direct ? inCommand(typing) : inRoom(typing);
    return new Suggestions(typing.start(), typing.end(), fitting(possible, typing.word()));
  }

  private List<Suggestion> inRoom(Typing typing) {
    if (typing.before().isEmpty()) {
      return typing.word().startsWith("@") ? mentions() : List.of();
    }
    String mention = typing.before().getFirst();
    boolean ours = mentions().stream().anyMatch(own -> isMention(mention, own));
    return ours ? inCommand(typing.behindFirst()) : List.of();
  }

  private List<Suggestion> inCommand(Typing typing) {
    boolean pasted = !typing.before().isEmpty() && typing.before().getFirst().equals("aws");
    return continuations.of(pasted ? typing.behindFirst() : typing, known);
  }

  private static boolean isMention(String word, Suggestion own) {
    return word.replaceFirst("[:,]$", "").equalsIgnoreCase(own.text());
  }

  private List<Suggestion> mentions() {
    Stream<String> names = Stream.of(botName, "aws", "tocsin").distinct();
    return names.map(name -> new Suggestion("@" + name, "the bot")).toList();
  }

  /** What begins like the word first, then what has a part that does. */
  private static List<Suggestion> fitting(List<Suggestion> possible, String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    Pattern part = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(wanted));
    List<Suggestion> fitting = new ArrayList<>(possible);
    boolean tooShort = wanted.length() == 1 && Character.isLetter(wanted.charAt(0));
    fitting.removeIf(
        each -> tooShort ? !lower(each).startsWith(wanted) : !part.matcher(lower(each)).find());
    fitting.sort(Comparator.comparing(each -> !lower(each).startsWith(wanted)));
    boolean complete = fitting.size() == 1 && lower(fitting.getFirst()).equals(wanted);
    return complete ? List.of() : fitting.stream().distinct().limit(MOST).toList();
  }

  private static String lower(Suggestion suggestion) {
    return suggestion.text().toLowerCase(Locale.ROOT);
  }
}
