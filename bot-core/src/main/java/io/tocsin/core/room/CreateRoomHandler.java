package io.tocsin.core.room;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import io.tocsin.core.room.WebhookAddresses.Seen;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes a room, unless it is there. A name stands for one room, of whatever kind. */
public final class CreateRoomHandler implements Handler.Changing<CreateRoom, Done> {
  private static final String CHIME = "hooks.chime.aws";

  private final WebhookAddresses addresses;
  private final Sealing sealing;

  public CreateRoomHandler(WebhookAddresses addresses, Sealing sealing) {
    this.addresses = addresses;
    this.sealing = sealing;
  }

  @Override
  public Set<Key> keys(CreateRoom operation, Call call, State found) {
    return Set.of(new Key.Room(operation.name()), new Key.WebhookRoom(operation.name()));
  }

  @Override
  public Decision<Done> decide(CreateRoom operation, Call call, State state) {
    Secret webhook = operation.webhook();
    return webhook == null
        ? local(operation, call, state)
        : webhook(operation, webhook, call, state);
  }

  private static Decision<Done> local(CreateRoom operation, Call call, State state) {
    if (operation.format() != null) {
      return invalid("format", "is of use only beside --webhook");
    }
    if (state.webhookRoom(operation.name()).isPresent()) {
      return taken(operation.name(), "a webhook");
    }
    return state.hasRoom(operation.name())
        ? Decision.accept(Done.DONE)
        : Decision.accept(Done.DONE, new Change.AddRoom(operation.name(), call.now()));
  }

  private Decision<Done> webhook(CreateRoom operation, Secret url, Call call, State state) {
    if (state.hasRoom(operation.name())) {
      return taken(operation.name(), "a room of the local chat");
    }
    return switch (addresses.read(url)) {
      case Seen.Unfit(String constraint) -> invalid("webhook", constraint);
      case Seen.Fit(String host) ->
          state
              .webhookRoom(operation.name())
              .map(room -> again(room, url, format(operation, host)))
              .orElseGet(() -> create(operation, url, host, call));
    };
  }

  private Decision<Done> create(CreateRoom operation, Secret url, String host, Call call) {
    Optional<String> missing = sealing.missing();
    if (missing.isPresent()) {
      return conflict(missing.get(), operation.name());
    }
    WebhookRoom room =
        new WebhookRoom(
            operation.name(),
            format(operation, host),
            host,
            sealing.seal(url, WebhookRoom.id(operation.name())),
            call.caller().arn(),
            call.now());
    return Decision.accept(Done.DONE, new Change.PutWebhookRoom(room));
  }

  private Decision<Done> again(WebhookRoom room, Secret url, WebhookFormat format) {
    boolean same =
        room.format() == format
            && sealing.open(room.url(), room.id()).filter(url::equals).isPresent();
    return same
        ? Decision.accept(Done.DONE)
        : conflict(
            "There is a webhook named %s already, with another address or format; delete it first."
                .formatted(room.name()),
            room.name());
  }

  private static WebhookFormat format(CreateRoom operation, String host) {
    WebhookFormat suggested =
        host.toLowerCase(Locale.ROOT).equals(CHIME) ? WebhookFormat.CHIME : WebhookFormat.SLACK;
    return Objects.requireNonNullElse(operation.format(), suggested);
  }

  private static Decision<Done> taken(String name, String what) {
    return conflict("%s is %s already; choose another name.".formatted(name, what), name);
  }

  private static Decision<Done> conflict(String reason, String name) {
    return Decision.refuse(new Refusal.Conflict(reason, Resource.ROOM, name));
  }

  private static Decision<Done> invalid(String member, String constraint) {
    return Decision.refuse(Refusal.Invalid.of(new Violation(member, null, constraint)));
  }
}
