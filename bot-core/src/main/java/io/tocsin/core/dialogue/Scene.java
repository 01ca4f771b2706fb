package io.tocsin.core.dialogue;

import io.tocsin.core.Caller;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Room;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks, and where.
 *
 * @param thread the platform's reference of the message in whose thread it is; null if in none
 * @param incident the incident whose thread it is
 * @param storm the storm whose thread it is
 * @param direct whether commands need no mention here
 * @param attempt how to tell that what is asked for was asked before; null if nothing tells it
 */
record Scene(
    Actor actor,
    Room room,
    @Nullable String thread,
    Optional<Incident> incident,
    Optional<Storm> storm,
    boolean direct,
    @Nullable Attempt attempt) {

  /** The client token for what is asked for; null if there is none. */
  @Nullable String token() {
    return attempt == null ? null : attempt.token();
  }

  /** The same in the letters that ssm-contacts allows. */
  @Nullable String plainToken() {
    String token = token();
    return token == null ? null : token.replaceAll("[^/a-zA-Z0-9_+=-]", "_");
  }

  /** When it was asked for, the first time. */
  Instant now(Clock clock) {
    return attempt == null ? clock.instant() : attempt.at();
  }

  Caller caller(String account, @Nullable String region) {
    String arn = Arns.chatUser(account, actor.platform(), actor.id());
    Channel channel = actor.guest() ? Channel.GUEST : Channel.CHAT;
    return new Caller(arn, actor.displayName(), channel, room.id(), region);
  }

  /** Whether what is said here is about incidents, so that one word may be a command. */
  boolean isAboutIncidents() {
    return incident.isPresent() || storm.isPresent();
  }

  /** Whether a question asked there and then can be answered here. */
  boolean isSamePlace(Scene asked) {
    return actor.equals(asked.actor)
        && room.equals(asked.room)
        && (thread == null ? asked.thread == null : thread.equals(asked.thread));
  }
}
