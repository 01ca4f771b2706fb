package io.tocsin.app.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.engagement.PageObserver;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What becomes of pages, by the kind of contact channel, and how long each step takes. */
final class PageFigures implements PageObserver {
  private static final Duration[] STEPS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(20),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };
  private static final Duration[] ANSWERS = {
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(10),
    Duration.ofMinutes(30),
    Duration.ofHours(1)
  };

  private final MeterRegistry registry;

  PageFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void sent(ChannelType kind, Moments moments) {
    count(kind, "sent");
    timer(
            "tocsin.page.time.to.send",
            "From the decision to page somebody to the attempt that got through",
            STEPS,
            kind)
        .record(Duration.between(moments.accepted(), moments.handedOver()));
    timer(
            "tocsin.page.provider",
            "From the begin of that attempt to the provider's word that it has the page",
            STEPS,
            kind)
        .record(Duration.between(moments.handedOver(), moments.taken()));
  }

  @Override
  public void failed(ChannelType kind) {
    count(kind, "failed");
  }

  @Override
  public void unwanted(ChannelType kind) {
    count(kind, "unwanted");
  }

  /** Looks for acknowledgements among what was committed. */
  void count(List<Change> committed) {
    for (Change change : committed) {
      if (change instanceof Change.File(Page page) && isJustAcknowledged(page)) {
        acknowledged(page);
      }
    }
  }

  /** That receipt is the last one of a page, but for what a provider may tell late. */
  private static boolean isJustAcknowledged(Page page) {
    return !page.receipts().isEmpty()
        && page.receipts().getLast().type() == ReceiptType.READ
        && !page.open();
  }

  private void acknowledged(Page page) {
    Receipt read = page.receipts().getLast();
    Instant sent = page.receipt(ReceiptType.SENT).map(Receipt::at).orElse(page.at());
    count(page.where().type(), "acknowledged");
    timer(
            "tocsin.page.time.to.acknowledgement",
            "From the provider's word that it has the page to its acknowledgement",
            ANSWERS,
            page.where().type())
        .record(Duration.between(sent, read.at()));
  }

  private void count(ChannelType kind, String outcome) {
    Counter.builder("tocsin.pages")
        .description("Pages by what became of them")
        .tag("kind", label(kind))
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  private Timer timer(String name, String description, Duration[] buckets, ChannelType kind) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(buckets)
        .tag("kind", label(kind))
        .register(registry);
  }

  private static String label(ChannelType kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
