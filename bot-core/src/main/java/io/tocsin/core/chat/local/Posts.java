package io.tocsin.core.chat.local;

import io.tocsin.core.Ids;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.LocalChatStore.NewMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts messages into rooms and wakes those who watch. */
record Posts(
    LocalChatStore store,
    RoomSignals signals,
    Disclosures disclosures,
    Clock clock,
    Ids ids,
    String botName) {

  /** Where a message belongs, and who sees it. */
  record Place(String room, @Nullable UUID thread, @Nullable String privateTo) {}

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * @param known how a repeat is told; the first of several stands
   * @param followed whether it will be answered before the one who said it is told anything
   */
  LocalMessage byPerson(
      Place place, String author, String text, @Nullable UUID known, boolean followed) {
    return post(
        new NewMessage(
            ids.next(),
            place.room(),
            place.thread(),
            author,
            false,
            now(),
            Json.write(Message.text(text)),
            place.privateTo(),
            null,
            known,
            followed));
  }

  LocalMessage answer(Place place, UUID replyTo, Message message, @Nullable UUID known) {
    return byBot(ids.next(), place, message, replyTo, known);
  }

  /** An answer that its one reader sees once as it is, and from then on as it is kept. */
  LocalMessage answerOnce(
      Place place, UUID replyTo, Message message, Message kept, @Nullable UUID known) {
    UUID id = ids.next();
    if (place.privateTo() != null) {
      disclosures.put(id, place.privateTo(), message);
    }
    return byBot(id, place, kept, replyTo, known);
  }

  Optional<LocalMessage> known(UUID id) {
    return store.delivered(id);
  }

  LocalMessage delivered(Place place, UUID deliveryId, Message message) {
    return byBot(ids.next(), place, message, null, deliveryId);
  }

  Optional<LocalMessage> edit(UUID id, UUID deliveryId, Message message) {
    Optional<LocalMessage> edited = store.edit(id, Json.write(message), deliveryId, now());
    edited.ifPresent(changed -> signals.changed(changed.room()));
    return edited;
  }

  private LocalMessage byBot(
      UUID id, Place place, Message message, @Nullable UUID replyTo, @Nullable UUID deliveryId) {
    return post(
        new NewMessage(
            id,
            place.room(),
            place.thread(),
            botName,
            true,
            now(),
            Json.write(message),
            place.privateTo(),
            replyTo,
            deliveryId,
            false));
  }

  private LocalMessage post(NewMessage message) {
    LocalMessage posted = store.post(message);
    signals.changed(message.room());
    return posted;
  }
}
