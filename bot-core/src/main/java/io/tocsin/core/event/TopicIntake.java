package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.event.Notification.Published;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.topic.Notice;
import io.tocsin.core.topic.Posting;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in what was published to a topic that is mapped to rooms: it is posted there. */
record TopicIntake(Published published, EventSource source, Call call) {

  /** Whether the topic is mapped to no room, as far as that is known. */
  boolean isOfNoRoom(State found) {
    return found.knows(key()) && found.topic(published.topic()).isEmpty();
  }

  Set<Key> keys(State found) {
    Set<Key> keys = new HashSet<>(Set.of(key()));
    Optional<TopicMapping> mapping =
        found.knows(key()) ? found.topic(published.topic()) : Optional.empty();
    if (mapping.isPresent() && read() instanceof Notice.Card card) {
      keys.addAll(new Posting(mapping.get(), card, call).keys());
      token(card).map(deliveries()::key).ifPresent(keys::add);
    }
    return keys;
  }

  Decision<ReceiveEventOutput> decide(State state) {
    return switch (read()) {
      case Notice.Unfit(var violations) -> Decision.refuse(new Refusal.Invalid(violations));
      case Notice.Card card -> decide(card, state);
    };
  }

  private Decision<ReceiveEventOutput> decide(Notice.Card card, State state) {
    Optional<Remembered> earlier = token(card).flatMap(token -> deliveries().earlier(token, state));
    return earlier
        .map(before -> Json.read(before.answer(), ReceiveEventOutput.class))
        .map(Decision::<ReceiveEventOutput>accept)
        .orElseGet(() -> post(card, state));
  }

  private Decision<ReceiveEventOutput> post(Notice.Card card, State state) {
    TopicMapping topic = state.topic(published.topic()).orElseThrow();
    ReceiveEventOutput output =
        new ReceiveEventOutput(null, false, null, null, null, topic.rooms());
    List<Change> changes = new ArrayList<>(new Posting(topic, card, call).changes(state));
    token(card).map(token -> deliveries().remember(token, output)).ifPresent(changes::add);
    return Decision.accept(output, changes);
  }

  private Notice read() {
    return Notice.read(published.message(), published.topic(), "body.Message");
  }

  /** SNS's own identifier, or the sender's; without one, the same again is another one. */
  private Optional<String> token(Notice.Card card) {
    String sns = published.messageId();
    return sns == null
        ? Optional.ofNullable(card.id()).map("notice:"::concat)
        : Optional.of("sns:" + sns);
  }

  private Key key() {
    return new Key.Topic(published.topic());
  }

  private Deliveries deliveries() {
    return new Deliveries(source, call);
  }
}
