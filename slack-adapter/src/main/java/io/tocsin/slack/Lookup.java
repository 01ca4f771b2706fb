package io.tocsin.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.Message;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.ResponseMetadata;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.SlackConfig.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a channel for what may have been delivered there. Slack gives little history in a
 * minute, so one look serves all questions of the next few seconds.
 */
final class Lookup {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration UNDATED = Duration.ofDays(1);
  private static final int PAGE = 200;
  private static final int PAGES = 5;
  private static final int TIME_ORDERED = 7;

  private final SlackApi api;
  private final Clock clock;
  private final Cache<Where, Seen> seen;

  Lookup(SlackApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
    this.seen =
        Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(FRESH)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .build();
  }

  /** A message of ours that stands in a channel. */
  record Standing(String ts, String text) {}

  private record Where(Place place, @Nullable String thread) {}

  private record Seen(Instant since, Map<UUID, Standing> messages) {}

  private record Page(List<Message> messages, @Nullable String next) {}

  /** What was posted as this delivery, if anything was. */
  Called<Optional<Standing>> find(Place place, @Nullable String thread, UUID delivery) {
    Where where = new Where(place, thread);
    Instant since = begun(delivery).minus(SKEW);
    Seen known = seen.getIfPresent(where);
    if (known != null && !known.since().isAfter(since)) {
      return new Done<>(Optional.ofNullable(known.messages().get(delivery)));
    }
    Called<Map<UUID, Standing>> looked = look(where, since);
    if (looked instanceof Done<Map<UUID, Standing>>(Map<UUID, Standing> messages)) {
      seen.put(where, new Seen(since, messages));
    }
    return looked.map(messages -> Optional.ofNullable(messages.get(delivery)));
  }

  /** What was seen in this place no longer tells everything. */
  void outdated(Place place, @Nullable String thread) {
    seen.invalidate(new Where(place, thread));
  }

  /** When something was to be delivered for the first time, which its identifier tells. */
  private Instant begun(UUID delivery) {
    return delivery.version() == TIME_ORDERED
        ? Instant.ofEpochMilli(delivery.getMostSignificantBits() >>> 16)
        : clock.instant().minus(UNDATED);
  }

  private Called<Map<UUID, Standing>> look(Where where, Instant since) {
    Map<UUID, Standing> found = new HashMap<>();
    String bot = api.workspace(where.place().team()).map(Workspace::botId).orElse("");
    String cursor = "";
    for (int page = 0; page < PAGES && cursor != null; page++) {
      Called<Page> read = read(where, since.getEpochSecond() + ".000000", cursor);
      if (!(read instanceof Done<Page>(Page it))) {
        return read.map(unread -> found);
      }
      it.messages().forEach(message -> note(message, bot, found));
      cursor = it.next();
    }
    return new Done<>(found);
  }

  private Called<Page> read(Where where, String oldest, String cursor) {
    String thread = where.thread();
    return thread == null
        ? history(where.place(), oldest, cursor)
        : replies(where.place(), thread, oldest, cursor);
  }

  private Called<Page> history(Place place, String oldest, String cursor) {
    return api.call(
            place.team(),
            methods ->
                methods.conversationsHistory(request ->
                    request
                        .channel(place.channel())
                        .oldest(oldest)
                        .cursor(cursor)
                        .limit(PAGE)
                        .includeAllMetadata(true)))
        .map(answer -> page(answer.getMessages(), answer.getResponseMetadata()));
  }

  private Called<Page> replies(Place place, String thread, String oldest, String cursor) {
    return api.call(
            place.team(),
            methods ->
                methods.conversationsReplies(request ->
                    request
                        .channel(place.channel())
                        .ts(thread)
                        .oldest(oldest)
                        .cursor(cursor)
                        .limit(PAGE)
                        .includeAllMetadata(true)))
        .map(answer -> page(answer.getMessages(), answer.getResponseMetadata()));
  }

  private static Page page(@Nullable List<Message> messages, @Nullable ResponseMetadata more) {
    String next = more == null ? null : more.getNextCursor();
    return new Page(
        messages == null ? List.of() : messages, next == null || next.isEmpty() ? null : next);
  }

  /** What stands in somebody else's message is not believed. */
  private static void note(Message message, String bot, Map<UUID, Standing> found) {
    Metadata metadata = message.getMetadata();
    if (metadata == null || !Posts.EVENT.equals(metadata.getEventType())) {
      return;
    }
    Object key =
        metadata.getEventPayload() == null ? null : metadata.getEventPayload().get(Posts.KEY);
    if (key instanceof String id && bot.equals(message.getBotId())) {
      identifier(id)
          .ifPresent(it ->
              found.put(
                  it,
                  new Standing(
                      message.getTs(), Objects.requireNonNullElse(message.getText(), ""))));
    }
  }

  private static Optional<UUID> identifier(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
