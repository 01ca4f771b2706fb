package io.tocsin.slack;

import static io.tocsin.slack.Deliveries.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Room;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.Stage;
import io.tocsin.slack.SlackAdapter.Answer;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.Asked;
import io.tocsin.slack.fake.Channel;
import io.tocsin.slack.fake.FakeSlack;
import io.tocsin.slack.fake.Posted;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Slack: what people do there comes signed to the adapter, and what they see is what the adapter
 * has put into a Slack that refuses as the real one does.
 */
public final class SlackStage implements Stage {
  public static final String CHANNEL = "C0001";
  private static final String ELSEWHERE = "T0999";
  private static final String MENTION = "@aws ";
  private static final String BOT = "<@U" + FakeSlack.TEAM + "BOT> ";

  private final FakeSlack slack;
  private final Clock clock;
  private final List<ChatPlatform> beside;
  private final Deliveries deliveries;
  private final AtomicInteger counter = new AtomicInteger();
  private SlackAdapter adapter;

  /**
   * @param beside other chats of the house
   */
  public SlackStage(Conversation conversation, Clock clock, List<ChatPlatform> beside) {
    this.slack = new FakeSlack(clock);
    this.clock = clock;
    this.beside = beside;
    this.deliveries = new Deliveries(clock);
    this.adapter = adapter(conversation);
    slack.channel(CHANNEL);
    slack.on("users.info", SlackStage::person);
    slack.on("chat.getPermalink", SlackStage::link);
  }

  private SlackAdapter adapter(Conversation conversation) {
    Workspace workspace = slack.workspace(FakeSlack.TEAM);
    SlackConfig config =
        new SlackConfig(
            slack.apiUrl(),
            List.of(new Secret(Deliveries.SECRET)),
            Optional.empty(),
            Set.of(),
            "aws",
            "pushpin",
            clock);
    return new SlackAdapter(
        config,
        team -> Optional.of(workspace).filter(it -> it.team().equals(team)),
        conversation,
        Runnable::run);
  }

  private static Answered person(Asked asked) {
    String id = asked.text("user");
    String name = id.charAt(1) + id.substring(2).toLowerCase(Locale.ROOT);
    Answered answer = Answered.ok();
    answer
        .body()
        .putObject("user")
        .put("id", id)
        .put("name", name)
        .put("team_id", id.startsWith("W") ? ELSEWHERE : FakeSlack.TEAM)
        .putObject("profile")
        .put("display_name", name);
    return answer;
  }

  private static Answered link(Asked asked) {
    return Answered.ok().with("permalink", link(asked.text("message_ts")));
  }

  private static String link(String ts) {
    return "https://house.slack.com/archives/" + CHANNEL + "/p" + ts.replace(".", "");
  }

  private static String id(Who who) {
    return (who.guest() ? "W" : "U") + who.name().toUpperCase(Locale.ROOT);
  }

  private static String team(Who who) {
    return who.guest() ? ELSEWHERE : FakeSlack.TEAM;
  }

  /** What stands in Slack. */
  public FakeSlack slack() {
    return slack;
  }

  private Channel channel() {
    return slack.channel(CHANNEL);
  }

  @Override
  public Room room() {
    return new Room(SlackPlatform.NAME, FakeSlack.TEAM + "/" + CHANNEL);
  }

  @Override
  public List<ChatPlatform> platforms() {
    return Stream.concat(Stream.of(adapter.platform()), beside.stream()).toList();
  }

  private String next(String prefix) {
    return prefix + "%08d".formatted(counter.incrementAndGet());
  }

  @Override
  public Act line(Who who, @Nullable String thread, String text) {
    boolean mentions = text.startsWith(MENTION);
    String escaped =
        mentions ? BOT + Shown.escaped(text.substring(MENTION.length())) : Shown.escaped(text);
    Posted said = slack.says(CHANNEL, thread, id(who), escaped);
    Map<String, Object> event =
        with(
            Map.of(
                "type",
                mentions ? "app_mention" : "message",
                "user",
                id(who),
                "user_team",
                team(who),
                "channel",
                CHANNEL,
                "channel_type",
                "channel",
                "ts",
                said.ts(),
                "text",
                escaped),
            "thread_ts",
            thread);
    return sent(who, Deliveries.event(next("Ev"), clock.instant(), event));
  }

  /** The same as a slash command, which has its answer with the response. */
  public Act command(Who who, String text) {
    String body =
        Deliveries.form(
            Map.of(
                "command",
                "/aws",
                "text",
                text,
                "team_id",
                FakeSlack.TEAM,
                "channel_id",
                CHANNEL,
                "user_id",
                id(who),
                "user_name",
                who.name(),
                "trigger_id",
                slack.trigger()));
    return () -> {
      JsonNode answer = Json.read(deliveries.send(adapter, body).body(), JsonNode.class);
      return Shown.seen(
          new Posted("", null, "", answer.path("text").asText(), answer.path("blocks"), null, 0));
    };
  }

  /** What Slack calls the channel of a direct message. */
  private static String direct(Who who) {
    return "D" + id(who);
  }

  @Override
  public String address(Who who) {
    return "slack:" + FakeSlack.TEAM + "/" + id(who);
  }

  @Override
  public Act lineAlone(Who who, String text) {
    Posted said = slack.says(direct(who), id(who), Shown.escaped(text));
    Map<String, Object> event =
        Map.of(
            "type",
            "message",
            "user",
            id(who),
            "channel",
            direct(who),
            "channel_type",
            "im",
            "ts",
            said.ts(),
            "text",
            Shown.escaped(text));
    return answeredAlone(who, Deliveries.event(next("Ev"), clock.instant(), event));
  }

  @Override
  public Act pressAlone(Who who, Seen on, Seen.Button button) {
    return answeredAlone(who, Deliveries.interaction(press(who, direct(who), on, button)));
  }

  @Override
  public List<Seen> alone(Who who) {
    return posted(slack.channel(direct(who)), null);
  }

  /** Sends it; what stands below it afterwards. */
  private Act answeredAlone(Who who, String body) {
    return () -> {
      int before = alone(who).size();
      deliveries.send(adapter, body);
      List<Seen> after = alone(who);
      return after.size() > before ? after.getLast() : null;
    };
  }

  @Override
  public Act press(Who who, Seen on, Seen.Button button, @Nullable String input) {
    Map<String, Object> payload = press(who, on, button);
    return input == null
        ? sent(who, Deliveries.interaction(payload))
        : filledIn(who, Deliveries.interaction(payload), input);
  }

  /** A button of this message, as if it stood in another workspace. */
  public void pressElsewhere(Who who, Seen on, Seen.Button button) {
    Map<String, Object> payload = with(press(who, on, button), "team", Map.of("id", ELSEWHERE));
    deliveries.send(adapter, Deliveries.interaction(payload));
  }

  private Map<String, Object> press(Who who, Seen on, Seen.Button button) {
    return press(who, CHANNEL, on, button);
  }

  private Map<String, Object> press(Who who, String channel, Seen on, Seen.Button button) {
    Map<String, Object> payload =
        Map.of(
            "type",
            "block_actions",
            "team",
            Map.of("id", FakeSlack.TEAM),
            "user",
            Deliveries.person(id(who), team(who), who.name()),
            "channel",
            Map.of("id", channel),
            "container",
            with(
                Map.of("type", "message", "message_ts", on.reference(), "channel_id", channel),
                "thread_ts",
                on.thread()),
            "trigger_id",
            slack.trigger(),
            "actions",
            List.of(Map.of("action_id", "tocsin:0", "type", "button", "value", button.value())));
    return payload;
  }

  /** The window opens once; what is filled in may be sent more than once. */
  private Act filledIn(Who who, String pressing, String input) {
    deliveries.send(adapter, pressing);
    JsonNode view = Json.read(slack.views().getLast(), JsonNode.class);
    String body = Deliveries.interaction(submission(who, view, next("V"), input));
    return sent(who, body);
  }

  private static Map<String, Object> submission(Who who, JsonNode view, String id, String input) {
    JsonNode element = view.path("blocks").path(0).path("element");
    Map<String, Object> value =
        element.path("type").asText().equals("static_select")
            ? Map.of("type", "static_select", "selected_option", option(element, input))
            : Map.of("type", "plain_text_input", "value", input);
    return Map.of(
        "type",
        "view_submission",
        "team",
        Map.of("id", FakeSlack.TEAM),
        "user",
        Deliveries.person(id(who), team(who), who.name()),
        "view",
        Map.of(
            "id",
            id,
            "type",
            "modal",
            "callback_id",
            view.path("callback_id").asText(),
            "private_metadata",
            view.path("private_metadata").asText(),
            "state",
            Map.of("values", Map.of("input", Map.of("input", value)))));
  }

  private static Map<String, Object> option(JsonNode select, String value) {
    return select
        .path("options")
        .valueStream()
        .filter(option -> option.path("value").asText().equals(value))
        .findFirst()
        .map(option -> Map.<String, Object>of("value", value))
        .orElseThrow(() -> new AssertionError("Nobody can choose " + value + " in " + select));
  }

  @Override
  public Aside aside(Who who, String text) {
    Posted said = slack.says(CHANNEL, id(who), Shown.escaped(text));
    return new Aside(said.ts(), who, text, link(said.ts()));
  }

  @Override
  public Act keep(Who who, Aside aside) {
    Map<String, Object> message =
        Map.of(
            "ts", aside.reference(), "user", id(aside.by()), "text", Shown.escaped(aside.text()));
    Map<String, Object> payload =
        Map.of(
            "type",
            "message_action",
            "callback_id",
            "tocsin:keep",
            "team",
            Map.of("id", FakeSlack.TEAM),
            "user",
            Deliveries.person(id(who), team(who), who.name()),
            "channel",
            Map.of("id", CHANNEL),
            "message",
            message,
            "trigger_id",
            slack.trigger());
    return sent(who, Deliveries.interaction(payload));
  }

  /** The same by an emoji on the message. */
  public Act reaction(Who who, Aside aside) {
    Map<String, Object> event =
        Map.of(
            "type",
            "reaction_added",
            "reaction",
            "pushpin",
            "user",
            id(who),
            "item",
            Map.of("type", "message", "channel", CHANNEL, "ts", aside.reference()));
    return sent(who, Deliveries.event(next("Ev"), clock.instant(), event));
  }

  /** Somebody opens the bot's own page; what they see there. */
  public Seen home(Who who) {
    Map<String, Object> event = Map.of("type", "app_home_opened", "user", id(who), "tab", "home");
    deliveries.send(adapter, Deliveries.event(next("Ev"), clock.instant(), event));
    return home();
  }

  /** What stands on the page that was shown last. */
  private Seen home() {
    JsonNode view = Json.read(slack.views().getLast(), JsonNode.class);
    return Shown.seen(new Posted("", null, "", "", view.path("blocks"), null, 0));
  }

  /** A button of that page; what they see there afterwards. */
  public Seen pressAtHome(Who who, Seen home, Seen.Button button, @Nullable String input) {
    Map<String, Object> payload = new HashMap<>(press(who, home, button));
    payload.remove("channel");
    payload.put("container", Map.of("type", "view", "view_id", "V1"));
    if (input == null) {
      deliveries.send(adapter, Deliveries.interaction(payload));
    } else {
      filledIn(who, Deliveries.interaction(payload), input).happens();
    }
    return home();
  }

  /** Sends it; what they are told by it, or were when it came for the first time. */
  private Act sent(Who who, String body) {
    return new Act() {
      private @Nullable Seen told;

      @Override
      public @Nullable Seen happens() {
        int before = whispered(who).size();
        Answer answer = deliveries.send(adapter, body);
        List<Seen> after = whispered(who);
        if (answer.body().contains("response_action")) {
          told = inForm(answer);
        } else if (after.size() > before) {
          told = after.getLast();
        }
        return told;
      }
    };
  }

  private static Seen inForm(Answer answer) {
    String text = Json.read(answer.body(), JsonNode.class).path("errors").path("input").asText();
    return new Seen("", Instant.EPOCH, null, text, text, List.of());
  }

  @Override
  public List<Seen> posted(@Nullable String thread) {
    return posted(channel(), thread);
  }

  private static List<Seen> posted(Channel in, @Nullable String thread) {
    return in.messages().stream()
        .filter(message -> message.author().startsWith("B"))
        .filter(message -> Objects.equals(message.thread(), thread))
        .map(Shown::seen)
        .toList();
  }

  @Override
  public List<Seen> whispered(Who who) {
    return slack.whispers().stream()
        .filter(it -> it.channel().equals(CHANNEL) && it.user().equals(id(who)))
        .map(it -> Shown.seen(it.message()))
        .toList();
  }

  @Override
  public void restarts(Conversation spoken) {
    adapter.close();
    adapter = adapter(spoken);
  }

  @Override
  public void close() {
    adapter.close();
    slack.close();
  }
}
