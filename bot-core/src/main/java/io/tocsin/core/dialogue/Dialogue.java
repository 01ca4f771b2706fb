package io.tocsin.core.dialogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Ids;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Settings;
import io.tocsin.core.Tocsin;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Room;
import io.tocsin.core.command.CommandParser;
import io.tocsin.core.command.ParseContext;
import io.tocsin.core.command.Parsed;
import io.tocsin.core.command.ShortForm;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.operation.Binding;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.TimelineOperation.UpdateTimelineEvent;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.writer.Queries;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the bot makes of lines and presses: it parses them, asks for what is missing, has the rest
 * done by {@link Tocsin} and says what became of it. Answers are for the asker alone; what the room
 * needs to know comes by the living message and its thread.
 */
public final class Dialogue implements Conversation {
  private final CommandParser parser;
  private final Queries queries;
  private final OutboxStore outbox;
  private final ChannelsOfIncidents channels;
  private final Clock clock;
  private final ZoneId zone;
  private final Questions questions;
  private final Calls calls;
  private final Shorthand shorthand;
  private final Presses presses;
  private final Quotes quotes;
  private final Desk desk;
  private final Settings settings;

  /**
   * What a dialogue is built from.
   *
   * @param zone what times without a zone mean
   */
  public record Parts(
      Tocsin tocsin,
      CommandParser parser,
      Binding binding,
      Queries queries,
      OutboxStore outbox,
      ActionToken.Signer signer,
      Clock clock,
      ZoneId zone,
      Ids ids,
      Settings settings) {}

  public Dialogue(Parts parts) {
    this.parser = parts.parser();
    this.queries = parts.queries();
    this.outbox = parts.outbox();
    this.channels = new ChannelsOfIncidents(parts.queries(), parts.clock());
    this.clock = parts.clock();
    this.zone = parts.zone();
    this.questions = new Questions(clock, parts.ids());
    LivingMessage living = new LivingMessage(parts.signer(), zone);
    Names names = new Names(queries);
    AnswerText answers = new AnswerText(queries, living, zone);
    this.calls =
        new Calls(
            parts.tocsin(),
            parts.binding(),
            names,
            questions,
            answers,
            new LiteralText(questions),
            clock,
            parts.settings());
    this.shorthand = new Shorthand(calls, names, queries, living, clock, parts.zone());
    this.quotes = new Quotes(calls, shorthand, questions);
    this.desk = new Desk(queries, living);
    this.settings = parts.settings();
    this.presses = new Presses(parts.signer(), queries, calls, shorthand);
  }

  @Override
  public Reply say(Line line) {
    Scene scene = scene(line.actor(), line.room(), line.thread(), line.direct(), line.attempt());
    Optional<Question> open = questions.openAt(scene);
    Parsed parsed = parser.parse(typed(line, scene), context(scene));
    if (parsed instanceof Parsed.NotForUs) {
      return new Reply.Silence();
    }
    return answer(
        open.filter(question -> !isCommand(parsed))
            .flatMap(question -> answered(scene, question, line))
            .orElseGet(() -> perform(scene, parsed)));
  }

  @Override
  public Reply press(Press press) {
    Scene scene = scene(press.actor(), press.room(), press.thread(), false, press.attempt());
    return answer(
        presses
            .perform(scene, press)
            .map(Told::of)
            .or(() ->
                questions.behind(press.action()).map(asked -> pressed(scene, asked, press.input())))
            .orElseGet(Dialogue::tooOld));
  }

  @Override
  public Reply keep(Quote quote) {
    Scene scene = scene(quote.actor(), quote.room(), quote.thread(), false, quote.attempt());
    return answer(Told.of(quotes.keep(scene, quote)));
  }

  @Override
  public List<Group> desk(Actor actor, Room room) {
    Scene scene = scene(actor, room, null, true, null);
    Message all = shorthand.open(scene);
    return all.error()
        ? List.of(new Group(all.fallback(), List.of()))
        : desk.of(scene.caller(settings.account(), null).arn());
  }

  private static Told tooOld() {
    return Told.of(Message.error("This button is too old. Type the command again."));
  }

  @Override
  public String kept(Line line) {
    Scene scene =
        new Scene(
            line.actor(),
            line.room(),
            line.thread(),
            Optional.empty(),
            Optional.empty(),
            line.direct(),
            null);
    Optional<Parsed.Missing> asked =
        questions
            .openAt(scene)
            .flatMap(question ->
                question instanceof Question.Ask(Scene where, Parsed.Missing missing)
                    ? Optional.of(missing)
                    : Optional.empty());
    return parser.kept(typed(line, scene), asked);
  }

  private static Reply answer(Told told) {
    return new Reply.Answer(told.now(), told.kept(), true);
  }

  private Told perform(Scene scene, Parsed parsed) {
    questions.close(scene);
    return switch (parsed) {
      case Parsed.Call call -> calls.perform(scene, call);
      case Parsed.Missing missing -> ask(scene, withIncidentHere(scene, missing));
      case Parsed.Faulty faulty ->
          Told.of(FaultText.of(faulty).withActions(corrections(scene, faulty)));
      case Parsed.Help(Parsed.Topic topic) -> Told.of(HelpMessage.of(topic));
      case Parsed.Cancelled cancelled -> Told.of(Message.text("All right, nothing was done."));
      case Parsed.NotForUs notForUs -> Told.of(Message.text(""));
      case ShortForm form -> Told.of(shorthand.perform(scene, form));
    };
  }

  /** In the thread of an incident, a command that lacks nothing but the incident means that one. */
  private static Parsed.Missing withIncidentHere(Scene scene, Parsed.Missing missing) {
    if (scene.incident().isEmpty()) {
      return missing;
    }
    ObjectNode arguments = missing.soFar().arguments().deepCopy();
    String arn = scene.incident().get().arn();
    List<Member> others =
        missing.missing().stream().filter(member -> !isIncident(missing, member)).toList();
    missing.missing().stream()
        .filter(member -> isIncident(missing, member))
        .forEach(member -> arguments.put(member.name(), arn));
    Parsed.Call typed = missing.soFar();
    Parsed.Call soFar =
        new Parsed.Call(
            typed.command(), arguments, typed.where(), typed.output(), typed.confirmed());
    return others.equals(missing.missing()) ? missing : new Parsed.Missing(soFar, others);
  }

  private static boolean isIncident(Parsed.Missing missing, Member member) {
    return Names.named(missing.command(), member.name())
        .filter(kind -> kind == Resource.INCIDENT_RECORD)
        .isPresent();
  }

  private Told ask(Scene scene, Parsed.Missing missing) {
    if (missing.missing().isEmpty()) {
      return calls.perform(scene, missing.soFar());
    }
    questions.ask("ask", new Question.Ask(scene, missing));
    return Told.of(AskText.of(missing, scene.direct()));
  }

  private List<Action> corrections(Scene scene, Parsed.Faulty faulty) {
    String corrected = faulty.corrected();
    if (corrected == null) {
      return List.of();
    }
    String button = questions.offer("run", new Question.Correct(scene, corrected));
    String shown = parser.kept(io.tocsin.core.command.Line.direct(corrected), Optional.empty());
    return List.of(new Action(button, "Run " + shown, Style.NORMAL, null, shown));
  }

  /** A line that is no command of its own may be the answer to what was asked here. */
  private Optional<Told> answered(Scene scene, Question question, Line line) {
    return switch (question) {
      case Question.Ask(Scene asked, Parsed.Missing missing) ->
          Optional.of(perform(scene, parser.complete(missing, typed(line, scene), context(scene))));
      case Question.Confirm confirm ->
          isYes(line) ? Optional.of(pressed(scene, confirm, null)) : Optional.empty();
      case Question.Edit edit -> Optional.empty();
      case Question.Correct correct -> Optional.empty();
      case Question.Again again -> Optional.empty();
    };
  }

  private Told pressed(Scene scene, Question question, @Nullable String input) {
    if (!question.scene().actor().equals(scene.actor())) {
      String whose = question.scene().actor().displayName();
      return Told.of(Message.error("This is for " + whose + ". Type the command yourself."));
    }
    questions.close(scene);
    return switch (question) {
      case Question.Ask(Scene asked, Parsed.Missing missing) -> ask(scene, missing);
      case Question.Confirm(Scene asked, var operation, var output) ->
          calls.execute(scene, operation, output);
      case Question.Edit edit -> Told.of(edited(scene, edit, input));
      case Question.Correct(Scene asked, String line) ->
          perform(scene, parser.parse(io.tocsin.core.command.Line.direct(line), context(scene)));
      case Question.Again(Scene asked, var operation, var output) ->
          calls.execute(scene, operation, output);
    };
  }

  /** The last word of the line, since a mention may stand before it. */
  private static boolean isYes(Line line) {
    String text = line.text().strip().toLowerCase(Locale.ROOT);
    return text.equals("yes") || text.endsWith(" yes");
  }

  private Message edited(Scene scene, Question.Edit edit, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Message.error("The text is empty. Nothing was changed.");
    }
    return calls.plainly(
        scene,
        new UpdateTimelineEvent(
            null, text.strip(), edit.event(), null, null, null, edit.incident()));
  }

  private static boolean isCommand(Parsed parsed) {
    return !(parsed instanceof Parsed.Faulty);
  }

  private Scene scene(
      Actor actor, Room room, @Nullable String thread, boolean direct, @Nullable Attempt attempt) {
    Optional<UUID> about =
        Optional.ofNullable(thread).flatMap(reference -> outbox.incidentOf(room.id(), reference));
    Optional<Incident> incident =
        about.isPresent() ? about.flatMap(queries::incident) : channels.incident(room);
    Optional<Storm> storm = incident.isPresent() ? Optional.empty() : about.flatMap(queries::storm);
    return new Scene(actor, room, thread, incident, storm, direct, attempt);
  }

  private static io.tocsin.core.command.Line typed(Line line, Scene scene) {
    return new io.tocsin.core.command.Line(
        line.text(), List.of(), line.direct(), scene.isAboutIncidents(), false);
  }

  private ParseContext context(Scene scene) {
    return new ParseContext(scene.now(clock), zone);
  }
}
