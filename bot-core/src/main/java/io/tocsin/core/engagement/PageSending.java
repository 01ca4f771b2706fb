package io.tocsin.core.engagement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.Call;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Words;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.House;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.outbox.PageCourier;
import io.tocsin.core.paging.Pager;
import io.tocsin.core.paging.Pager.Answered;
import io.tocsin.core.paging.Pager.Letter;
import io.tocsin.core.paging.ProviderThrottle;
import io.tocsin.core.paging.Rates;
import io.tocsin.core.paging.Throttle;
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
import java.util.Optional;
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

  /** What takes longer than that is said in the receipt. */
  private static final Duration PROMPT = Duration.ofSeconds(10);

  private final Parts parts;
  private final Map<ChannelType, Pager> pagers = new EnumMap<>(ChannelType.class);
  private final PageLetters letters;
  private final Throttle throttle = new Throttle();
  private final ProviderThrottle providers;

  /** What may have arrived although it has failed here: then the next attempt says so. */
  private final Cache<UUID, Boolean> tried = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * What it stands on.
   *
   * @param ways out, of which each kind of channel has one at most
   * @param links where a page is acknowledged by a press of a button; null where nowhere
   * @param rates how fast the ways out may be used
   * @param writer is asked for when there is something to be written
   */
  public record Parts(
      Queries queries,
      List<Pager> ways,
      Function<Page, @Nullable String> links,
      Rates rates,
      Supplier<Writer> writer,
      Clock clock,
      Ids ids,
      Settings settings,
      PageObserver observer) {}

  public PageSending(Parts parts) {
    this.parts = parts;
    this.letters = new PageLetters(parts.queries(), parts.links());
    this.providers = new ProviderThrottle(parts.rates());
    parts.ways().forEach(way -> way.serves().forEach(type -> pagers.put(type, way)));
  }

  @Override
  public Sent deliver(UUID id, UUID deliveryId, boolean mayBeRepeat) {
    Optional<Page> page = parts.queries().find(new Key.Page(id));
    page.filter(known -> !known.open())
        .ifPresent(known -> parts.observer().unwanted(known.where().type()));
    return page.filter(Page::open)
        .map(known -> new Sent(deliver(known, deliveryId, mayBeRepeat), isChangeable(known)))
        .orElse(UNSENT);
  }

  private boolean isChangeable(Page page) {
    return way(page.where().type()).filter(Pager::changes).isPresent();
  }

  private Optional<Pager> way(ChannelType type) {
    return Optional.ofNullable(pagers.get(type));
  }

  @Override
  public Delivery end(UUID id, String reference, UUID deliveryId, boolean mayBeRepeat) {
    return parts
        .queries()
        .find(new Key.Page(id))
        .filter(page -> !page.open())
        .flatMap(page ->
            way(page.where().type())
                .map(way -> way.change(answered(page, reference, deliveryId, mayBeRepeat))))
        .orElse(UNWANTED);
  }

  private Answered answered(Page page, String reference, UUID deliveryId, boolean mayBeRepeat) {
    String news = new PageNews(parts.queries()).of(page);
    return new Answered(deliveryId, page.where().address(), reference, news, mayBeRepeat);
  }

  @Override
  public Delivery sendCode(UUID id, Instant sent, UUID deliveryId, boolean mayBeRepeat) {
    return parts
        .queries()
        .find(new Key.Channel(id))
        .flatMap(channel ->
            channel
                .activation()
                .codeSent(sent)
                .map(code -> letters.code(channel, code, deliveryId, mayBeRepeat)))
        .map(this::sendCode)
        .orElse(UNWANTED);
  }

  private Delivery sendCode(Letter letter) {
    Duration wait = providers.take(letter.deliveryId(), letter.channel(), parts.clock().instant());
    return wait.isPositive() ? later(wait) : handOver(letter);
  }

  private static Delivery later(Duration wait) {
    return new Delivery.RetryLater(wait, "pages are throttled");
  }

  private Delivery handOver(Letter letter) {
    Delivery delivery =
        way(letter.channel())
            .map(way -> way.deliver(letter))
            .orElseGet(() -> noWayOut(letter.channel()));
    if (delivery instanceof Delivery.RetryLater) {
      tried.put(letter.deliveryId(), true);
    }
    return delivery;
  }

  private static Delivery noWayOut(ChannelType type) {
    return new Delivery.Rejected(
        "no way out is set up for " + type + "; see the documentation on paging");
  }

  private Delivery deliver(Page page, UUID deliveryId, boolean mayBeRepeat) {
    Instant began = parts.clock().instant();
    Delivery delivery = send(page, deliveryId, mayBeRepeat);
    switch (delivery) {
      case Delivery.Delivered(String reference) -> sent(page, began);
      case Delivery.Rejected(String reason) -> {
        note(page, ReceiptType.ERROR, reason);
        parts.observer().failed(page.where().type());
      }
      case Delivery.RetryLater later -> {}
    }
    return delivery;
  }

  private void sent(Page page, Instant began) {
    Duration after = Duration.between(page.at(), began);
    boolean late = after.compareTo(PROMPT) > 0;
    note(page, ReceiptType.SENT, late ? "left after " + Words.duration(after) : null);
    parts
        .observer()
        .sent(
            page.where().type(),
            new PageObserver.Moments(page.at(), began, parts.clock().instant()));
  }

  private Delivery send(Page page, UUID deliveryId, boolean mayBeRepeat) {
    Page.Where where = page.where();
    Duration wait = wait(where, deliveryId);
    if (wait.isPositive()) {
      return later(wait);
    }
    boolean repeat = mayBeRepeat || tried.getIfPresent(deliveryId) != null;
    Delivery delivery =
        letters
            .page(page, deliveryId, repeat)
            .map(this::handOver)
            .orElseGet(() -> noWayOut(where.type()));
    if (delivery instanceof Delivery.RetryLater) {
      throttle.giveBack(where.channel(), where.type());
    }
    return delivery;
  }

  /** For the turn of the channel, and then for that of the provider. */
  private Duration wait(Page.Where where, UUID deliveryId) {
    Instant now = parts.clock().instant();
    Duration own = throttle.take(where.channel(), where.type(), now);
    if (own.isPositive()) {
      return own;
    }
    Duration common = providers.take(deliveryId, where.type(), now);
    if (common.isPositive()) {
      throttle.giveBack(where.channel(), where.type());
    }
    return common;
  }

  private void note(Page page, ReceiptType type, @Nullable String info) {
    Instant now = parts.clock().instant();
    Call call =
        new Call(House.caller(parts.settings().account()), now, parts.ids(), parts.settings());
    Receipt receipt = new Receipt(type, Draft.moment(call), info);
    Receipts receipts = new Receipts(page.id(), receipt, call);
    parts
        .writer()
        .get()
        .submit(
            new Request<>(
                receipts::keys,
                state -> Decision.accept(Done.DONE, receipts.add(state)),
                (outcome, changes) -> changes));
  }
}
