package io.tocsin.core.engagement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.engagement.Engagement.Wording;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what people are sent. */
final class PageLetters {
  private static final int REMEMBERED = 10_000;

  private final Queries queries;
  private final Function<Page, @Nullable String> links;

  /** What an engagement says never changes. */
  private final Cache<UUID, Wording> wordings =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * @param links where a page is acknowledged by a press of a button; null where nowhere
   */
  PageLetters(Queries queries, Function<Page, @Nullable String> links) {
    this.queries = queries;
    this.links = links;
  }

  /** What is sent as a page; empty if its engagement is gone. */
  Optional<Letter> page(Page page, UUID deliveryId, boolean mayBeRepeat) {
    return wording(page.engagement())
        .map(wording -> letter(page, wording, deliveryId, mayBeRepeat));
  }

  private Optional<Wording> wording(UUID engagement) {
    Wording known = wordings.getIfPresent(engagement);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Wording> found = queries.find(new Key.Engagement(engagement)).map(Engagement::wording);
    found.ifPresent(wording -> wordings.put(engagement, wording));
    return found;
  }

  private Letter letter(Page page, Wording wording, UUID deliveryId, boolean mayBeRepeat) {
    boolean open = page.where().type() == ChannelType.SMS;
    return new Letter(
        deliveryId,
        page.where().type(),
        page.where().address(),
        open
            ? Objects.requireNonNullElse(wording.publicSubject(), "You are paged")
            : wording.subject(),
        open ? Objects.requireNonNullElse(wording.publicContent(), "") : wording.content(),
        new Answer.Acknowledge(page.id(), page.code(), links.apply(page)),
        waiting(page),
        mayBeRepeat);
  }

  /** How many more things this person is to be paged for and has heard nothing of. */
  private int waiting(Page page) {
    List<Page> open = queries.all(new Key.OpenPagesOf(page.contact()));
    Set<UUID> heardOf =
        open.stream()
            .filter(other -> other.id().equals(page.id()) || !other.receipts().isEmpty())
            .map(Page::engagement)
            .collect(Collectors.toSet());
    return (int)
        open.stream()
            .map(Page::engagement)
            .filter(engagement -> !heardOf.contains(engagement))
            .distinct()
            .count();
  }

  /** What is sent to a channel that is to be activated. */
  Letter code(ContactChannel channel, String code, UUID deliveryId, boolean mayBeRepeat) {
    String text =
        "To get pages here, say in the chat: activate %s/%s %s"
            .formatted(channel.contact(), channel.name(), code);
    return new Letter(
        deliveryId,
        channel.type(),
        channel.address(),
        "Your code is " + code,
        text,
        new Answer.Activate(code),
        0,
        mayBeRepeat);
  }
}
