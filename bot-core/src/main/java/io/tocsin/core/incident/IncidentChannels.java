package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.chat.Room;
import io.tocsin.core.incident.Incident.OwnChannel;
import io.tocsin.core.operation.Done;
import io.tocsin.core.outbox.ChannelLog;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the channels known that incidents got for themselves, with all that follows from it. */
public final class IncidentChannels implements ChannelLog {
  private final Supplier<Writer> writer;
  private final Clock clock;
  private final Ids ids;
  private final Settings settings;

  /**
   * @param writer is asked for when there is something to be written
   */
  public IncidentChannels(Supplier<Writer> writer, Clock clock, Ids ids, Settings settings) {
    this.writer = writer;
    this.clock = clock;
    this.ids = ids;
    this.settings = settings;
  }

  @Override
  public void opened(UUID incident, Room channel, String name) {
    write(incident, draft -> opened(draft, channel.id(), name));
  }

  @Override
  public void refused(UUID incident, String reason) {
    write(
        incident,
        draft -> {
          draft.tell("It gets no channel of its own: " + reason);
          return draft.changes();
        });
  }

  private static List<Change> opened(Draft draft, String room, String name) {
    OwnChannel own = draft.incident().routing().channel();
    if (own == null || draft.incident().routing().rooms().contains(room)) {
      return List.of();
    }
    OwnChannels.made(draft, own, room, name);
    return draft.changes();
  }

  private void write(UUID incident, Function<Draft, List<Change>> change) {
    Call call = new Call(House.caller(settings.account()), clock.instant(), ids, settings);
    Set<Key> keys = Set.of(new Key.IncidentById(incident));
    writer
        .get()
        .submit(
            new Request<>(
                found -> keys,
                state ->
                    state
                        .incident(incident)
                        .filter(found -> !found.deleted())
                        .map(found -> change.apply(new Draft(found, call)))
                        .map(changes -> Decision.accept(Done.DONE, changes))
                        .orElseGet(() -> Decision.accept(Done.DONE)),
                (outcome, changes) -> changes));
  }
}
