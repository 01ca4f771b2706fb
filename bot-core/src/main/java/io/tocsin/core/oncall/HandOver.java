package io.tocsin.core.oncall;

import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where it is told that others are on call in a schedule, and what was told last.
 *
 * @param schedule the alias of the schedule
 * @param room identifier of the room, such as {@code local:incidents}
 * @param group the group of people in a chat that is kept as whoever is on call, such as {@code
 *     slack:T0001/S0001}; null if there is none
 * @param onCall who was on call when it was last told, by their aliases
 * @param members the chat's identifiers of those whom the group was last set to
 * @param refusal why the group could not be set, if that was told; null if it could
 */
public record HandOver(
    String schedule,
    String room,
    @Nullable String group,
    List<String> onCall,
    List<String> members,
    @Nullable String refusal)
    implements Filed {
  public HandOver {
    onCall = List.copyOf(onCall);
    members = List.copyOf(members);
  }

  @Override
  public Key.HandOver key() {
    return new Key.HandOver(schedule);
  }

  HandOver with(List<String> people, List<String> users) {
    return new HandOver(schedule, room, group, people, users, refusal);
  }

  HandOver refused(@Nullable String reason) {
    return new HandOver(schedule, room, group, onCall, members, reason);
  }
}
