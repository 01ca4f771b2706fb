package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods that begin with {@code chat} and {@code conversations}. */
final class Messages {
  private static final int POST = 40_000;
  private static final int UPDATE = 4_000;
  private static final int PAGE = 100;

  private final Function<Asked, Optional<Channel>> channels;
  private final Clock clock;
  private final AtomicInteger counter = new AtomicInteger();
  final List<Whispered> whispers = new CopyOnWriteArrayList<>();

  Messages(Function<Asked, Optional<Channel>> channels, Clock clock) {
    this.channels = channels;
    this.clock = clock;
  }

  String ts() {
    return "%d.%06d".formatted(clock.instant().getEpochSecond(), counter.incrementAndGet());
  }

  Answered post(Asked asked) {
    return in(asked, channel -> refusal(asked, channel, POST).orElseGet(() -> add(asked, channel)));
  }

  private Answered add(Asked asked, Channel channel) {
    String thread = asked.text("thread_ts").isEmpty() ? null : asked.text("thread_ts");
    if (thread != null && channel.find(thread).isEmpty()) {
      return Answered.refused("thread_not_found");
    }
    JsonNode metadata = asked.json("metadata").orElse(null);
    Posted posted =
        channel.add(
            new Posted(ts(), thread, bot(asked), asked.text("text"), blocks(asked), metadata, 0));
    return Answered.ok().with("channel", channel.id()).with("ts", posted.ts());
  }

  Answered update(Asked asked) {
    return in(
        asked, channel -> refusal(asked, channel, UPDATE).orElseGet(() -> change(asked, channel)));
  }

  private static Answered change(Asked asked, Channel channel) {
    String ts = asked.text("ts");
    Optional<Posted> found = channel.find(ts);
    if (found.isEmpty()) {
      return Answered.refused("message_not_found");
    } else if (!found.get().author().equals(bot(asked))) {
      return Answered.refused("cant_update_message");
    }
    JsonNode metadata = asked.json("metadata").orElse(found.get().metadata());
    channel.change(ts, old -> old.changed(asked.text("text"), blocks(asked), metadata));
    return Answered.ok().with("channel", channel.id()).with("ts", ts);
  }

  Answered whisper(Asked asked) {
    return in(
        asked, channel -> refusal(asked, channel, POST).orElseGet(() -> whispered(asked, channel)));
  }

  private Answered whispered(Asked asked, Channel channel) {
    String thread = asked.text("thread_ts").isEmpty() ? null : asked.text("thread_ts");
    Posted message =
        new Posted(ts(), thread, bot(asked), asked.text("text"), blocks(asked), null, 0);
    whispers.add(new Whispered(channel.id(), asked.text("user"), message));
    return Answered.ok().with("message_ts", message.ts());
  }

  Answered history(Asked asked) {
    return in(
        asked,
        channel ->
            channel.hasBot()
                ? page(asked, newestFirst(channel.messages(), null))
                : Answered.refused("not_in_channel"));
  }

  Answered replies(Asked asked) {
    return in(
        asked,
        channel -> {
          Optional<Posted> root = channel.find(asked.text("ts"));
          if (root.isEmpty()) {
            return Answered.refused("thread_not_found");
          }
          List<Posted> thread = new ArrayList<>(List.of(root.get()));
          thread.addAll(channel.thread(asked.text("ts")));
          return page(asked, thread);
        });
  }

  private static List<Posted> newestFirst(List<Posted> messages, @Nullable String thread) {
    List<Posted> found =
        new ArrayList<>(messages.stream().filter(it -> it.thread() == thread).toList());
    Collections.reverse(found);
    return found;
  }

  private static Answered page(Asked asked, List<Posted> all) {
    List<Posted> wanted =
        all.stream().filter(it -> it.ts().compareTo(asked.text("oldest")) > 0).toList();
    int limit = asked.text("limit").isEmpty() ? PAGE : Integer.parseInt(asked.text("limit"));
    int from = asked.text("cursor").isEmpty() ? 0 : Integer.parseInt(asked.text("cursor"));
    int to = Math.min(wanted.size(), from + limit);
    Answered answer = Answered.ok();
    ArrayNode messages = answer.body().putArray("messages");
    wanted
        .subList(from, to)
        .forEach(it -> write(it, messages.addObject(), asked.flag("include_all_metadata")));
    String next = to < wanted.size() ? "" + to : "";
    answer.body().putObject("response_metadata").put("next_cursor", next);
    return answer;
  }

  private static void write(Posted posted, ObjectNode into, boolean withMetadata) {
    into.put("type", "message").put("ts", posted.ts()).put("text", posted.text());
    into.put(posted.author().startsWith("B") ? "bot_id" : "user", posted.author());
    if (posted.thread() != null) {
      into.put("thread_ts", posted.thread());
    }
    if (posted.blocks() != null) {
      into.set("blocks", posted.blocks());
    }
    if (withMetadata && posted.metadata() != null) {
      into.set("metadata", posted.metadata());
    }
  }

  private Answered in(Asked asked, Function<Channel, Answered> then) {
    return channels
        .apply(asked)
        .filter(channel -> !channel.isHidden())
        .map(then)
        .orElseGet(() -> Answered.refused("channel_not_found"));
  }

  private static Optional<Answered> refusal(Asked asked, Channel channel, int most) {
    String text = asked.text("text");
    Optional<String> blocks = asked.json("blocks").flatMap(BlockRules::ofMessage);
    if (!channel.hasBot()) {
      return Optional.of(Answered.refused("not_in_channel"));
    } else if (channel.isArchived()) {
      return Optional.of(Answered.refused("is_archived"));
    } else if (text.isBlank() && blocks(asked) == null) {
      return Optional.of(Answered.refused("no_text"));
    } else if (text.length() > most) {
      return Optional.of(Answered.refused("msg_too_long"));
    }
    return blocks.map(Answered::refused);
  }

  /** An empty list is none. */
  private static @Nullable JsonNode blocks(Asked asked) {
    return asked.json("blocks").filter(blocks -> !blocks.isEmpty()).orElse(null);
  }

  private static String bot(Asked asked) {
    return FakeSlack.botId(asked.team());
  }
}
