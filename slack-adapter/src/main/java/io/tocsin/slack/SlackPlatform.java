package io.tocsin.slack;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.RetryLater;

/** Slack as a place to which the relay delivers. */
final class SlackPlatform implements ChatPlatform {
  static final String NAME = "slack";

  private final SlackApi api;

  SlackPlatform(SlackApi api) {
    this.api = api;
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
  public Delivery deliver(Parcel parcel) {
    try {
      return Place.read(parcel.room())
          .map(place -> deliver(place, parcel))
          .orElseGet(() -> new Delivery.Rejected("this is no channel of Slack"));
    } catch (Unavailable away) {
      return new RetryLater(away.retryAfter(), "the database is away");
    }
  }

  private Delivery deliver(Place place, Parcel parcel) {
    String text = parcel.message().fallback();
    Called<String> posted =
        api.call(
                place.team(),
                methods -> methods.chatPostMessage(r -> r.channel(place.channel()).text(text)))
            .map(answer -> answer.getTs());
    return switch (posted) {
      case Called.Done<String>(String ts) -> new Delivery.Delivered(ts);
      case Called.RateLimited<String>(var pause) -> new RetryLater(pause, "Slack asks for a pause");
      case Called.Unclear<String>(String why) -> new RetryLater(SlackApi.SHORTEST, why);
      case Called.Refused<String> refused -> new Delivery.Rejected(refused.why());
    };
  }
}
