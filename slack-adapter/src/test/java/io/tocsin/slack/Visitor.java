package io.tocsin.slack;

import io.tocsin.core.Json;
import io.tocsin.core.access.Secret;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.ScriptedConversation;
import io.tocsin.slack.SlackAdapter.Answer;
import io.tocsin.slack.SlackConfig.Tokens;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.fake.ScriptedApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Slack as it knocks at the door: signs, sends, and sends again. */
final class Visitor implements AutoCloseable {
  static final String SECRET = "the secret of the test";

  final MovableClock clock = MovableClock.atTwo();
  final ScriptedApi api = new ScriptedApi();
  final ScriptedConversation bot = new ScriptedConversation();
  final Map<String, Workspace> workspaces = new HashMap<>();
  final List<String> forgotten = new CopyOnWriteArrayList<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  final SlackAdapter slack;

  Visitor() {
    this(Optional.empty());
  }

  Visitor(Optional<Secret> appToken) {
    workspaces.put("T1", new Workspace("T1", "E1", new Secret("xoxb-1"), "UBOT", "B1"));
    api.on("users.info", call -> user(call.get("user"), "T1"));
    SlackConfig config =
        new SlackConfig(
            api.url(),
            appToken.isPresent() ? List.of() : List.of(new Secret(SECRET)),
            appToken,
            Set.of(),
            "aws",
            "pushpin",
            clock);
    this.slack = new SlackAdapter(config, new Kept(), bot, executor);
  }

  private final class Kept implements Tokens {
    @Override
    public Optional<Workspace> of(String team) {
      return Optional.ofNullable(workspaces.get(team));
    }

    @Override
    public void forget(String team, Instant ended) {
      forgotten.add(team + " " + ended.getEpochSecond());
    }
  }

  static String user(String id, String team) {
    return Json.write(
        Map.of(
            "ok",
            true,
            "user",
            Map.of(
                "id",
                id,
                "team_id",
                team,
                "name",
                id,
                "profile",
                Map.of("display_name", "N" + id))));
  }

  /** Sends bytes with a genuine signature. */
  Answer sends(String body) {
    return sends(body, SECRET, clock.instant().getEpochSecond());
  }

  Answer sends(String body, String secret, long at) {
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> headers =
        Map.of(
            "x-slack-request-timestamp",
            List.of("" + at),
            "X-Slack-Signature",
            List.of(TestSignature.of(secret, at, raw)));
    return slack.handle("/slack/events", headers, raw);
  }

  /** An event as it is sent the first time, and with another signature each time after. */
  Answer event(String id, Map<String, Object> event) {
    return event(id, event, Map.of());
  }

  Answer event(String id, Map<String, Object> event, Map<String, Object> envelope) {
    Map<String, Object> all = new HashMap<>();
    all.put("type", "event_callback");
    all.put("event_id", id);
    all.put("team_id", "T1");
    all.put("event_time", clock.instant().getEpochSecond());
    all.put("event", event);
    all.putAll(envelope);
    clock.move(Duration.ofSeconds(1));
    return sends(Json.write(all));
  }

  Answer mention(String id, String ts, String text) {
    return event(id, message("app_mention", ts, text));
  }

  static Map<String, Object> message(String type, String ts, String text) {
    Map<String, Object> event = new HashMap<>();
    event.put("type", type);
    event.put("user", "U1");
    event.put("channel", "C1");
    event.put("ts", ts);
    event.put("text", text);
    return event;
  }

  Answer command(String text, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>();
    fields.put("command", "/tocsin");
    fields.put("text", text);
    fields.put("team_id", "T1");
    fields.put("channel_id", "C1");
    fields.put("user_id", "U1");
    fields.put("user_name", "maria");
    fields.put("trigger_id", "1.2.a");
    fields.putAll(more);
    return sends(form(fields));
  }

  Answer interaction(Map<String, Object> payload) {
    return sends(form(Map.of("payload", Json.write(payload))));
  }

  static Map<String, Object> press(String trigger, String... values) {
    Map<String, Object> payload = new HashMap<>();
    payload.put("type", "block_actions");
    payload.put("team", Map.of("id", "T1"));
    payload.put("user", Map.of("id", "U1", "name", "maria", "team_id", "T1"));
    payload.put("channel", Map.of("id", "C1"));
    payload.put("container", Map.of("type", "message", "message_ts", "9.1", "channel_id", "C1"));
    payload.put("message", Map.of("ts", "9.1", "thread_ts", "9.1"));
    payload.put("trigger_id", trigger);
    payload.put(
        "actions",
        Arrays.stream(values)
            .map(value -> Map.of("action_id", "tocsin:0", "type", "button", "value", value))
            .toList());
    return payload;
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    slack.close();
    executor.close();
    api.close();
  }
}
