package io.tocsin.slack.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.core.Json;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.SlackConfig.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Slack on this machine, with workspaces, channels and people that a test makes. Further methods
 * can be taught to it by {@link #on}. Its time is the clock it is given.
 */
public final class FakeSlack implements AutoCloseable {
  public static final String TEAM = "T0001";

  /** What the app may do, as its manifest asks for. */
  private static final Set<String> SCOPES =
      Set.of(
          "bookmarks:read",
          "bookmarks:write",
          "channels:history",
          "channels:manage",
          "channels:read",
          "chat:write",
          "groups:history",
          "im:history",
          "im:write",
          "pins:write",
          "usergroups:write",
          "users:read");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final Map<String, String> teams = new ConcurrentHashMap<>();
  private final Map<String, Function<Asked, Answered>> methods = new ConcurrentHashMap<>();
  private final Set<String> scopes = ConcurrentHashMap.newKeySet();
  private final Set<String> left = ConcurrentHashMap.newKeySet();
  private final Queue<Asked> calls = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
  private final Map<String, Fault> nextOf = new ConcurrentHashMap<>();
  private final Messages messages;
  private final Views views;
  private final Founded founded;
  private final Groups groups = new Groups();
  private final Tempo tempoOfMessages;
  private final Tempo tempoOfChanges;
  private volatile Fault always = Fault.NONE;

  public FakeSlack(Clock clock) {
    this.messages = new Messages(asked -> channel(asked.team(), asked.text("channel")), clock);
    this.views = new Views(clock);
    this.tempoOfMessages = Tempo.ofMessages(clock);
    this.tempoOfChanges = Tempo.ofTierThree(clock);
    this.founded = new Founded(this, clock);
    this.scopes.addAll(SCOPES);
    teach();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void teach() {
    on("auth.test", FakeSlack::identity);
    on("chat.postMessage", messages::post);
    on("chat.update", messages::update);
    on("chat.postEphemeral", messages::whisper);
    on("conversations.history", ofChannel(messages::history));
    on("conversations.replies", ofChannel(messages::replies));
    on("conversations.open", needing("im:write", this::direct));
    founded.teach();
    on("usergroups.users.update", needing("usergroups:write", groups::update));
    on("views.open", views::open);
    on("views.update", views::update);
    on("views.publish", views::publish);
  }

  /** Teaches a method, in place of what it knew of it. */
  public FakeSlack on(String method, Function<Asked, Answered> answer) {
    methods.put(method, answer);
    return this;
  }

  /** From now on whoever is faster than Slack allows is refused with 429. */
  public FakeSlack paced() {
    methods.computeIfPresent("chat.postMessage", (name, answer) -> tempoOfMessages.of(answer));
    methods.computeIfPresent("chat.update", (name, answer) -> tempoOfChanges.of(answer));
    return this;
  }

  /** How often that was done. */
  public int tooFast() {
    return tempoOfMessages.refused() + tempoOfChanges.refused();
  }

  /** A method that only an app with this scope may call. */
  public Function<Asked, Answered> needing(String scope, Function<Asked, Answered> answer) {
    return asked -> scopes.contains(scope) ? answer.apply(asked) : Answered.missingScope(scope);
  }

  /** What is said in direct messages may be read with a scope of its own. */
  private Function<Asked, Answered> ofChannel(Function<Asked, Answered> answer) {
    Function<Asked, Answered> open = needing("channels:history", answer);
    Function<Asked, Answered> direct = needing("im:history", answer);
    return asked -> (asked.text("channel").startsWith("D") ? direct : open).apply(asked);
  }

  /** Somebody leaves the workspace: nobody writes to them any more. */
  public void leaves(String user) {
    left.add(user);
  }

  /** Where the Web API is. */
  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  /** A workspace that lets the app in. */
  public Workspace workspace(String team) {
    String token = "xoxb-" + team + "-verysecret";
    teams.put(token, team);
    return new Workspace(team, null, new Secret(token), botUser(team), botId(team));
  }

  /** The app's own token, with which it may open connections. */
  public Secret appToken() {
    String token = "xapp-1-" + TEAM;
    teams.put(token, TEAM);
    return new Secret(token);
  }

  /** Throws the app out. */
  public void revoke(String team) {
    teams.values().remove(team);
  }

  public void withoutScope(String scope) {
    scopes.remove(scope);
  }

  public void withScope(String scope) {
    scopes.add(scope);
  }

  static String botId(String team) {
    return "B" + team;
  }

  static String botUser(String team) {
    return "U" + team + "BOT";
  }

  /** A channel, made if there is none. */
  public Channel channel(String id) {
    return channels.computeIfAbsent(TEAM + "/" + id, unknown -> new Channel(id));
  }

  private Optional<Channel> channel(String team, String id) {
    return Optional.ofNullable(channels.get(team + "/" + id));
  }

  /** Channels with names, and what hangs on them. */
  public Founded founded() {
    return founded;
  }

  /** The user groups of the workspace. */
  public Groups groups() {
    return groups;
  }

  /** Somebody says something in a channel. */
  public Posted says(String channel, String user, String text) {
    return says(channel, null, user, text);
  }

  /** Somebody says something in the thread of a message; null for none. */
  public Posted says(String channel, @Nullable String thread, String user, String text) {
    return channel(channel).add(new Posted(messages.ts(), thread, user, text, null, null, 0));
  }

  public List<Whispered> whispers() {
    return List.copyOf(messages.whispers);
  }

  /** The views that were opened, changed or published, as JSON. */
  public List<String> views() {
    return views.opened.stream().map(it -> Json.write(it.view())).toList();
  }

  /** What a press hands over with which a window can be opened, within three seconds. */
  public String trigger() {
    return views.trigger();
  }

  /** All calls so far. */
  public List<Asked> calls() {
    return List.copyOf(calls);
  }

  /** The calls of one method. */
  public List<Asked> calls(String method) {
    return calls.stream().filter(asked -> asked.method().equals(method)).toList();
  }

  /** What goes wrong from now on with every call. */
  public void always(Fault fault) {
    always = fault;
  }

  /** How many calls went wrong. */
  public int turnedAway() {
    return turnedAway.get();
  }

  /** What goes wrong with the next calls, one after the other. */
  public void next(Fault... faults) {
    next.addAll(List.of(faults));
  }

  /** What goes wrong with the next call of a method. */
  public void next(String method, Fault fault) {
    nextOf.put(method, fault);
  }

  private Fault fault(String method) {
    Fault own = nextOf.remove(method);
    Fault queued = own == null ? next.poll() : own;
    return queued == null ? always : queued;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String method = exchange.getRequestURI().getPath().substring("/api/".length());
      String bearer = "" + exchange.getRequestHeaders().getFirst("Authorization");
      String team = teams.get(bearer.replaceFirst("^Bearer ", ""));
      Asked asked = new Asked(method, team == null ? "" : team, Asked.form(body));
      calls.add(asked);
      respond(exchange, asked, fault(method));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void respond(HttpExchange exchange, Asked asked, Fault fault)
      throws IOException, InterruptedException {
    turnedAway.addAndGet(fault == Fault.NONE ? 0 : 1);
    switch (fault) {
      case NONE -> send(exchange, carryOut(asked));
      case TOO_FAST -> send(exchange, Answered.tooFast(30));
      case TOO_FAST_QUIETLY -> send(exchange, Answered.refused("rate_limited"));
      case INTERNAL -> send(exchange, Answered.refused("internal_error"));
      case BROKEN -> send(exchange, 500, Map.of(), "oops");
      case PAGE -> send(exchange, 200, Map.of(), "<html>Slack is down</html>");
      case SILENT -> closed.await();
      case LOST_ANSWER -> carryOut(asked);
      case LATE_ERROR -> {
        carryOut(asked);
        send(exchange, 503, Map.of(), "oops");
      }
    }
  }

  private Answered carryOut(Asked asked) {
    if (asked.team().isEmpty() && !asked.method().startsWith("oauth.")) {
      return Answered.refused("invalid_auth");
    }
    return methods
        .getOrDefault(asked.method(), unknown -> Answered.refused("unknown_method"))
        .apply(asked);
  }

  private static void send(HttpExchange exchange, Answered answer) throws IOException {
    send(exchange, answer.status(), answer.headers(), Json.write(answer.body()));
  }

  private static void send(
      HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Answered identity(Asked asked) {
    return Answered.ok()
        .with("team_id", asked.team())
        .with("user_id", botUser(asked.team()))
        .with("bot_id", botId(asked.team()));
  }

  private Answered direct(Asked asked) {
    if (!asked.text("users").matches("[UW][A-Z0-9]+")) {
      return Answered.refused("user_not_found");
    } else if (left.contains(asked.text("users"))) {
      return Answered.refused("user_disabled");
    }
    Channel direct = channel("D" + asked.text("users"));
    Answered answer = Answered.ok();
    answer.body().putObject("channel").put("id", direct.id());
    return answer;
  }

  /** Hangs up on everybody. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
