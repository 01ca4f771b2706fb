package io.tocsin.core.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Caller;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.Handlers;
import io.tocsin.core.Json;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Settings;
import io.tocsin.core.Tocsin;
import io.tocsin.core.access.Policy;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Conversation.Quote;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.command.CommandParser;
import io.tocsin.core.dialogue.Dialogue;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.IncidentChannels;
import io.tocsin.core.incident.Storms;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.Binding;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.TestConstraints;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.outbox.Relay;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.EventFilter;
import io.tocsin.core.writer.StateStore;
import io.tocsin.core.writer.Writer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole Tocsin in a test, told as a story: people say lines, alarms come in, time passes. Nothing
 * runs by itself; {@link #relays} delivers what waits.
 */
public final class World {
  public static final String ACCOUNT = "111122223333";
  public static final String ROOM = "incidents";

  public final MovableClock clock = MovableClock.atTwo();
  public final Settings settings =
      new Settings(ACCOUNT, "us-east-1", "aws", ROOM, 200, Duration.ofDays(7));
  public final Tocsin tocsin;
  public final Writer writer;
  public final Relay relay;
  public final Storms storms;
  public final Queries queries;

  private final Deque<Runnable> deliveries = new ArrayDeque<>();
  private final Dialogue dialogue;
  private final List<Secret> keys = new java.util.ArrayList<>();

  /** A world on these stores; messages leave by the platform named {@code local}. */
  public World(StateStore state, Queries queries, OutboxStore outbox, ChatPlatform platform) {
    this.queries = queries;
    CountingIds ids = new CountingIds();
    ActionToken.Signer signer = new ActionToken.Signer(new Secret("a key of the test"));
    this.relay =
        new Relay(
            new Relay.Parts(
                outbox,
                queries,
                new IncidentChannels(this::writer, clock, ids, settings),
                new LivingMessage(signer, ZoneOffset.UTC),
                Map.of(platform.name(), platform),
                clock,
                deliveries::add,
                () -> {}));
    this.writer = new Writer(state, relay::offer);
    this.storms = new Storms(queries, writer, ids, settings);
    this.tocsin =
        new Tocsin(
            new Tocsin.Parts(
                Policy.allowAll(),
                TestConstraints.constraints(),
                Handlers.all(
                    new Handlers.Ports(
                        this::newKey, new TestAddresses(), new TestDirectory(), new TestSealing())),
                queries,
                writer,
                clock,
                ids,
                settings));
    this.dialogue =
        new Dialogue(
            new Dialogue.Parts(
                tocsin,
                new CommandParser("aws"),
                Binding.using(TestConstraints.constraints()),
                queries,
                outbox,
                signer,
                clock,
                ZoneOffset.UTC,
                ids,
                settings));
  }

  private Writer writer() {
    return writer;
  }

  /** The answer to a line in the room, which needs the mention; null if the bot keeps silent. */
  public @Nullable Message says(String who, String line) {
    return answer(dialogue.say(new Line(actor(who), room(), null, line, false)));
  }

  /** The answer to a line that may come more than once, because an answer was lost. */
  public @Nullable Message says(String who, String line, Attempt attempt) {
    return answer(dialogue.say(new Line(actor(who), room(), null, line, false, attempt)));
  }

  /** The answer to a line in the thread of a message. */
  public @Nullable Message saysIn(String thread, String who, String line) {
    return answer(dialogue.say(new Line(actor(who), room(), thread, line, false)));
  }

  /** The plain text of the answer to a line, which must have one. */
  public String asks(String who, String line) {
    Message message = says(who, line);
    if (message == null) {
      throw new AssertionError("No answer to: " + line);
    }
    return message.fallback();
  }

  /** The answer to a button, pressed on some message. */
  public @Nullable Message presses(String who, String action, @Nullable String input) {
    return answer(dialogue.press(new Press(actor(who), room(), null, "m", action, input)));
  }

  /** The answer to somebody who belongs to another house. */
  public @Nullable Message guestSays(String who, String line) {
    Actor guest = new Actor("local", who, who, true);
    return answer(dialogue.say(new Line(guest, room(), null, line, false)));
  }

  /** The answer to somebody who wants a message of the room on the timeline. */
  public @Nullable Message keeps(String who, Quote.Said said, Attempt message) {
    return answer(dialogue.keep(new Quote(actor(who), room(), null, said, message)));
  }

  /** What an operation came to, asked for by a program. */
  public <R> Outcome<R> does(Operation<R> operation) {
    return tocsin.execute(
        new Caller("arn:aws:iam::" + ACCOUNT + ":user/prog", "prog", Channel.API, null, null),
        operation);
  }

  /** The result of an operation that must be accepted. */
  public <R> R gets(Operation<R> operation) {
    return switch (does(operation)) {
      case Outcome.Accepted<R>(R result) -> result;
      case Outcome.Refused<R>(Refusal refusal) -> throw new AssertionError(refusal.toString());
    };
  }

  /** The refusal of an operation that must be refused. */
  public Refusal isRefused(Operation<?> operation) {
    return switch (does(operation)) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Accepted<?>(Object result) -> throw new AssertionError("Accepted: " + result);
    };
  }

  /** A notification that comes in at a source with its newest key. */
  public ReceiveEventOutput receives(String source, String json) {
    return gets(new ReceiveEvent(source, keys.getLast(), tree(json)));
  }

  public void passes(Duration time) {
    clock.move(time);
  }

  /** Delivers everything that is due. */
  public void relays() {
    relay.runOnce();
    for (Runnable next; (next = deliveries.poll()) != null; ) {
      next.run();
    }
    relay.mark();
  }

  /** Storms end for which it was quiet long enough. */
  public void calmsDown() {
    relay.raging(storms.runOnce(clock.instant()));
  }

  public Incident incident(long number) {
    return queries.incidentByNumber(number).orElseThrow();
  }

  /** The events of an incident, the oldest first. */
  public List<TimelineEvent> timeline(long number) {
    return queries.timeline(
        incident(number).id(), EventFilter.ALL, SortOrder.ASCENDING, null, 2000);
  }

  public static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Secret newKey() {
    keys.add(new Secret("key-" + (keys.size() + 1)));
    return keys.getLast();
  }

  private static Actor actor(String who) {
    return new Actor(
        "local", who, who.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + who.substring(1));
  }

  private static Room room() {
    return new Room("local", ROOM);
  }

  private static @Nullable Message answer(Reply reply) {
    return switch (reply) {
      case Reply.Answer answer -> answer.message();
      case Reply.Silence() -> null;
    };
  }
}
