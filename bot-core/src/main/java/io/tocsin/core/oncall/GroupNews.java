package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.chat.Message;
import io.tocsin.core.incident.House;
import io.tocsin.core.operation.Done;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.State;
import io.tocsin.core.writer.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a schedule's room, once, why its group of people could not be set. */
public final class GroupNews implements GroupLog {
  private final Queries queries;
  private final Supplier<Writer> writer;
  private final Clock clock;
  private final Ids ids;
  private final Settings settings;

  /**
   * @param writer is asked for when there is something to be written
   */
  public GroupNews(
      Queries queries, Supplier<Writer> writer, Clock clock, Ids ids, Settings settings) {
    this.queries = queries;
    this.writer = writer;
    this.clock = clock;
    this.ids = ids;
    this.settings = settings;
  }

  @Override
  public void settled(String schedule, String group, @Nullable String refusal) {
    Key.HandOver key = new Key.HandOver(schedule);
    if (queries.find(key).filter(known -> isNews(known, group, refusal)).isEmpty()) {
      return;
    }
    Call call = new Call(House.caller(settings.account()), clock.instant(), ids, settings);
    writer
        .get()
        .submit(
            new Request<>(
                found -> Set.of(key),
                state -> Decision.accept(Done.DONE, changes(key, group, refusal, call, state)),
                (outcome, changes) -> changes));
  }

  private static boolean isNews(HandOver known, String group, @Nullable String refusal) {
    return group.equals(known.group()) && !Objects.equals(known.refusal(), refusal);
  }

  private static List<Change> changes(
      Key.HandOver key, String group, @Nullable String refusal, Call call, State state) {
    Optional<HandOver> known = state.find(key).filter(found -> isNews(found, group, refusal));
    if (known.isEmpty()) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.File(known.get().refused(refusal)));
    if (refusal != null) {
      changes.add(told(known.get(), refusal, call));
    }
    return changes;
  }

  private static Change told(HandOver handOver, String refusal, Call call) {
    String text =
        "⚠ The user group of %s could not be set to whoever is on call: %s"
            .formatted(handOver.schedule(), refusal);
    Content notice = new Content.Notice(call.ids().next(), 0, Message.text(text));
    return new Change.Send(new OutboxEntry(call.ids().next(), handOver.room(), notice, call.now()));
  }
}
