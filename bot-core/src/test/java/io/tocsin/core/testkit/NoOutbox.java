package io.tocsin.core.testkit;

import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxStore;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** For stories about state alone: nothing is ever posted, so nothing has a thread. */
public final class NoOutbox implements OutboxStore, ChatPlatform {
  @Override
  public long tenure() {
    return 1;
  }

  @Override
  public Set<String> takeOver() {
    return Set.of();
  }

  @Override
  public Set<String> handedOver() {
    return Set.of();
  }

  @Override
  public List<OutboxEntry> waiting(String room, int limit) {
    return List.of();
  }

  @Override
  public void settle(Collection<UUID> dealtWith, Collection<Posted> posted) {
    throw new AssertionError("Nothing was delivered: " + dealtWith);
  }

  @Override
  public Optional<Posted> posted(String room, UUID incident) {
    return Optional.empty();
  }

  @Override
  public Optional<UUID> incidentOf(String room, String reference) {
    return Optional.empty();
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, true, true);
  }

  @Override
  public Delivery deliver(Parcel parcel) {
    return new Delivery.RetryLater(Duration.ofDays(1), "this world has no way out");
  }
}
