package io.tocsin.core.testkit;

import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** For stories about state alone: nothing is ever posted, so nothing has a thread. */
public final class NoOutbox implements OutboxStore, ChatPlatform {
  @Override
  public List<OutboxEntry> takeOver(int limit) {
    return List.of();
  }

  @Override
  public void done(Collection<UUID> entries, Instant now) {
    throw new AssertionError("Nothing was delivered: " + entries);
  }

  @Override
  public Optional<Posted> posted(String room, UUID incident) {
    return Optional.empty();
  }

  @Override
  public void remember(Posted posted) {
    throw new AssertionError("Nothing was delivered: " + posted);
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
