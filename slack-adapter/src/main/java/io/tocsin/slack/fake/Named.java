package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a channel has besides its messages. */
public final class Named {
  private final Channel channel;
  private final String name;
  private final String creator;
  private final long created;
  private final Set<String> members = new LinkedHashSet<>();
  private final Set<String> pins = new LinkedHashSet<>();
  private final List<Bookmark> bookmarks = new ArrayList<>();
  private String topic = "";

  /** A link at the head of a channel. */
  public record Bookmark(String title, String link) {}

  Named(Channel channel, String name, String creator, long created) {
    this.channel = channel;
    this.name = name;
    this.creator = creator;
    this.created = created;
    members.add(creator);
  }

  public Channel channel() {
    return channel;
  }

  public String id() {
    return channel.id();
  }

  public String name() {
    return name;
  }

  public boolean isArchived() {
    return channel.isArchived();
  }

  public synchronized String topic() {
    return topic;
  }

  public synchronized Set<String> members() {
    return new LinkedHashSet<>(members);
  }

  public synchronized Set<String> pins() {
    return new LinkedHashSet<>(pins);
  }

  public synchronized List<Bookmark> bookmarks() {
    return List.copyOf(bookmarks);
  }

  /** Somebody puts a link there by hand. */
  public synchronized Named bookmark(String title, String link) {
    bookmarks.add(new Bookmark(title, link));
    return this;
  }

  synchronized void topic(String text) {
    topic = text;
  }

  synchronized void join(List<String> people) {
    members.addAll(people);
  }

  synchronized boolean pin(String ts) {
    return pins.add(ts);
  }

  void write(ObjectNode into) {
    into.put("id", id()).put("name", name).put("creator", creator).put("created", created);
    into.put("is_channel", true).put("is_archived", isArchived());
    into.put("is_member", channel.hasBot());
  }
}
