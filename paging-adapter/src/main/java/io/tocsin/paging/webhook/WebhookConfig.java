package io.tocsin.paging.webhook;

import java.time.Duration;
import java.util.List;

/**
 * How messages get to webhooks.
 *
 * @param allow hosts ({@code chat.internal} or {@code 127.0.0.1:9099}) that may lie in a private
 *     network and may be spoken to without encryption
 * @param connect how long a connection may take
 * @param exchange how long a whole delivery may take
 */
public record WebhookConfig(List<String> allow, Duration connect, Duration exchange) {

  public WebhookConfig {
    allow = List.copyOf(allow);
  }

  public WebhookConfig(List<String> allow) {
    this(allow, Duration.ofSeconds(3), Duration.ofSeconds(10));
  }
}
