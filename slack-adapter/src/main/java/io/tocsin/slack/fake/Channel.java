package io.tocsin.slack.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A channel with what was said there. */
public final class Channel {
  private final String id;
  private final List<Posted> messages = new ArrayList<>();
  private boolean archived;
  private boolean botIsIn = true;
  private boolean secret;

  Channel(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public synchronized Channel archive() {
    archived = true;
    return this;
  }

  /** Throws the bot out. */
  public synchronized Channel withoutBot() {
    botIsIn = false;
    return this;
  }

  public synchronized Channel invite() {
    botIsIn = true;
    return this;
  }

  /** Nobody who is not in it gets to know that there is one. */
  public synchronized Channel makePrivate() {
    secret = true;
    return this;
  }

  synchronized boolean isArchived() {
    return archived;
  }

  synchronized boolean hasBot() {
    return botIsIn;
  }

  synchronized boolean isHidden() {
    return secret && !botIsIn;
  }

  /** All messages, those in threads too, from first to last. */
  public synchronized List<Posted> messages() {
    return List.copyOf(messages);
  }

  /** The text of all messages. */
  public List<String> texts() {
    return messages().stream().map(Posted::text).toList();
  }

  /** The messages of a thread, without the one it hangs on. */
  public List<Posted> thread(String ts) {
    return messages().stream().filter(message -> ts.equals(message.thread())).toList();
  }

  public synchronized void delete(String ts) {
    messages.removeIf(message -> message.ts().equals(ts));
  }

  synchronized Posted add(Posted message) {
    messages.add(message);
    return message;
  }

  synchronized Optional<Posted> find(String ts) {
    return messages.stream().filter(message -> message.ts().equals(ts)).findFirst();
  }

  synchronized void change(String ts, UnaryOperator<Posted> change) {
    messages.replaceAll(message -> message.ts().equals(ts) ? change.apply(message) : message);
  }
}
