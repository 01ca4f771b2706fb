package io.tocsin.paging.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import io.tocsin.core.room.WebhookAddresses;
import io.tocsin.core.room.WebhookRoom;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that are incoming webhooks. Messages go to them as plain text, each as one request; a
 * repeat carries the same delivery id. A delivery ends within the time that the configuration
 * gives, whatever the receiver does; many may run at once. A room that was deleted, or made anew
 * with another address, is noticed within five seconds.
 */
public final class WebhookRooms implements ChatPlatform, WebhookAddresses, AutoCloseable {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(5);
  private static final Duration UNTIL_KEYS_ARE_BACK = Duration.ofMinutes(1);
  private static final int ROOMS_KNOWN = 10_000;

  private final WebhookConfig config;
  private final Set<String> allow;
  private final Function<String, Optional<WebhookRoom>> rooms;
  private final Sealing sealing;
  private final Clock clock;
  private final Cache<String, Target> known;
  private volatile @Nullable Poster poster;

  /**
   * @param rooms finds a room by its name; may throw {@link Unavailable}
   * @param clock for what a receiver says of dates, and for how long a room is known
   */
  public WebhookRooms(
      WebhookConfig config,
      Function<String, Optional<WebhookRoom>> rooms,
      Sealing sealing,
      Clock clock) {
    this.allow = Set.copyOf(config.allow());
    this.rooms = rooms;
    this.sealing = sealing;
    this.clock = clock;
    this.config = config;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(ROOMS_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .build();
  }

  private record Target(Address address, WebhookFormat format) {}

  @Override
  public String name() {
    return WebhookRoom.PLATFORM;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(false, false, false, false);
  }

  @Override
  public Seen read(Secret url) {
    return switch (Address.read(url, allow)) {
      case Address.Read.Good(Address address) -> new Seen.Fit(address.url().host());
      case Address.Read.Bad(String constraint) -> new Seen.Unfit(constraint);
    };
  }

  @Override
  public Delivery deliver(Parcel parcel) {
    String name = parcel.room().name();
    Target target = known.getIfPresent(name);
    try {
      return target == null ? lookUp(name, parcel) : post(target, parcel);
    } catch (Unavailable away) {
      return new RetryLater(away.retryAfter(), "the database is away");
    }
  }

  private Delivery lookUp(String name, Parcel parcel) {
    return rooms
        .apply(name)
        .map(room -> open(room, parcel))
        .orElseGet(() -> new Rejected("the room was deleted"));
  }

  private Delivery open(WebhookRoom room, Parcel parcel) {
    Optional<Secret> url = sealing.open(room.url(), room.id());
    if (url.isEmpty()) {
      return new RetryLater(
          UNTIL_KEYS_ARE_BACK,
          "the address is sealed with a key that is not here; see secrets.previous-key");
    }
    return switch (Address.read(url.get(), allow)) {
      case Address.Read.Bad(String constraint) -> new Rejected("the address " + constraint);
      case Address.Read.Good(Address address) -> {
        Target target = new Target(address, room.format());
        known.put(room.name(), target);
        yield post(target, parcel);
      }
    };
  }

  private Delivery post(Target target, Parcel parcel) {
    try {
      byte[] body = Payload.of(parcel.message(), target.format());
      Poster.Answer answer = poster().post(target.address(), parcel.deliveryId(), body);
      return Verdict.of(answer, parcel.deliveryId(), clock.instant());
    } catch (NotPublic refused) {
      return new Rejected("the host " + Address.notPublic("" + refused.getMessage()));
    } catch (IOException e) {
      return new RetryLater(Verdict.SHORTEST, reason(e));
    }
  }

  /** In our own words: what the library says may hold the address. */
  static String reason(IOException failure) {
    return switch (failure) {
      case UnknownHostException unknown -> "the host has no address";
      case SSLException untrusted -> "no secure connection could be made";
      case InterruptedIOException late -> "no answer in time";
      default -> "no connection, or it broke (" + failure.getClass().getSimpleName() + ")";
    };
  }

  /** Made when it is needed first: it loads certificates, which an idle start need not wait for. */
  private Poster poster() {
    Poster made = poster;
    return made == null ? makePoster() : made;
  }

  private synchronized Poster makePoster() {
    Poster made = poster == null ? new OkPoster(config) : poster;
    poster = made;
    return made;
  }

  @Override
  public synchronized void close() {
    Poster made = poster;
    if (made != null) {
      made.close();
    }
  }
}
