package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.engagement.Engagement.Track;
import io.tocsin.core.engagement.Engagement.Why;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of one engagement, as one decision leaves them. */
final class Pages {
  private final Engagement engagement;
  private final Call call;
  private final Instant now;
  private final Map<UUID, Page> known = new LinkedHashMap<>();
  private final Map<UUID, Page> changed = new LinkedHashMap<>();
  private final List<Change> sends = new ArrayList<>();

  /** Those of a new engagement are none; of a known one they have to be loaded. */
  Pages(Engagement engagement, Call call, State state) {
    this.engagement = engagement;
    this.call = call;
    this.now = Draft.moment(call);
    Key.PagesOf key = new Key.PagesOf(engagement.id());
    if (state.knows(key)) {
      state.all(key).forEach(page -> known.put(page.id(), page));
    }
  }

  /** Decides on a page, which leaves once that is committed. */
  Page send(ContactChannel channel, Track track, int attempt) {
    UUID id = call.ids().next();
    Page page =
        new Page(
            id,
            ContactArns.page(call.settings(), track.contact(), id),
            engagement.id(),
            track.contact(),
            new Page.Where(channel.id(), channel.arn(), channel.type(), channel.address()),
            track.path(),
            attempt,
            call.ids().code(),
            0,
            now,
            List.of(),
            true);
    changed.put(id, page);
    sends.add(
        new Change.Send(
            new OutboxEntry(
                call.ids().next(), Content.Page.room(channel.id()), new Content.Page(id), now)));
    return page;
  }

  /** All pages to somebody are answered by the one. */
  void answered(String person, @Nullable Page by, @Nullable String info) {
    open()
        .filter(page -> page.contact().equals(person))
        .toList()
        .forEach(
            page -> close(page, answered(page, by != null && by.id().equals(page.id()), info)));
  }

  private Page answered(Page page, boolean here, @Nullable String info) {
    if (!here) {
      return over(page, "acknowledged before");
    }
    boolean delivered = page.receipt(ReceiptType.DELIVERED).isPresent();
    Page read = delivered ? page : page.with(new Receipt(ReceiptType.DELIVERED, now, null));
    return read.with(new Receipt(ReceiptType.READ, now, info)).closed();
  }

  /** Nobody can answer any more, and what has not left yet stays. */
  void end(Why why) {
    String reason =
        switch (why) {
          case ACKNOWLEDGED -> "acknowledged before";
          case STOPPED -> "stopped";
          case RESOLVED -> "resolved before";
        };
    open().toList().forEach(page -> close(page, over(page, reason)));
  }

  /** What was sent stays sent; what was not, never is. */
  private Page over(Page page, String reason) {
    boolean sent = page.receipt(ReceiptType.SENT).isPresent();
    return sent ? page.closed() : page.with(new Receipt(ReceiptType.STOP, now, reason)).closed();
  }

  /** A message in a chat tells from now on what became of it; other ways out cannot. */
  private void close(Page page, Page closed) {
    put(closed);
    if (page.where().type() == ChannelType.CHAT) {
      String room = Content.Page.room(page.where().channel());
      sends.add(
          new Change.Send(
              new OutboxEntry(call.ids().next(), room, new Content.PageEnd(page.id()), now)));
    }
  }

  private Stream<Page> open() {
    return all().filter(Page::open);
  }

  /** All of them, the oldest first. */
  Stream<Page> all() {
    Map<UUID, Page> all = new LinkedHashMap<>(known);
    all.putAll(changed);
    return List.copyOf(all.values()).stream();
  }

  private void put(Page page) {
    changed.put(page.id(), page);
  }

  List<Change> changes() {
    return Stream.concat(changed.values().stream().map(Change.File::new), sends.stream()).toList();
  }
}
