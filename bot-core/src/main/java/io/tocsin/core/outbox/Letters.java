package io.tocsin.core.outbox;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.outbox.Courier.Attempt;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.outbox.PageCourier.Sent;
import java.util.Optional;
import java.util.UUID;

/** Has carried what goes to people, and remembers where it stands if it can be changed there. */
record Letters(PageCourier pages, Marks marks) {

  Attempt page(UUID page, Waiting waiting) {
    OutboxEntry entry = waiting.entry();
    Sent sent = pages.deliver(page, entry.id(), waiting.mayBeRepeat());
    return sent.changeable() && sent.delivery() instanceof Delivery.Delivered(String reference)
        ? new Attempt(sent.delivery(), new Posted(entry.room(), page, reference, 1), true)
        : Attempt.sent(sent.delivery());
  }

  /** What was never sent has nothing to be changed. */
  Attempt end(UUID page, Waiting waiting) {
    OutboxEntry entry = waiting.entry();
    Optional<Posted> standing = marks.posted(entry.room(), page);
    return standing
        .map(it -> pages.end(page, it.reference(), entry.id(), waiting.mayBeRepeat()))
        .map(Attempt::sent)
        .orElse(Attempt.UNNEEDED);
  }

  Attempt code(Content.Activation letter, Waiting waiting) {
    return Attempt.sent(
        pages.sendCode(
            letter.channel(), letter.sent(), waiting.entry().id(), waiting.mayBeRepeat()));
  }
}
