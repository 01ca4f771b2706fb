package io.tocsin.core.plan;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.chat.Room;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.plan.ResponsePlan.ChannelSettings;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.room.RoomDirectory.Looked;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a change of a plan's settings makes of the channel that each of its incidents gets. */
sealed interface PlanChannel {
  /**
   * @param settings null for no channel
   */
  record Right(@Nullable ChannelSettings settings) implements PlanChannel {}

  record Wrong(Refusal refusal) implements PlanChannel {}

  String NONE = "none";

  /** A person as a chat hands them over, {@code <@U0001|sam>}, or the bare identifier. */
  Pattern PERSON = Pattern.compile("<@!?([A-Za-z0-9]+)(?:\\|[^>]*)?>|([A-Za-z0-9]+)");

  /** What the chats have to be asked about. */
  static Optional<String> asked(@Nullable String channel) {
    return Optional.ofNullable(channel).filter(given -> !given.equals(NONE));
  }

  static PlanChannel after(
      @Nullable ChannelSettings old, SetPlan operation, RoomDirectory directory) {
    String channel = operation.channel();
    if (NONE.equals(channel) || channel == null && old == null) {
      return operation.invite() == null && operation.archive() == null
          ? new Right(null)
          : new Wrong(withoutChannel(channel));
    }
    if (channel == null) {
      return with(Objects.requireNonNull(old).workspace(), old, operation);
    }
    return switch (directory.look(channel)) {
      case Looked.Workspace(Room room) -> with(room.id(), old, operation);
      case Looked.Known known -> new Wrong(conflict(channel, ROOM.formatted(channel)));
      case Looked.Unknown(String reason) -> new Wrong(conflict(channel, reason));
    };
  }

  String ROOM =
      "%s is a room, and each incident shall get one of its own: name the chat, such as slack. "
          + "To tell all incidents in one room, use --rooms.";

  private static PlanChannel with(
      String workspace, @Nullable ChannelSettings old, SetPlan operation) {
    List<String> invite = old == null ? List.of() : old.invite();
    if (operation.invite() != null) {
      Optional<String> wrong =
          operation.invite().stream().filter(person -> person(person).isEmpty()).findFirst();
      if (wrong.isPresent()) {
        return new Wrong(nobody(wrong.get()));
      }
      invite = operation.invite().stream().flatMap(it -> person(it).stream()).distinct().toList();
    }
    boolean archive = old != null && old.archive();
    return new Right(
        new ChannelSettings(
            workspace, invite, Objects.requireNonNullElse(operation.archive(), archive)));
  }

  private static Optional<String> person(String given) {
    Matcher person = PERSON.matcher(given.strip());
    return person.matches()
        ? Optional.of(person.group(1) == null ? person.group(2) : person.group(1))
        : Optional.empty();
  }

  private static Refusal nobody(String given) {
    return Refusal.Invalid.of(
        new Violation(
            "invite",
            given,
            "Member must be a mention, made in the chat that is meant, or an identifier such as U0123"));
  }

  private static Refusal withoutChannel(@Nullable String channel) {
    return Refusal.Invalid.of(
        new Violation(
            "channel", channel, "Member must name a chat when invite or archive is given"));
  }

  private static Refusal conflict(String channel, String reason) {
    return new Refusal.Conflict(reason, Resource.ROOM, channel);
  }
}
