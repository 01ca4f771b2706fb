package io.tocsin.app.sealing;

import io.tocsin.core.access.Sealing;
import io.tocsin.core.operation.Done;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.State;
import io.tocsin.core.writer.Writer;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals anew, with the newest key, what an older one has sealed; then the older one can go. */
public record Resealing(Sealing sealing, Queries queries, Writer writer) {
  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

  /** Answers how many secrets were sealed anew. */
  public int runOnce() {
    int done = 0;
    for (WebhookRoom room : queries.webhookRooms()) {
      if (sealing.isOutdated(room.url())) {
        done += reseal(room);
      }
    }
    return done;
  }

  private int reseal(WebhookRoom room) {
    if (sealing.open(room.url(), room.id()).isEmpty()) {
      LOG.warn(
          "The address of the room {} is sealed with key {}, which is not here: set"
              + " secrets.previous-key to it, or delete the room and make it anew",
          room.name(),
          room.url().key());
      return 0;
    }
    writer.submit(
        new Request<>(
            found -> Set.of(new Key.WebhookRoom(room.name())),
            state -> Decision.accept(Done.DONE, anew(room.name(), state)),
            (outcome, changes) -> changes));
    return 1;
  }

  private List<Change> anew(String name, State state) {
    return state.webhookRoom(name).stream()
        .filter(room -> sealing.isOutdated(room.url()))
        .flatMap(room ->
            sealing.open(room.url(), room.id()).stream()
                .<Change>map(
                    url -> new Change.PutWebhookRoom(room.with(sealing.seal(url, room.id())))))
        .toList();
  }
}
