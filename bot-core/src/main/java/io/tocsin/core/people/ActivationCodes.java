package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Codes that prove that whoever owns a channel reads what is sent there. A stranger's phone does
 * not ring endlessly with them, and nobody guesses one: both are counted with the channel, however
 * many codes it is sent and whatever else is changed about it.
 */
final class ActivationCodes {
  static final int MOST_WRONG = 10;
  static final int MOST_SENT = 5;

  /** How long a code counts, and how long is remembered what was sent and tried. */
  static final Duration DAY = Duration.ofHours(24);

  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private ActivationCodes() {}

  /** Why no code may be sent to a channel now; empty if one may. */
  static Optional<Refusal> refusal(ContactChannel channel, Call call) {
    Instant now = Draft.moment(call);
    List<Instant> sent = sentLately(channel.activation(), now);
    if (sent.size() >= MOST_SENT) {
      return tooMuch(
          "%s was sent %d codes in a day.".formatted(channel.path(), sent.size()),
          sent.get(sent.size() - MOST_SENT).plus(DAY),
          now);
    }
    return locked(channel, call);
  }

  /** The same for the address that the channel has: there a code may be on its way already. */
  static Optional<Refusal> refusalOfAnother(ContactChannel channel, Call call) {
    Instant now = Draft.moment(call);
    return sentLately(channel.activation(), now).stream()
        .map(sent -> sent.plus(BETWEEN))
        .filter(next -> next.isAfter(now))
        .reduce((before, last) -> last)
        .flatMap(
            next -> tooMuch("A code is on its way to %s.".formatted(channel.path()), next, now))
        .or(() -> refusal(channel, call));
  }

  /** Why no code counts for a channel now; empty if too few wrong ones were tried. */
  static Optional<Refusal> locked(ContactChannel channel, Call call) {
    Instant now = Draft.moment(call);
    Instant last = channel.activation().wrongAt();
    return last == null || wrongLately(channel.activation(), now) < MOST_WRONG
        ? Optional.empty()
        : tooMuch(
            "Ten wrong codes were tried for %s, so none counts for a day."
                .formatted(channel.path()),
            last.plus(DAY),
            now);
  }

  private static Optional<Refusal> tooMuch(String reason, Instant until, Instant now) {
    return Optional.of(new Refusal.Throttled(reason, Duration.between(now, until)));
  }

  /** Sends a code; the one before counts no more. */
  static List<Change> send(ContactChannel channel, Call call) {
    Instant now = Draft.moment(call);
    Activation before = channel.activation();
    Activation waiting =
        new Activation(
            false,
            call.ids().code(),
            Stream.concat(sentLately(before, now).stream(), Stream.of(now)).toList(),
            before.wrong(),
            before.wrongAt());
    return List.of(
        new Change.File(channel.with(waiting)),
        new Change.Send(
            new OutboxEntry(
                call.ids().next(),
                Content.Page.room(channel.id()),
                new Content.Activation(channel.id(), now),
                call.now())));
  }

  private static List<Instant> sentLately(Activation activation, Instant now) {
    return activation.sent().stream().filter(sent -> sent.plus(DAY).isAfter(now)).toList();
  }

  /** How many wrong codes count: a day of quiet clears them. */
  static int wrongLately(Activation activation, Instant now) {
    Instant last = activation.wrongAt();
    return last == null || !last.plus(DAY).isAfter(now) ? 0 : activation.wrong();
  }
}
