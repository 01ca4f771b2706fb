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
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Conversation.Quote;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Room;
import io.tocsin.core.command.CommandParser;
import io.tocsin.core.dialogue.Dialogue;
import io.tocsin.core.engagement.DueEngagements;
import io.tocsin.core.engagement.PageObserver;
import io.tocsin.core.engagement.PageSending;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.IncidentChannels;
import io.tocsin.core.incident.Storms;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.oncall.DueHandOvers;
import io.tocsin.core.oncall.GroupNews;
import io.tocsin.core.oncall.GroupSending;
import io.tocsin.core.operation.Binding;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.TestConstraints;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.outbox.Relay;
import io.tocsin.core.paging.ChatPager;
import io.tocsin.core.paging.Rates;
import io.tocsin.core.testkit.Stage.Act;
import io.tocsin.core.testkit.Stage.Aside;
import io.tocsin.core.testkit.Stage.Who;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.EventFilter;
import io.tocsin.core.writer.StateStore;
import io.tocsin.core.writer.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole Tocsin in a test, told as a story: people say lines, alarms come in, time passes. Nothing
 * runs by itself; {@link #relays} delivers what waits.
 */
public final class World {
  public static final String ACCOUNT = "111122223333";
  public static final String ROOM = "incidents";

  public final MovableClock clock;
  public final Settings settings =
      new Settings(ACCOUNT, "us-east-1", "aws", ROOM, 200, Duration.ofDays(7));
  public final Tocsin tocsin;
  public final Writer writer;
  public final Relay relay;
  public final Storms storms;
  public final DueEngagements engagements;
  public final DueHandOvers handOvers;

  /** All ways out to people but the chats. */
  public final RecordingPager pager = new RecordingPager();

  public final Queries queries;

  /** The chat in which the story plays. */
  public final Stage stage;

  private final Deque<Runnable> deliveries = new ArrayDeque<>();
  private final Dialogue dialogue;
  private final Kept kept;

  /** What outlives a restart. */
  private record Kept(
      StateStore state,
      Queries queries,
      OutboxStore outbox,
      TimerStore timers,
      MovableClock clock,
      CountingIds ids,
      List<Secret> keys) {}

  /** A world on these stores, whose people meet in this chat. */
  public World(
      StateStore state,
      Queries queries,
      OutboxStore outbox,
      TimerStore timers,
      Stage.Opening opening) {
    this(
        new Kept(
            state,
            queries,
            outbox,
            timers,
            MovableClock.atTwo(),
            new CountingIds(),
            new ArrayList<>()),
        opening);
  }

  /** A world without a chat; messages leave by this platform. */
  public World(InMemoryState state, OutboxStore outbox, ChatPlatform platform) {
    this(
        state,
        state,
        outbox,
        state,
        (conversation, clock, ids) ->
            new LocalStage(new InMemoryLocalChat(ROOM), conversation, clock, ids, platform));
  }

  private World(Kept kept, Stage.Opening opening) {
    this.kept = kept;
    this.clock = kept.clock();
    this.queries = kept.queries();
    this.stage = opening.open(new Spoken(), clock, kept.ids());
    this.relay = relay();
    this.writer = new Writer(kept.state(), relay::offer);
    this.storms = new Storms(queries, writer, kept.ids(), settings);
    this.engagements = new DueEngagements(kept.timers(), writer, kept.ids(), settings);
    this.handOvers = new DueHandOvers(kept.timers(), queries, writer, kept.ids(), settings);
    this.tocsin = tocsin();
    this.dialogue = dialogue();
  }

  /** The chat is there before those who listen to it. */
  private final class Spoken implements Conversation {
    @Override
    public Reply say(Line line) {
      return dialogue.say(line);
    }

    @Override
    public Reply press(Press press) {
      return dialogue.press(press);
    }

    @Override
    public Reply keep(Quote quote) {
      return dialogue.keep(quote);
    }

    @Override
    public List<Group> desk(Actor actor, Room room) {
      return dialogue.desk(actor, room);
    }

    @Override
    public String kept(Line line) {
      return dialogue.kept(line);
    }
  }

  private static ActionToken.Signer signer() {
    return new ActionToken.Signer(new Secret("a key of the test"));
  }

  private Relay relay() {
    return new Relay(
        new Relay.Parts(
            kept.outbox(),
            queries,
            new IncidentChannels(this::writer, clock, kept.ids(), settings),
            new GroupSending(
                queries, new GroupNews(queries, this::writer, clock, kept.ids(), settings)),
            new PageSending(
                new PageSending.Parts(
                    queries,
                    List.of(pager, new ChatPager(stage.platforms(), signer())),
                    page -> "https://tocsin.example/page/" + page.id(),
                    new Rates(Map.of(ChannelType.PUSH, 2.0)),
                    this::writer,
                    clock,
                    kept.ids(),
                    settings,
                    PageObserver.NONE)),
            new LivingMessage(signer(), ZoneOffset.UTC),
            stage.platforms().stream()
                .collect(Collectors.toMap(ChatPlatform::name, Function.identity())),
            clock,
            deliveries::add,
            () -> {}));
  }

  private Tocsin tocsin() {
    return new Tocsin(
        new Tocsin.Parts(
            Policy.allowAll(),
            TestConstraints.constraints(),
            Handlers.all(
                new Handlers.Ports(
                    this::newKey,
                    new TestAddresses(),
                    new TestDirectory(),
                    new TestSealing(),
                    path -> "https://tocsin.example" + path,
                    List.of(pager))),
            queries,
            writer,
            clock,
            kept.ids(),
            settings));
  }

  private Dialogue dialogue() {
    return new Dialogue(
        new Dialogue.Parts(
            tocsin,
            new CommandParser("aws"),
            Binding.using(TestConstraints.constraints()),
            queries,
            kept.outbox(),
            signer(),
            clock,
            ZoneOffset.UTC,
            kept.ids(),
            settings));
  }

  /** The same house in another process: what was not stored is forgotten. */
  public World restarted() {
    return new World(
        kept,
        (conversation, now, ids) -> {
          stage.restarts(conversation);
          return stage;
        });
  }

  private Writer writer() {
    return writer;
  }

  /** The answer to a line in the room, which needs the mention; null if the bot keeps silent. */
  public @Nullable Seen says(String who, String line) {
    return line(who, line).happens();
  }

  /** A line in the room that may come more than once, because an answer was lost. */
  public Act line(String who, String line) {
    return stage.line(person(who), null, line);
  }

  /** The answer to a line in the thread of a message. */
  public @Nullable Seen saysIn(Seen root, String who, String line) {
    return stage.line(person(who), root.reference(), line).happens();
  }

  /** The plain text of the answer to a line, which must have one. */
  public String asks(String who, String line) {
    return told(line(who, line)).text();
  }

  /** The answer to somebody who belongs to another house. */
  public Seen guestAsks(String who, String line) {
    return told(stage.line(new Who(person(who).name(), true), null, line));
  }

  /** The answer to a line that somebody says to the bot alone. */
  public Seen saysAlone(String who, String line) {
    return told(stage.lineAlone(person(who), line));
  }

  /** What the bot has written to somebody by direct message, answers too. */
  public List<Seen> alone(String who) {
    return stage.alone(person(who));
  }

  /** The answer to a button of a direct message. */
  public Seen pressesAlone(String who, Seen on, String label) {
    return told(stage.pressAlone(person(who), on, on.button(label)));
  }

  /** The answer to a button. */
  public Seen presses(String who, Seen on, String label) {
    return told(press(who, on, label, null));
  }

  /** The answer to a button that asks for something. */
  public Seen presses(String who, Seen on, String label, String input) {
    return told(press(who, on, label, input));
  }

  /** A press that may come more than once. */
  public Act press(String who, Seen on, String label, @Nullable String input) {
    return stage.press(person(who), on, on.button(label), input);
  }

  /** The answer to somebody who wants on the timeline what somebody said. */
  public Seen keeps(String who, Aside aside) {
    return told(stage.keep(person(who), aside));
  }

  /** Something that is said among people. */
  public Aside hears(String who, String text) {
    return stage.aside(person(who), text);
  }

  /** The answer, which must be there. */
  public static Seen told(Act act) {
    Seen seen = act.happens();
    if (seen == null) {
      throw new AssertionError("There was no answer");
    }
    return seen;
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
    return gets(new ReceiveEvent(source, kept.keys().getLast(), tree(json)));
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

  /** Delivers what is due while so many seconds pass. */
  public void relaysFor(int seconds) {
    for (int i = 0; i < seconds; i++) {
      relays();
      passes(Duration.ofSeconds(1));
    }
    relays();
  }

  /** Puts something there, as if it had been made before. */
  public void has(Filed... rows) {
    kept.state()
        .inBatch(batch -> batch.commit(Stream.of(rows).<Change>map(Change.File::new).toList()));
  }

  /** Time passes, and every stage begins when it is due. */
  public void passesWithPages(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      passes(Duration.ofSeconds(10));
      engagements.runOnce(clock.instant());
      relays();
    }
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
    kept.keys().add(new Secret("key-" + (kept.keys().size() + 1)));
    return kept.keys().getLast();
  }

  /** Somebody of the house. */
  public static Who person(String who) {
    return new Who(who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1));
  }
}
