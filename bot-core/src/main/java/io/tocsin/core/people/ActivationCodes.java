package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Sha256;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.util.List;

/**
 * Codes that prove that whoever owns a channel reads what is sent there. What is kept is their
 * hash, with the channel's identifier in it; the code itself is in the letter alone.
 */
final class ActivationCodes {
  static final int MOST_WRONG = 10;
  static final Duration VALID = Duration.ofHours(24);

  private ActivationCodes() {}

  /** Sends a code; the one before counts no more. */
  static List<Change> send(ContactChannel channel, Call call) {
    String code = call.ids().code();
    Activation waiting = new Activation(false, hash(channel, code), Draft.moment(call), 0);
    Content letter = new Content.Activation(channel.id(), code);
    return List.of(
        new Change.File(channel.with(waiting)),
        new Change.Send(
            new OutboxEntry(
                call.ids().next(), Content.Page.room(channel.id()), letter, call.now())));
  }

  static String hash(ContactChannel channel, String code) {
    return Sha256.hex(channel.id() + " " + code);
  }
}
