package io.tocsin.paging.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pushes pages: to a topic of ntfy ({@code ntfy://ntfy.sh/my-topic}, as ntfy's own clients write
 * it), or as JSON to any other webhook. The rules about hosts are those of rooms that are webhooks.
 */
public final class PushPager implements Pager, AutoCloseable {
  private static final String NTFY = "ntfy://";

  /** Of ntfy's five the one that rings until it is looked at. */
  private static final int URGENT = 5;

  private final Set<String> allow;
  private final WebhookConfig config;
  private final Clock clock;
  private @Nullable Poster poster;

  public PushPager(WebhookConfig config, Clock clock) {
    this.allow = new HashSet<>();
    config.allow().forEach(host -> allow.add(host.toLowerCase(Locale.ROOT)));
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Set<ChannelType> serves() {
    return Set.of(ChannelType.PUSH);
  }

  @Override
  public Delivery deliver(Letter letter) {
    String given = letter.address();
    return given.startsWith(NTFY)
        ? toTopic(given.substring(NTFY.length()), letter)
        : post(given, body(letter), letter.deliveryId());
  }

  /** ntfy takes JSON at its root, with the topic in it. */
  private Delivery toTopic(String place, Letter letter) {
    int slash = place.indexOf('/');
    if (slash <= 0 || slash == place.length() - 1) {
      return new Rejected("the address names no topic: ntfy://ntfy.sh/my-topic");
    }
    String host = place.substring(0, slash);
    String scheme = allow.contains(host.toLowerCase(Locale.ROOT)) ? "http://" : "https://";
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("topic", place.substring(slash + 1))
            .put("title", title(letter))
            .put("message", text(letter))
            .put("priority", URGENT);
    link(letter, body, "click");
    return post(scheme + host + "/", body, letter.deliveryId());
  }

  private static ObjectNode body(Letter letter) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("title", title(letter))
            .put("text", text(letter))
            .put("repeat", letter.mayBeRepeat());
    switch (letter.answer()) {
      case Answer.Acknowledge page ->
          body.put("page", page.page().toString()).put("code", page.code());
      case Answer.Activate activate -> body.put("code", activate.code());
    }
    link(letter, body, "link");
    return body;
  }

  private static void link(Letter letter, ObjectNode body, String member) {
    if (letter.answer() instanceof Answer.Acknowledge page && page.link() != null) {
      body.put(member, page.link());
    }
  }

  private static String title(Letter letter) {
    return letter.mayBeRepeat() ? letter.subject() + " (repeat)" : letter.subject();
  }

  private static String text(Letter letter) {
    String how =
        switch (letter.answer()) {
          case Answer.Acknowledge page -> "\nTo acknowledge, say in the chat: ack " + page.code();
          case Answer.Activate activate -> "";
        };
    String waiting = letter.waiting() == 0 ? "" : "\nMore pages wait: " + letter.waiting();
    return letter.text() + how + waiting;
  }

  private Delivery post(String url, ObjectNode body, UUID delivery) {
    return switch (Address.read(new Secret(url), allow)) {
      case Address.Read.Bad(String constraint) -> new Rejected("the address " + constraint);
      case Address.Read.Good(Address address) -> post(address, body, delivery);
    };
  }

  private Delivery post(Address to, ObjectNode body, UUID delivery) {
    try {
      byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
      return Verdict.of(poster().post(to, delivery, bytes), delivery, clock.instant());
    } catch (NotPublic refused) {
      return new Rejected("the host " + Address.notPublic("" + refused.getMessage()));
    } catch (IOException failure) {
      return new RetryLater(Verdict.SHORTEST, WebhookRooms.reason(failure));
    }
  }

  /** Made when it is needed first: it loads certificates, which an idle start need not wait for. */
  private synchronized Poster poster() {
    Poster made = poster == null ? new OkPoster(config) : poster;
    poster = made;
    return made;
  }

  @Override
  public synchronized void close() {
    if (poster != null) {
      poster.close();
    }
  }
}
