package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.incident.House;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.Done;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.IncidentFilter;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.State;
import io.tocsin.core.writer.Writer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells rooms that others are on call, when that is so. Any node may do it for all: what is due is
 * decided anew in the writer's transaction, where it is told once.
 */
public final class DueHandOvers {
  /** So many are looked at in one transaction. */
  public static final int MOST = 100;

  private final TimerStore timers;
  private final Queries queries;
  private final Writer writer;
  private final Ids ids;
  private final Settings settings;

  public DueHandOvers(
      TimerStore timers, Queries queries, Writer writer, Ids ids, Settings settings) {
    this.timers = timers;
    this.queries = queries;
    this.writer = writer;
    this.ids = ids;
    this.settings = settings;
  }

  /**
   * Does what is due. Answers how many schedules were looked at; if it is {@value #MOST}, there may
   * be more.
   *
   * @throws io.tocsin.core.Unavailable if the database is away
   */
  public int runOnce(Instant now) {
    List<String> due =
        timers.due(Timer.Kind.HAND_OVER, now, MOST).stream().map(Timer::subject).toList();
    if (!due.isEmpty()) {
      List<Incident> open =
          queries.incidents(IncidentFilter.openIn(null), null, HandOverNotice.MOST + 1);
      Call call = new Call(House.caller(settings.account()), now, ids, settings);
      writer.submit(
          new Request<>(
              found -> keys(due, found),
              state -> Decision.accept(Done.DONE, changes(due, new HandingOver(call, state, open))),
              (outcome, changes) -> changes));
    }
    return due.size();
  }

  private static Set<Key> keys(List<String> due, State found) {
    Set<Key> keys = new HashSet<>();
    for (String schedule : due) {
      keys.addAll(toldLast(new Key.HandOver(schedule), found));
      keys.addAll(HandingOver.keys(schedule, found));
    }
    return keys;
  }

  /** Whoever goes may be in no rotation any more. */
  private static Set<Key> toldLast(Key.HandOver key, State found) {
    Set<Key> keys = new HashSet<>(Set.of(key));
    if (found.knows(key)) {
      found.find(key).stream()
          .flatMap(known -> known.onCall().stream())
          .forEach(person -> keys.add(new Key.Contact(person)));
    }
    return keys;
  }

  private static List<Change> changes(List<String> due, HandingOver handing) {
    return due.stream().flatMap(schedule -> handing.changes(schedule).stream()).toList();
  }
}
