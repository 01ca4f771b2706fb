package io.tocsin.slack;

import com.slack.api.model.Bookmark;
import io.tocsin.core.chat.Channels.Link;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.Called.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts links at the head of channels, each once; other addresses than of the web are left out. */
record Bookmarks(SlackApi api) {
  private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{C}<>]{1,2000}");
  private static final Pattern LAST_SLASH = Pattern.compile("/$");
  private static final int TITLE = 80;

  Delivery add(Place place, List<Link> links) {
    List<Link> wanted = links.stream().filter(it -> WEB.matcher(it.url()).matches()).toList();
    if (wanted.isEmpty()) {
      return new Delivered(place.channel());
    }
    Called<Set<String>> there = there(place);
    return there instanceof Done<Set<String>>(Set<String> known)
        ? addMissing(place, wanted, new HashSet<>(known))
        : Called.delivery(there.map(nothing -> place.channel()));
  }

  private Called<Set<String>> there(Place place) {
    return api.call(
            place.team(), methods -> methods.bookmarksList(r -> r.channelId(place.channel())))
        .map(answer -> Optional.ofNullable(answer.getBookmarks()).orElse(List.of()))
        .map(Bookmarks::addresses);
  }

  private static Set<String> addresses(List<Bookmark> bookmarks) {
    return bookmarks.stream()
        .map(Bookmark::getLink)
        .filter(Objects::nonNull)
        .map(Bookmarks::same)
        .collect(Collectors.toSet());
  }

  /** One that Slack refuses keeps no other out. */
  private Delivery addMissing(Place place, List<Link> links, Set<String> known) {
    @Nullable Called<String> refusal = null;
    for (Link link : links) {
      Called<String> called =
          known.add(same(link.url())) ? add(place, link) : new Done<>(place.channel());
      if (called instanceof Refused<String>) {
        refusal = refusal == null ? called : refusal;
      } else if (!(called instanceof Done<String>)) {
        return Called.delivery(called);
      }
    }
    return refusal == null ? new Delivered(place.channel()) : Called.delivery(refusal);
  }

  private Called<String> add(Place place, Link link) {
    String readable = Literal.readable(link.title()).replaceAll("\\s+", " ").strip();
    String title = Literal.shortened(readable.isEmpty() ? link.url() : readable, TITLE);
    return api.call(
            place.team(),
            methods ->
                methods.bookmarksAdd(
                    r -> r.channelId(place.channel()).title(title).type("link").link(link.url())))
        .map(answer -> place.channel());
  }

  /** Slack may write an address a little differently than it was given. */
  private static String same(String link) {
    return LAST_SLASH.matcher(link.replace("&amp;", "&")).replaceAll("");
  }
}
