package io.tocsin.core.testkit;

import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Says what it was told to say, and remembers what it heard; to all else it is silent. */
public final class ScriptedConversation implements Conversation {
  private final Map<String, Function<Line, Reply>> lines = new HashMap<>();
  private final Map<String, Function<Press, Reply>> presses = new HashMap<>();
  private final List<Group> desk = new ArrayList<>();
  private final List<Line> heard = new ArrayList<>();
  private final List<Quote> quoted = new ArrayList<>();
  private final List<Press> pressed = new ArrayList<>();

  public static Reply publicly(Message message) {
    return new Reply.Answer(message, false);
  }

  public static Reply privately(Message message) {
    return new Reply.Answer(message, true);
  }

  public synchronized ScriptedConversation on(String text, Function<Line, Reply> answer) {
    lines.put(text, answer);
    return this;
  }

  public synchronized ScriptedConversation onPress(String action, Function<Press, Reply> answer) {
    presses.put(action, answer);
    return this;
  }

  @Override
  public Reply say(Line line) {
    return remember(line).apply(line);
  }

  @Override
  public Reply press(Press press) {
    return remember(press).apply(press);
  }

  @Override
  public synchronized Reply keep(Quote quote) {
    quoted.add(quote);
    return privately(Message.text("Noted."));
  }

  /** What everybody finds who looks at no room in particular. */
  public synchronized ScriptedConversation onDesk(Group... groups) {
    desk.addAll(List.of(groups));
    return this;
  }

  @Override
  public synchronized List<Group> desk(Actor actor, Room room) {
    return List.copyOf(desk);
  }

  @Override
  public String kept(Line line) {
    return line.text().replaceAll("secret-\\S+", "••••");
  }

  public synchronized List<Line> heard() {
    return List.copyOf(heard);
  }

  public synchronized List<Quote> quoted() {
    return List.copyOf(quoted);
  }

  public synchronized List<Press> pressed() {
    return List.copyOf(pressed);
  }

  private synchronized Function<Line, Reply> remember(Line line) {
    heard.add(line);
    return lines.getOrDefault(line.text(), unscripted -> new Reply.Silence());
  }

  private synchronized Function<Press, Reply> remember(Press press) {
    pressed.add(press);
    return presses.getOrDefault(press.action(), unscripted -> new Reply.Silence());
  }
}
