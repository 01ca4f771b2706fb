package io.tocsin.slack.fake;

import static io.tocsin.slack.fake.FakeSlack.TEAM;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The methods that make channels, find them, and hang something on them. */
public final class Founded {
  private static final Pattern TAKEN = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{Lm}\\p{Nd}_-]+");
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_-]+");
  private static final Pattern LETTER = Pattern.compile(".*[\\p{L}\\p{Nd}].*");
  private static final int TOPIC = 250;
  private static final int AT_ONCE = 100;
  private static final int NAME = 80;

  private final FakeSlack slack;
  private final Clock clock;
  private final AtomicInteger counter = new AtomicInteger();
  private final Map<String, Named> channels = new ConcurrentSkipListMap<>();
  private final Map<String, String> outsiders = new ConcurrentHashMap<>();
  private volatile boolean plain;
  private volatile boolean silent;

  Founded(FakeSlack slack, Clock clock) {
    this.slack = slack;
    this.clock = clock;
  }

  void teach() {
    Map<String, Function<Asked, Answered>> managing =
        Map.of(
            "conversations.create", this::create,
            "conversations.setTopic", in("channel", this::topic),
            "conversations.invite", in("channel", this::invite),
            "conversations.archive", in("channel", Founded::archive));
    managing.forEach((method, it) -> slack.on(method, slack.needing("channels:manage", it)));
    slack.on(
        "conversations.info",
        slack.needing("channels:read", in("channel", (asked, it) -> answer(it))));
    slack.on("users.conversations", slack.needing("channels:read", this::list));
    slack.on("pins.add", slack.needing("pins:write", in("channel", Founded::pin)));
    slack.on(
        "bookmarks.list", slack.needing("bookmarks:read", in("channel_id", Founded::bookmarks)));
    slack.on(
        "bookmarks.add", slack.needing("bookmarks:write", in("channel_id", Founded::bookmark)));
  }

  /** Somebody makes a channel, in which the bot is not. */
  public Named make(String name, String creator) {
    Named made = add(name, creator);
    made.channel().withoutBot();
    return made;
  }

  /** The bot makes a channel, at the time that it is. */
  public Named makeAsBot(String name) {
    return add(name, FakeSlack.botUser(TEAM));
  }

  /** The channel of this name, which there is. */
  public Named named(String name) {
    return find(name).orElseThrow(() -> new AssertionError(name + " is none of " + names()));
  }

  /** The names of all channels, archived ones too, as they were made. */
  public List<String> names() {
    return channels.values().stream().map(Named::name).toList();
  }

  /** Somebody who cannot be invited, and Slack's word for why. */
  public void keepsOut(String user, String error) {
    outsiders.put(user, error);
  }

  /** Takes no other letters than {@code a} to {@code z} in names. */
  public void plainNames() {
    plain = true;
  }

  /** Refuses lists of people without saying who is the reason. */
  public void namesNobody() {
    silent = true;
  }

  private Named add(String name, String creator) {
    String id = "C09%04d".formatted(counter.incrementAndGet());
    Named made = new Named(slack.channel(id), name, creator, clock.instant().getEpochSecond());
    channels.put(id, made);
    return made;
  }

  private Optional<Named> find(String name) {
    return channels.values().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private synchronized Answered create(Asked asked) {
    String name = asked.text("name");
    Optional<String> wrong = wrong(name);
    if (wrong.isPresent()) {
      return Answered.refused(wrong.get());
    }
    return find(name).isPresent()
        ? Answered.refused("name_taken")
        : answer(add(name, FakeSlack.botUser(asked.team())));
  }

  private Optional<String> wrong(String name) {
    if (name.isBlank()) {
      return Optional.of("invalid_name_required");
    } else if (name.codePointCount(0, name.length()) > NAME) {
      return Optional.of("invalid_name_maxlength");
    } else if (!LETTER.matcher(name).matches()) {
      return Optional.of("invalid_name_punctuation");
    }
    return (plain ? PLAIN : TAKEN).matcher(name).matches()
        ? Optional.empty()
        : Optional.of("invalid_name_specials");
  }

  private static Answered answer(Named channel) {
    Answered answer = Answered.ok();
    channel.write(answer.body().putObject("channel"));
    return answer;
  }

  private Answered list(Asked asked) {
    List<Named> found =
        channels.values().stream()
            .filter(it -> it.channel().hasBot())
            .filter(it -> !it.isArchived() || !asked.flag("exclude_archived"))
            .toList();
    int from = asked.text("cursor").isEmpty() ? 0 : Integer.parseInt(asked.text("cursor"));
    int to = Math.min(found.size(), from + Integer.parseInt(asked.text("limit")));
    Answered answer = Answered.ok();
    ArrayNode into = answer.body().putArray("channels");
    found.subList(from, to).forEach(it -> it.write(into.addObject()));
    String next = to < found.size() ? "" + to : "";
    answer.body().putObject("response_metadata").put("next_cursor", next);
    return answer;
  }

  private Answered topic(Asked asked, Named channel) {
    String topic = asked.text("topic");
    if (topic.length() > TOPIC) {
      return Answered.refused("too_long");
    }
    return changing(channel, () -> channel.topic(topic));
  }

  private Answered invite(Asked asked, Named channel) {
    List<String> people = List.of(asked.text("users").split(","));
    if (people.size() > AT_ONCE) {
      return Answered.refused("too_many_users");
    }
    List<String> reasons = new ArrayList<>();
    Answered refused = Answered.refused("");
    ArrayNode errors = refused.body().putArray("errors");
    for (String user : people) {
      reason(user, channel)
          .ifPresent(error -> {
            reasons.add(error);
            errors.addObject().put("user", user).put("ok", false).put("error", error);
          });
    }
    if (reasons.isEmpty()) {
      return changing(channel, () -> channel.join(people));
    } else if (silent) {
      return Answered.refused(reasons.getFirst());
    }
    return refused.with("error", reasons.getFirst());
  }

  private Optional<String> reason(String user, Named channel) {
    if (user.equals(FakeSlack.botUser(TEAM))) {
      return Optional.of("cant_invite_self");
    }
    return channel.members().contains(user)
        ? Optional.of("already_in_channel")
        : Optional.ofNullable(outsiders.get(user));
  }

  private static Answered pin(Asked asked, Named channel) {
    if (channel.channel().find(asked.text("timestamp")).isEmpty()) {
      return Answered.refused("message_not_found");
    }
    return channel.pin(asked.text("timestamp"))
        ? Answered.ok()
        : Answered.refused("already_pinned");
  }

  private static Answered bookmarks(Asked asked, Named channel) {
    Answered answer = Answered.ok();
    ArrayNode into = answer.body().putArray("bookmarks");
    channel
        .bookmarks()
        .forEach(it -> into.addObject().put("title", it.title()).put("link", it.link()));
    return answer;
  }

  private static Answered bookmark(Asked asked, Named channel) {
    String link = asked.text("link");
    if (!asked.text("type").equals("link") || asked.text("title").isEmpty()) {
      return Answered.refused("invalid_arguments");
    }
    return link.startsWith("http://127.")
        ? Answered.refused("invalid_link")
        : changing(channel, () -> channel.bookmark(asked.text("title"), link));
  }

  private static Answered archive(Asked asked, Named channel) {
    if (channel.isArchived()) {
      return Answered.refused("already_archived");
    }
    return changing(channel, () -> channel.channel().archive());
  }

  private static Answered changing(Named channel, Runnable change) {
    if (channel.isArchived()) {
      return Answered.refused("is_archived");
    } else if (!channel.channel().hasBot()) {
      return Answered.refused("not_in_channel");
    }
    change.run();
    return Answered.ok();
  }

  private Function<Asked, Answered> in(String argument, BiFunction<Asked, Named, Answered> then) {
    return asked ->
        Optional.ofNullable(channels.get(asked.text(argument)))
            .map(channel -> then.apply(asked, channel))
            .orElseGet(() -> Answered.refused("channel_not_found"));
  }
}
