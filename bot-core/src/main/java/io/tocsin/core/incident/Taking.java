package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Caller;
import io.tocsin.core.engagement.Engagements;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Somebody takes an incident: from then on they have it. */
public final class Taking {
  private Taking() {}

  /** What {@link #take} looks at. */
  static Set<Key> keys(String arn, Call call, State found) {
    Set<Key> keys = new HashSet<>(Lookup.withEngagements(arn, call, found));
    chatReach(call.caller()).ifPresent(reach -> keys.add(new Key.ChannelsAt(reach)));
    return keys;
  }

  /** The caller has it; whoever was to be paged for it need not be. */
  static Acknowledgement take(Draft draft, State state) {
    Caller caller = draft.call().caller();
    Acknowledgement taken = by(draft, caller.arn(), caller.displayName());
    String contact = contact(caller, state).orElse(null);
    Engagements.taken(draft, contact, caller.displayName(), state);
    return taken;
  }

  /** Somebody has it from now on, by what they have answered. */
  public static Acknowledgement by(Draft draft, String arn, String name) {
    Acknowledgement taken = new Acknowledgement(arn, name, draft.now());
    draft.become(draft.incident().with(draft.progress().acknowledged(taken)));
    OwnChannels.joins(draft, arn);
    draft.recordChanged();
    draft.write(new EventData.Acknowledged(taken.by(), taken.name()), draft.now(), draft.itself());
    return taken;
  }

  /** The contact whose active chat channel the caller speaks from. */
  private static Optional<String> contact(Caller caller, State state) {
    return chatReach(caller)
        .flatMap(reach ->
            state.all(new Key.ChannelsAt(reach)).stream()
                .filter(ContactChannel::isOpen)
                .map(ContactChannel::contact)
                .findFirst());
  }

  /** Where the caller speaks, if in a chat, as the address of a contact channel. */
  private static Optional<String> chatReach(Caller caller) {
    return Arns.chatAddress(caller.arn())
        .map(address -> ContactChannel.reach(ChannelType.CHAT, address));
  }
}
