package io.tocsin.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.Channels;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.DirectMessages;
import io.tocsin.core.chat.UserGroups;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.Called.RateLimited;
import io.tocsin.slack.Called.Refused;
import io.tocsin.slack.Called.Unclear;
import io.tocsin.slack.Lookup.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack as a place to which the relay delivers. Slack does not recognise a repeat: where an earlier
 * attempt may have arrived, the channel is looked through before anything is posted again.
 */
final class SlackPlatform implements ChatPlatform {
  static final String NAME = "slack";
  private static final Logger LOG = LoggerFactory.getLogger(SlackPlatform.class);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST = 20_000;

  private final Posts posts;
  private final Lookup lookup;
  private final Pace pace;
  private final SlackChannels channels;
  private final SlackUserGroups groups;
  private final SlackDirects directs;
  private final Cache<UUID, Standing> posted;
  private final Cache<UUID, Boolean> unclear;

  SlackPlatform(SlackApi api) {
    Clock clock = api.clock();
    this.posts = new Posts(api);
    this.lookup = new Lookup(api, clock);
    this.pace = new Pace(clock);
    this.channels = new SlackChannels(api);
    this.groups = new SlackUserGroups(api);
    this.directs = new SlackDirects(api, this::deliver);
    this.posted = remembering(clock);
    this.unclear = remembering(clock);
  }

  private static <T> Cache<UUID, T> remembering(Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(REMEMBERED)
        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
        .build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, true, true);
  }

  @Override
  public Optional<Channels> channels() {
    return Optional.of(channels);
  }

  @Override
  public Optional<UserGroups> groups() {
    return Optional.of(groups);
  }

  @Override
  public Optional<DirectMessages> directMessages() {
    return Optional.of(directs);
  }

  @Override
  public Delivery deliver(Parcel parcel) {
    try {
      return Place.read(parcel.room())
          .map(place -> inTime(place, parcel))
          .orElseGet(() -> new Rejected("this is no channel of Slack: " + parcel.room().name()));
    } catch (Unavailable away) {
      return new RetryLater(away.retryAfter(), "the database is away");
    }
  }

  private Delivery inTime(Place place, Parcel parcel) {
    Duration wait = pace.take(place);
    if (wait.isPositive()) {
      return new RetryLater(wait, "Slack takes about one message a second in a channel");
    }
    String replaced = parcel.replaces();
    return replaced == null ? post(place, parcel) : change(place, parcel, replaced);
  }

  /** What cannot be changed any more is posted anew. */
  private Delivery change(Place place, Parcel parcel, String message) {
    Called<String> changed = posts.change(place, message, parcel.message());
    return isGone(changed) ? post(place, parcel) : Called.delivery(changed);
  }

  private Delivery post(Place place, Parcel parcel) {
    return switch (before(place, parcel)) {
      case Done<Optional<Standing>>(Optional<Standing> standing) ->
          standing
              .map(it -> bringUpToDate(place, parcel, it))
              .orElseGet(() -> postAnew(place, parcel));
      case Refused<Optional<Standing>> refused -> {
        LOG.info("Delivery {} may come twice, as nobody can look: {}", id(parcel), refused.why());
        yield postAnew(place, parcel);
      }
      case RateLimited<Optional<Standing>>(Duration pause) -> Called.paused(pause);
      case Unclear<Optional<Standing>>(String why) -> new RetryLater(SlackApi.SHORTEST, why);
    };
  }

  /** What stands there from an earlier attempt. */
  private Called<Optional<Standing>> before(Place place, Parcel parcel) {
    Standing known = posted.getIfPresent(id(parcel));
    if (known != null) {
      return new Done<>(Optional.of(known));
    }
    return parcel.mayBeRepeat() || unclear.getIfPresent(id(parcel)) != null
        ? lookup.find(place, parcel.thread(), id(parcel))
        : new Done<>(Optional.empty());
  }

  private Delivery bringUpToDate(Place place, Parcel parcel, Standing standing) {
    if (standing.text().equals(BlockKit.text(parcel.message()))) {
      return new Delivered(standing.ts());
    }
    Called<String> changed = posts.change(place, standing.ts(), parcel.message());
    return isGone(changed) ? postAnew(place, parcel) : Called.delivery(changed);
  }

  private Delivery postAnew(Place place, Parcel parcel) {
    Called<String> called =
        posts.post(place, parcel.thread(), parcel.message(), parcel.deliveryId());
    if (called instanceof Unclear<String>) {
      unclear.put(id(parcel), true);
      lookup.outdated(place, parcel.thread());
    } else if (called instanceof Done<String>(String ts)) {
      posted.put(id(parcel), new Standing(ts, BlockKit.text(parcel.message())));
    }
    return Called.delivery(called);
  }

  private static boolean isGone(Called<String> called) {
    return called instanceof Refused<String>(String error, String _) && Errors.isGone(error);
  }

  private static UUID id(Parcel parcel) {
    return parcel.deliveryId();
  }
}
