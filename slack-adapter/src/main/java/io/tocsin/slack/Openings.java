package io.tocsin.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.Conversation;
import io.tocsin.core.chat.Channels.Opened;
import io.tocsin.core.chat.Channels.Wanted;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.Called.RateLimited;
import io.tocsin.slack.Called.Refused;
import io.tocsin.slack.Called.Unclear;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes channels. Slack gives a name once, to archived channels too; so a name that is taken is
 * either what an earlier attempt has made, or somebody else's, and then a number is put behind it.
 */
final class Openings {
  private static final Logger LOG = LoggerFactory.getLogger(Openings.class);
  private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]+");
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final String TAKEN = "name_taken";
  private static final int MOST_TRIED = 10_000;
  private static final int MOST_OF_A_NAME = 20;

  private final SlackApi api;
  private final OwnChannels own;
  private final Cache<Tried, Boolean> tried;

  Openings(SlackApi api) {
    Clock clock = api.clock();
    this.api = api;
    this.own = new OwnChannels(api);
    this.tried =
        Caffeine.newBuilder()
            .maximumSize(MOST_TRIED)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .build();
  }

  /** What this object itself may have made already. */
  private record Tried(String team, String name, Instant since) {
    static Tried of(Wanted wanted) {
      return new Tried(wanted.workspace().name(), wanted.name(), wanted.since());
    }
  }

  /** One name that is tried for a channel. */
  private record Attempt(Wanted wanted, String name, int number) {
    static Attempt first(Wanted wanted) {
      return new Attempt(wanted, ChannelName.fit(wanted.name()), 1);
    }

    String team() {
      return wanted.workspace().name();
    }

    String numbered() {
      return ChannelName.numbered(name, number);
    }

    List<String> allNames() {
      return IntStream.rangeClosed(1, MOST_OF_A_NAME)
          .mapToObj(it -> ChannelName.numbered(name, it))
          .toList();
    }

    Attempt next() {
      return new Attempt(wanted, name, number + 1);
    }

    Attempt plain() {
      return new Attempt(wanted, ChannelName.plain(wanted.name()), 1);
    }

    boolean isPlain() {
      return name.equals(ChannelName.plain(wanted.name()));
    }
  }

  Opened open(Wanted wanted) {
    String team = wanted.workspace().name();
    if (!wanted.workspace().platform().equals(SlackPlatform.NAME)
        || !TEAM.matcher(team).matches()) {
      return new Opened.Failed(new Rejected("this is no workspace of Slack: " + team));
    }
    return Optional.ofNullable(wanted.before())
        .flatMap(Place::read)
        .filter(place -> place.team().equals(team))
        .flatMap(this::alive)
        .orElseGet(() -> make(Attempt.first(wanted)));
  }

  /** Empty where the channel is of no use any more. */
  private Optional<Opened> alive(Place place) {
    Called<Conversation> seen =
        api.call(
                place.team(), methods -> methods.conversationsInfo(r -> r.channel(place.channel())))
            .map(answer -> answer.getChannel());
    return switch (seen) {
      case Done<Conversation>(Conversation it) when it.isArchived() -> Optional.empty();
      case Done<Conversation>(Conversation it) -> Optional.of(opened(place, it, place.channel()));
      case Refused<Conversation>(String error, String _) when Errors.isNoChannel(error) ->
          Optional.empty();
      case Refused<Conversation> refused -> Optional.of(failed(refused));
      case RateLimited<Conversation> limited -> Optional.of(failed(limited));
      case Unclear<Conversation> unclear -> Optional.of(failed(unclear));
    };
  }

  private Opened make(Attempt attempt) {
    Called<Conversation> made =
        api.call(
                attempt.team(),
                methods -> methods.conversationsCreate(r -> r.name(attempt.numbered())))
            .map(answer -> answer.getChannel());
    return switch (made) {
      case Done<Conversation>(Conversation channel) -> {
        tried.put(Tried.of(attempt.wanted()), true);
        yield opened(attempt, channel);
      }
      case Refused<Conversation> refused -> refused(attempt, refused);
      case RateLimited<Conversation> limited -> failed(limited);
      case Unclear<Conversation> unclear -> {
        tried.put(Tried.of(attempt.wanted()), true);
        yield failed(unclear);
      }
    };
  }

  private Opened refused(Attempt attempt, Refused<Conversation> refused) {
    if (refused.error().equals(TAKEN)) {
      return taken(attempt);
    }
    return Errors.isName(refused.error()) && !attempt.isPlain()
        ? make(attempt.plain())
        : failed(refused);
  }

  private Opened taken(Attempt attempt) {
    return switch (earlier(attempt)) {
      case Done<Optional<Conversation>>(Optional<Conversation> found) ->
          found.map(it -> opened(attempt, it)).orElseGet(() -> next(attempt));
      case Refused<Optional<Conversation>> refused -> {
        LOG.info(
            "The channel {} may be made twice, as nobody can look: {}",
            attempt.numbered(),
            refused.why());
        yield next(attempt);
      }
      case RateLimited<Optional<Conversation>> limited -> failed(limited);
      case Unclear<Optional<Conversation>> unclear -> failed(unclear);
    };
  }

  /** What an earlier attempt has made, if there may have been one. */
  private Called<Optional<Conversation>> earlier(Attempt attempt) {
    Wanted wanted = attempt.wanted();
    boolean mayBeThere = wanted.mayBeRepeat() || tried.getIfPresent(Tried.of(wanted)) != null;
    return mayBeThere && attempt.number() == 1
        ? own.find(attempt.team(), attempt.allNames(), wanted.since())
        : new Done<>(Optional.empty());
  }

  private Opened next(Attempt attempt) {
    return attempt.number() < MOST_OF_A_NAME
        ? make(attempt.next())
        : new Opened.Failed(
            new Rejected(
                "Slack has channels %s to %s already"
                    .formatted(attempt.name(), attempt.numbered())));
  }

  private static Opened opened(Attempt attempt, Conversation channel) {
    return opened(new Place(attempt.team(), channel.getId()), channel, attempt.numbered());
  }

  private static Opened opened(Place place, Conversation channel, String otherwise) {
    String name = channel.getName();
    return new Opened.Open(place.room(), name == null ? otherwise : name);
  }

  private static <T> Opened failed(Called<T> called) {
    Delivery why = Called.delivery(called.map(String::valueOf));
    return new Opened.Failed(why);
  }
}
