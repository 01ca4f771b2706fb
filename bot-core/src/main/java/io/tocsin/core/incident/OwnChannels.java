package io.tocsin.core.incident;

import io.tocsin.core.incident.Incident.InStorm;
import io.tocsin.core.incident.Incident.OwnChannel;
import io.tocsin.core.incident.Incident.Routing;
import io.tocsin.core.outbox.OutboxEntry.Content.Step.What;
import io.tocsin.core.plan.ResponsePlan.ChannelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of the channel that an incident has for itself, as the incident goes on. */
final class OwnChannels {
  private OwnChannels() {}

  /** It gets one if its plan says so; of the many that a storm's card tells of, none does. */
  static void wanted(Draft draft, @Nullable ChannelSettings settings) {
    Routing routing = draft.incident().routing();
    if (settings == null || !routing.storms().values().stream().allMatch(InStorm::ownCard)) {
      return;
    }
    String starter = draft.call().caller().arn();
    List<String> people =
        Stream.concat(settings.invite().stream(), member(settings.workspace(), starter).stream())
            .distinct()
            .toList();
    OwnChannel own = new OwnChannel(settings.workspace(), people, settings.archive(), null, null);
    draft.become(draft.incident().with(routing.with(routing.rooms(), own)));
    draft.then(settings.workspace(), What.OPEN);
  }

  /** Whoever takes it is brought in. */
  static void joins(Draft draft, String arn) {
    Routing routing = draft.incident().routing();
    OwnChannel own = routing.channel();
    Optional<String> person = own == null ? Optional.empty() : member(own.workspace(), arn);
    if (own == null || person.isEmpty() || own.people().contains(person.get())) {
      return;
    }
    draft.become(draft.incident().with(routing.with(routing.rooms(), own.with(person.get()))));
    open(routing).ifPresent(room -> draft.then(room, What.INVITE));
  }

  /** What stands above the channel stays true. */
  static void headlineChanged(Draft draft) {
    open(draft.incident().routing()).ifPresent(room -> draft.then(room, What.DESCRIBE));
  }

  /** It is closed, where the plan says so, when it has been told. */
  static void resolved(Draft draft) {
    Routing routing = draft.incident().routing();
    OwnChannel own = routing.channel();
    if (own != null && own.archive()) {
      open(routing).ifPresent(room -> close(draft, own, room));
    }
  }

  private static void close(Draft draft, OwnChannel own, String room) {
    Routing routing = draft.incident().routing();
    List<String> others = routing.rooms().stream().filter(other -> !other.equals(room)).toList();
    draft.become(draft.incident().with(routing.with(others, own)));
    draft.leaves(room);
    draft.then(room, What.ARCHIVE);
  }

  /** It gets its channel back, or another one where that is closed for good. */
  static void reopened(Draft draft) {
    Routing routing = draft.incident().routing();
    OwnChannel own = routing.channel();
    if (own != null && open(routing).isEmpty()) {
      draft.then(own.workspace(), What.OPEN);
    }
  }

  /**
   * It has one now, which is told in all its rooms; unless it is over meanwhile: then that is
   * closed.
   */
  static void made(Draft draft, OwnChannel own, String room, String name) {
    Routing routing = draft.incident().routing();
    if (draft.incident().isResolved() && own.archive()) {
      draft.become(draft.incident().with(routing.with(routing.rooms(), own.made(room, name))));
      draft.then(room, What.ARCHIVE);
      return;
    }
    List<String> rooms = new ArrayList<>(routing.rooms());
    rooms.add(room);
    draft.become(draft.incident().with(routing.with(rooms, own.made(room, name))));
    draft.tell("Its channel is #%s.".formatted(name));
    Stream.of(What.DESCRIBE, What.INVITE, What.PIN, What.BOOKMARK)
        .forEach(what -> draft.then(room, what));
  }

  /** The channel that it is told in; empty where it has none, or none any more. */
  static Optional<String> open(Routing routing) {
    return Optional.ofNullable(routing.channel())
        .map(OwnChannel::room)
        .filter(room -> routing.rooms().contains(Objects.requireNonNull(room)));
  }

  /** The chat's identifier of somebody who is in this workspace. */
  private static Optional<String> member(String workspace, String arn) {
    String person = arn.substring(arn.indexOf('/') + 1);
    String chat = "tocsin-chat/" + workspace + "/";
    return person.startsWith(chat)
        ? Optional.of(person.substring(chat.length()))
        : Optional.empty();
  }
}
