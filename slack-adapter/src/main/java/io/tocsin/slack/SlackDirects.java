package io.tocsin.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.DirectMessages;
import io.tocsin.slack.Called.Done;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Direct messages. Slack has a channel for each, which has to be opened; opened again it is the
 * same. What was said is named by that channel and its {@code ts}.
 */
final class SlackDirects implements DirectMessages {
  private static final Pattern PERSON = Pattern.compile("([TE][A-Z0-9]+)/([UW][A-Z0-9]+)");
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final SlackApi api;
  private final Function<Parcel, Delivery> posting;
  private final Cache<Person, Place> opened;

  /**
   * @param posting delivers to the channel of a direct message as to any other
   */
  SlackDirects(SlackApi api, Function<Parcel, Delivery> posting) {
    this.api = api;
    this.posting = posting;
    this.opened =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> Duration.ofMillis(api.clock().millis()).toNanos())
            .build();
  }

  private record Person(String team, String user) {}

  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public Delivery deliver(Direct direct) {
    Matcher name = PERSON.matcher(direct.person());
    if (!name.matches()) {
      return new Rejected(
          "nobody in Slack goes by “" + direct.person() + "”, as T0001/U0001 would");
    }
    try {
      return deliver(direct, new Person(name.group(1), name.group(2)));
    } catch (Unavailable away) {
      return new RetryLater(away.retryAfter(), "the database is away");
    }
  }

  private Delivery deliver(Direct direct, Person person) {
    Called<Place> place = open(person);
    return place instanceof Done<Place>(Place there)
        ? deliver(direct, there)
        : Called.delivery(place.map(Place::channel));
  }

  private Called<Place> open(Person person) {
    Place known = opened.getIfPresent(person);
    if (known != null) {
      return new Done<>(known);
    }
    Called<Place> called =
        api.call(person.team(), methods -> methods.conversationsOpen(r -> r.users(users(person))))
            .map(answer -> new Place(person.team(), answer.getChannel().getId()));
    if (called instanceof Done<Place>(Place place)) {
      opened.put(person, place);
    }
    return called;
  }

  private static List<String> users(Person person) {
    return List.of(person.user());
  }

  private Delivery deliver(Direct direct, Place place) {
    Delivery delivery =
        posting.apply(
            new Parcel(
                direct.deliveryId(),
                place.room(),
                null,
                ts(direct.replaces()),
                direct.message(),
                direct.mayBeRepeat()));
    return delivery instanceof Delivered(String ts)
        ? new Delivered(place.channel() + "/" + ts)
        : delivery;
  }

  private static @Nullable String ts(@Nullable String reference) {
    return reference == null ? null : reference.substring(reference.indexOf('/') + 1);
  }
}
