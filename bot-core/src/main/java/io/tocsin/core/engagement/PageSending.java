package io.tocsin.core.engagement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.Call;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.engagement.Engagement.Wording;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.House;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.outbox.PageCourier;
import io.tocsin.core.paging.Pager;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Answered;
import io.tocsin.core.paging.Pager.Letter;
import io.tocsin.core.paging.Throttle;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends pages. Whether one is still wanted is looked up right before it is sent: one that was
 * acknowledged, stopped or resolved meanwhile stays here.
 */
public final class PageSending implements PageCourier {
  private static final Delivery UNWANTED = new Delivery.Delivered("");
  private static final Sent UNSENT = new Sent(UNWANTED, false);
  private static final int REMEMBERED = 10_000;

  private final Queries queries;
  private final Map<ChannelType, Pager> pagers = new EnumMap<>(ChannelType.class);
  private final Supplier<Writer> writer;
  private final Clock clock;
  private final Ids ids;
  private final Settings settings;
  private final Function<Page, @Nullable String> links;

  private final Throttle throttle = new Throttle();

  /** What may have arrived although it has failed here: then the next attempt says so. */
  private final Cache<UUID, UUID> tried = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** What an engagement says never changes. */
  private final Cache<UUID, Wording> wordings =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * @param pagers the ways out, of which each kind of channel has one at most
   * @param writer is asked for when there is something to be written
   * @param links where a page is acknowledged by a press of a button; null where nowhere
   */
  public PageSending(
      Queries queries,
      List<Pager> pagers,
      Supplier<Writer> writer,
      Clock clock,
      Ids ids,
      Settings settings,
      Function<Page, @Nullable String> links) {
    this.queries = queries;
    this.writer = writer;
    this.clock = clock;
    this.ids = ids;
    this.settings = settings;
    this.links = links;
    pagers.forEach(pager -> pager.serves().forEach(type -> this.pagers.put(type, pager)));
  }

  @Override
  public Sent deliver(UUID id, UUID deliveryId, boolean mayBeRepeat) {
    return queries
        .find(new Key.Page(id))
        .filter(Page::open)
        .map(page -> new Sent(deliver(page, deliveryId, mayBeRepeat), isChangeable(page)))
        .orElse(UNSENT);
  }

  private boolean isChangeable(Page page) {
    Pager pager = pagers.get(page.where().type());
    return pager != null && pager.changes();
  }

  @Override
  public Delivery end(UUID id, String reference, UUID deliveryId, boolean mayBeRepeat) {
    return queries
        .find(new Key.Page(id))
        .filter(page -> !page.open() && isChangeable(page))
        .map(page -> {
          String news = new PageNews(queries).of(page);
          String address = page.where().address();
          return Objects.requireNonNull(pagers.get(page.where().type()))
              .change(new Answered(deliveryId, address, reference, news, mayBeRepeat));
        })
        .orElse(UNWANTED);
  }

  @Override
  public Delivery sendCode(UUID id, Instant sent, UUID deliveryId, boolean mayBeRepeat) {
    return queries
        .find(new Key.Channel(id))
        .flatMap(channel ->
            channel
                .activation()
                .codeSent(sent)
                .map(code -> send(channel, code, deliveryId, mayBeRepeat)))
        .orElse(UNWANTED);
  }

  private Delivery send(ContactChannel channel, String code, UUID deliveryId, boolean mayBeRepeat) {
    Pager pager = pagers.get(channel.type());
    String text =
        "To get pages here, say in the chat: activate %s/%s %s"
            .formatted(channel.contact(), channel.name(), code);
    return pager == null
        ? noWayOut(channel.type())
        : pager.deliver(
            new Letter(
                deliveryId,
                channel.type(),
                channel.address(),
                "Your code is " + code,
                text,
                new Answer.Activate(code),
                0,
                mayBeRepeat));
  }

  private static Delivery noWayOut(ChannelType type) {
    return new Delivery.Rejected(
        "no way out is set up for " + type + "; see the documentation on paging");
  }

  private Delivery deliver(Page page, UUID deliveryId, boolean mayBeRepeat) {
    Delivery delivery = send(page, deliveryId, mayBeRepeat);
    switch (delivery) {
      case Delivery.Delivered(String reference) -> note(page, ReceiptType.SENT, null);
      case Delivery.Rejected(String reason) -> note(page, ReceiptType.ERROR, reason);
      case Delivery.RetryLater later -> {}
    }
    return delivery;
  }

  private Delivery send(Page page, UUID deliveryId, boolean mayBeRepeat) {
    Pager pager = pagers.get(page.where().type());
    Wording wording = wording(page.engagement());
    if (pager == null || wording == null) {
      return noWayOut(page.where().type());
    }
    Page.Where where = page.where();
    Duration wait = throttle.take(where.channel(), where.type(), clock.instant());
    if (wait.isPositive()) {
      return new Delivery.RetryLater(wait, "one page follows another slowly");
    }
    boolean repeat = mayBeRepeat || tried.getIfPresent(deliveryId) != null;
    Delivery delivery = pager.deliver(letter(page, wording, deliveryId, repeat));
    if (delivery instanceof Delivery.RetryLater) {
      tried.put(deliveryId, page.id());
      throttle.giveBack(where.channel(), where.type());
    }
    return delivery;
  }

  private @Nullable Wording wording(UUID engagement) {
    Wording known = wordings.getIfPresent(engagement);
    if (known == null) {
      known = queries.find(new Key.Engagement(engagement)).map(Engagement::wording).orElse(null);
    }
    if (known != null) {
      wordings.put(engagement, known);
    }
    return known;
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

  /** How many more pages are to be sent to this person. */
  private int waiting(Page page) {
    return (int)
        queries.all(new Key.OpenPagesOf(page.contact())).stream()
            .filter(other -> !other.id().equals(page.id()))
            .filter(other -> other.receipts().isEmpty())
            .count();
  }

  private void note(Page page, ReceiptType type, @Nullable String info) {
    Call call = new Call(House.caller(settings.account()), clock.instant(), ids, settings);
    Receipt receipt = new Receipt(type, Draft.moment(call), info);
    Receipts receipts = new Receipts(page.id(), receipt, call);
    writer
        .get()
        .submit(
            new Request<>(
                receipts::keys,
                state -> Decision.accept(Done.DONE, receipts.add(state)),
                (outcome, changes) -> changes));
  }
}
