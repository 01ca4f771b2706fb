package io.tocsin.core.people;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Optional;
import java.util.UUID;

/** The names of contact channels: of one person no two have the same, in any letter case. */
final class ChannelNames {
  private ChannelNames() {}

  /** Why a channel may not have this name; empty if it may. */
  static Optional<Refusal> refusal(String contact, UUID channel, String name, State state) {
    return state.all(new Key.ChannelsOf(contact)).stream()
        .filter(known -> !known.id().equals(channel) && known.name().equalsIgnoreCase(name))
        .findFirst()
        .map(known ->
            new Refusal.Conflict(
                "%s has a contact channel named %s already.".formatted(contact, known.name()),
                Resource.CONTACT_CHANNEL,
                name));
  }
}
