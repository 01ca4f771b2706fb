package io.tocsin.slack;

import com.slack.api.methods.SlackApiTextResponse;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Channels;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.Room;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.Called.Refused;
import io.tocsin.slack.SlackApi.Call;
import java.util.List;
import java.util.function.Function;

/** Channels of Slack for incidents. What Slack says was done before counts as done. */
final class SlackChannels implements Channels {
  private static final int TOPIC = 250;

  private final SlackApi api;
  private final Openings openings;
  private final Invitations invitations;
  private final Bookmarks bookmarks;

  SlackChannels(SlackApi api) {
    this.api = api;
    this.openings = new Openings(api);
    this.invitations = new Invitations(api);
    this.bookmarks = new Bookmarks(api);
  }

  @Override
  public Opened open(Wanted wanted) {
    try {
      return openings.open(wanted);
    } catch (Unavailable away) {
      return new Opened.Failed(later(away));
    }
  }

  @Override
  public Delivery describe(Room channel, String topic) {
    String line = Literal.readable(topic).replaceAll("\\s+", " ").strip();
    String text = Literal.shortenedEscaped(line, TOPIC);
    return in(
        channel,
        place ->
            Called.delivery(
                asked(
                    place,
                    methods ->
                        methods.conversationsSetTopic(
                            r -> r.channel(place.channel()).topic(text)))));
  }

  @Override
  public Delivery invite(Room channel, List<String> people) {
    return in(channel, place -> invitations.invite(place, people));
  }

  @Override
  public Delivery pin(Room channel, String message) {
    return in(
        channel,
        place ->
            once(
                place,
                methods -> methods.pinsAdd(r -> r.channel(place.channel()).timestamp(message)),
                "already_pinned"));
  }

  @Override
  public Delivery bookmark(Room channel, List<Link> links) {
    return in(channel, place -> bookmarks.add(place, links));
  }

  @Override
  public Delivery archive(Room channel) {
    return in(
        channel,
        place ->
            once(
                place,
                methods -> methods.conversationsArchive(r -> r.channel(place.channel())),
                "already_archived"));
  }

  /**
   * @param already Slack's word for that it was done before
   */
  private <T extends SlackApiTextResponse> Delivery once(
      Place place, Call<T> call, String already) {
    Called<String> called = asked(place, call);
    boolean wasDone =
        called instanceof Refused<String>(String error, String _) && error.equals(already);
    return Called.delivery(wasDone ? new Done<>(place.channel()) : called);
  }

  private <T extends SlackApiTextResponse> Called<String> asked(Place place, Call<T> call) {
    return api.call(place.team(), call).map(done -> place.channel());
  }

  private static Delivery in(Room channel, Function<Place, Delivery> step) {
    try {
      return Place.read(channel)
          .map(step)
          .orElseGet(() -> new Rejected("this is no channel of Slack: " + channel.name()));
    } catch (Unavailable away) {
      return later(away);
    }
  }

  private static RetryLater later(Unavailable away) {
    return new RetryLater(away.retryAfter(), "the database is away");
  }
}
