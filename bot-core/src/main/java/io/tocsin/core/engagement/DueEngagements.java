package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.incident.House;
import io.tocsin.core.operation.Done;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.State;
import io.tocsin.core.writer.WorkingState;
import io.tocsin.core.writer.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Has the next stages of engagements begin when they are due. Any node may do it for all: what is
 * due is decided anew in the writer's transaction, where it is done once.
 */
public final class DueEngagements {
  /** So many are decided in one transaction. */
  public static final int MOST = 500;

  private final TimerStore timers;
  private final Writer writer;
  private final Ids ids;
  private final Settings settings;

  public DueEngagements(TimerStore timers, Writer writer, Ids ids, Settings settings) {
    this.timers = timers;
    this.writer = writer;
    this.ids = ids;
    this.settings = settings;
  }

  /**
   * Does what is due. Answers how many engagements had something; if it is {@value #MOST}, there
   * may be more.
   *
   * @throws io.tocsin.core.Unavailable if the database is away
   */
  public int runOnce(Instant now) {
    List<UUID> due =
        timers.due(Timer.Kind.ENGAGEMENT, now, MOST).stream()
            .map(timer -> UUID.fromString(timer.subject()))
            .toList();
    if (!due.isEmpty()) {
      Call call = new Call(House.caller(settings.account()), now, ids, settings);
      writer.submit(
          new Request<>(
              found -> keys(due, call, found),
              state -> Decision.accept(Done.DONE, goOn(due, call, state)),
              (outcome, changes) -> changes));
    }
    return due.size();
  }

  private static Set<Key> keys(List<UUID> due, Call call, State found) {
    Set<Key> keys = new HashSet<>();
    due.forEach(id -> keys.addAll(Known.keys(id, call, found)));
    return keys;
  }

  /** One after the other: several may be of the same incident. */
  private static List<Change> goOn(List<UUID> due, Call call, State state) {
    WorkingState step = state.overlaid();
    List<Change> all = new ArrayList<>();
    for (UUID id : due) {
      List<Change> changes =
          step.find(new Key.Engagement(id))
              .map(engagement -> goOn(engagement, call, step))
              .orElseGet(() -> List.of(done(id)));
      changes.forEach(step::apply);
      all.addAll(changes);
    }
    return all;
  }

  private static Change done(UUID engagement) {
    return new Change.ClearTimer(new Timer.Name(Timer.Kind.ENGAGEMENT, engagement.toString()));
  }

  private static List<Change> goOn(Engagement engagement, Call call, State state) {
    if (engagement.due().isEmpty()) {
      return List.of(done(engagement.id()));
    }
    return Known.go(engagement, call, state, (walk, draft) -> walk.run());
  }
}
