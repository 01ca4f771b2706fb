package io.tocsin.core.plan;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.PlanOperation.GetPlanSettingsOutput;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.plan.ResponsePlan.ChannelSettings;
import io.tocsin.core.plan.ResponsePlan.PlanSettings;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.room.RoomLookup;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets the rooms of a plan and whether OK resolves. A bare name is a room of the local chat or a
 * webhook, whichever is there; rooms of other platforms are known to them alone.
 */
public final class SetPlanHandler implements Handler.Changing<SetPlan, GetPlanSettingsOutput> {
  private static final String LOCAL = "local:";
  private static final Pattern COMMAS = Pattern.compile(",");
  private static final String WEBHOOK = WebhookRoom.id("");

  private final RoomDirectory directory;

  public SetPlanHandler(RoomDirectory directory) {
    this.directory = directory;
  }

  @Override
  public SetPlanHandler forOne(SetPlan operation) {
    Stream<String> rooms = RoomLookup.elsewhere(given(operation)).stream();
    Stream<String> channel = PlanChannel.asked(operation.channel()).stream();
    return new SetPlanHandler(directory.asked(Stream.concat(rooms, channel).toList()));
  }

  @Override
  public Set<Key> keys(SetPlan operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(PlanLookup.keys(operation.arn(), call));
    for (String room : given(operation)) {
      keys.add(new Key.Room(bare(room)));
      keys.add(new Key.WebhookRoom(bare(room)));
    }
    return keys;
  }

  @Override
  public Decision<GetPlanSettingsOutput> decide(SetPlan operation, Call call, State state) {
    Optional<ResponsePlan> plan = PlanLookup.plan(operation.arn(), call, state);
    if (plan.isEmpty()) {
      return Decision.refuse(PlanLookup.noPlan(operation.arn()));
    }
    Optional<String> missing =
        given(operation).stream().filter(room -> room(room, state).isEmpty()).findFirst();
    return missing
        .<Decision<GetPlanSettingsOutput>>map(
            room -> Decision.refuse(RoomLookup.noRoom(bare(room), directory)))
        .orElseGet(() -> set(plan.get(), operation, state));
  }

  private Decision<GetPlanSettingsOutput> set(ResponsePlan plan, SetPlan operation, State state) {
    return switch (PlanChannel.after(plan.settings().channel(), operation, directory)) {
      case PlanChannel.Wrong(Refusal refusal) -> Decision.refuse(refusal);
      case PlanChannel.Right(ChannelSettings channel) -> set(plan, operation, state, channel);
    };
  }

  private Decision<GetPlanSettingsOutput> set(
      ResponsePlan plan, SetPlan operation, State state, @Nullable ChannelSettings channel) {
    PlanSettings old = plan.settings();
    ResponsePlan changed =
        plan.with(
            new PlanSettings(
                operation.rooms() == null ? old.rooms() : rooms(operation, state),
                Objects.requireNonNullElse(operation.resolveOnOk(), old.resolveOnOk()),
                channel));
    return changed.equals(plan)
        ? Decision.accept(PlanReading.settings(plan))
        : Decision.accept(PlanReading.settings(changed), new Change.PutPlan(changed));
  }

  /** No name of a room holds a comma, so {@code a,b} can only mean two of them. */
  private static List<String> given(SetPlan operation) {
    return Objects.requireNonNullElse(operation.rooms(), List.<String>of()).stream()
        .flatMap(COMMAS::splitAsStream)
        .filter(room -> !room.isEmpty())
        .toList();
  }

  private List<String> rooms(SetPlan operation, State state) {
    return given(operation).stream()
        .flatMap(room -> room(room, state).stream())
        .distinct()
        .toList();
  }

  /** The room by the name it is kept by: one of the local chat without the chat's name. */
  private Optional<String> room(String given, State state) {
    if (RoomLookup.isElsewhere(given)) {
      return RoomLookup.elsewhere(given, directory);
    }
    String name = bare(given);
    if (!given.startsWith(WEBHOOK) && name.indexOf(':') < 0 && state.hasRoom(name)) {
      return Optional.of(name);
    }
    return given.startsWith(LOCAL)
        ? Optional.empty()
        : state.webhookRoom(name).map(WebhookRoom::id);
  }

  private static String bare(String room) {
    return room.startsWith(LOCAL)
        ? room.substring(LOCAL.length())
        : room.startsWith(WEBHOOK) ? room.substring(WEBHOOK.length()) : room;
  }
}
