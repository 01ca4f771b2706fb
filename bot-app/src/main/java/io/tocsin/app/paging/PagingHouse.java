package io.tocsin.app.paging;

import io.javalin.config.JavalinConfig;
import io.tocsin.app.config.Configuration;
import io.tocsin.core.Settings;
import io.tocsin.core.Tocsin;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.paging.Pager;
import io.tocsin.core.writer.Queries;
import io.tocsin.paging.mail.MailPager;
import io.tocsin.paging.twilio.TwilioConfig;
import io.tocsin.paging.twilio.TwilioPager;
import io.tocsin.paging.twilio.TwilioReplies;
import io.tocsin.paging.webhook.PushPager;
import io.tocsin.paging.webhook.WebhookConfig;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways out to people, and the addresses by which their answers come back. */
public final class PagingHouse implements AutoCloseable {
  private final Optional<URI> publicUrl;
  private final Optional<TwilioConfig> twilio;
  private final PushPager push;
  private final Optional<TwilioPager> phones;
  private final List<Pager> pagers;
  private final PageLinks links;

  /**
   * @param linkKey of the links of pages, the same on every node
   */
  public PagingHouse(Configuration configuration, byte[] linkKey, Clock clock) {
    this.publicUrl = configuration.server().publicUrl();
    this.twilio = configuration.twilio().config(publicUrl);
    this.push = new PushPager(new WebhookConfig(configuration.webhooks().allow()), clock);
    this.phones = twilio.map(TwilioPager::new);
    this.links = new PageLinks(linkKey);
    this.pagers =
        Stream.of(
                Stream.<Pager>of(push),
                configuration.mail().server().map(MailPager::new).stream(),
                phones.stream())
            .<Pager>flatMap(it -> it)
            .toList();
  }

  /** What pages leave by. */
  public List<Pager> pagers() {
    return pagers;
  }

  /** Where a page is acknowledged by a press of a button; null if nobody would find it. */
  public @Nullable String link(Page page) {
    return publicUrl.map(it -> links.link(it, page.id()).toString()).orElse(null);
  }

  /** Adds the addresses to the server. Without a public address there are none. */
  public void mount(
      JavalinConfig server, Tocsin tocsin, Queries queries, Settings settings, ZoneId zone) {
    Desk desk = new Desk(tocsin, queries, settings, zone);
    publicUrl.ifPresent(url -> {
      new PageDoor(links, desk).mount(server);
      twilio.ifPresent(it -> new TwilioDoors(new TwilioReplies(it, desk), url).mount(server));
    });
  }

  @Override
  public void close() {
    push.close();
    phones.ifPresent(TwilioPager::close);
  }
}
