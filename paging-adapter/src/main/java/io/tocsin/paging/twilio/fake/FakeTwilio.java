package io.tocsin.paging.twilio.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Twilio on this machine: its REST interface for messages and calls, and the phones behind it,
 * which answer, press keys and send short messages, all signed as Twilio signs.
 */
public final class FakeTwilio implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile(
          "/2010-04-01/Accounts/([A-Za-z0-9]+)(?:/(Messages|Calls|IncomingPhoneNumbers))?\\.json");

  private static final Set<String> STOPS =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
  private static final Set<String> STARTS = Set.of("START", "YES", "UNSTOP");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Set<String> suspended = ConcurrentHashMap.newKeySet();
  private final Set<String> dead = ConcurrentHashMap.newKeySet();
  private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
  private final Map<String, String> hookOf = new ConcurrentHashMap<>();
  private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();
  private final Hooks hooks = new Hooks();
  private volatile CountDownLatch held = new CountDownLatch(1);
  private volatile Fault always = Fault.NONE;

  public FakeTwilio() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Where its interface is. */
  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Opens an account that has this number. */
  public Account account(String number) {
    String end = "%032x".formatted(names.incrementAndGet());
    Account account = new Account("AC" + end, "token-" + end, number);
    accounts.put(account.sid(), account);
    return account;
  }

  /** What is sent to the account's number goes to this address, as its settings say. */
  public void hook(Account account, String url) {
    hookOf.put(account.sid(), url);
  }

  /** From now on the account's token is refused. */
  public void suspend(Account account) {
    suspended.add(account.sid());
  }

  /** From now on nobody has this number. */
  public void unassigned(String number) {
    dead.add(number);
  }

  /** The messages that were taken on, by their order. */
  public List<Taken> messages() {
    return taken.stream().filter(it -> !it.isCall()).toList();
  }

  /** The calls that were taken on, by their order. */
  public List<Taken> calls() {
    return taken.stream().filter(Taken::isCall).toList();
  }

  /** How many requests came, whatever became of them. */
  public int requests() {
    return requests.get();
  }

  /** What goes wrong from now on with every request. */
  public void always(Fault fault) {
    always = fault;
  }

  /** What goes wrong with the next requests, one after the other. */
  public void next(Fault... faults) {
    next.addAll(List.of(faults));
  }

  /** Answers what was {@link Fault#HELD}. */
  public void release() {
    held.countDown();
    held = new CountDownLatch(1);
  }

  /** How a public address leads to the server of a test: it is signed as it was, called as this. */
  public void route(UnaryOperator<String> way) {
    hooks.by(way);
  }

  /** Somebody sends a short message to the account's number, which goes to an address. */
  public Heard replies(Account account, String hook, String from, String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    if (STOPS.contains(word)) {
      optedOut.add(from + " " + account.number());
    } else if (STARTS.contains(word)) {
      optedOut.remove(from + " " + account.number());
    }
    return hooks.post(account, hook, Hooks.reply(account, name("SM"), from, text));
  }

  /** Whoever has picked up presses a key. */
  public Heard presses(Taken call, String digits) {
    Map<String, String> fields = Hooks.call(call, "in-progress");
    fields.put("Digits", digits);
    fields.put("msg", "Gather End");
    String action = call.script().action().orElseThrow().toString();
    return hooks.post(call.account(), action, fields);
  }

  /** Tells what has become of a message or a call, if an address for it was handed over. */
  public Heard tells(Taken taken, String status, String error) {
    Map<String, String> fields =
        taken.isCall() ? Hooks.call(taken, status) : Hooks.message(taken, status, error);
    return hooks.post(taken.account(), taken.field("StatusCallback"), fields);
  }

  /** A request to an address that somebody else than Twilio has made. */
  public Heard forged(String url, Map<String, String> fields) {
    return hooks.post(url, fields, new Account("AC0", "guessed", "+1").signature(url, fields));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Fault queued = next.poll();
      respond(exchange, form, queued == null ? always : queued);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void respond(HttpExchange exchange, String form, Fault fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case NONE -> send(exchange, carryOut(exchange, form));
      case TOO_FAST -> send(exchange, Answered.of(Refusal.TOO_FAST));
      case BROKEN -> send(exchange, Answered.of(Refusal.BROKEN));
      case PAGE -> send(exchange, new Answered(200, "<html>Please sign in</html>"));
      case LATE_ERROR -> {
        carryOut(exchange, form);
        send(exchange, Answered.of(Refusal.BROKEN));
      }
      case BAD_GATEWAY -> {
        carryOut(exchange, form);
        send(exchange, new Answered(502, "<html>Bad Gateway</html>"));
      }
      case SILENT -> closed.await();
      case LOST_ANSWER -> carryOut(exchange, form);
      case HELD -> {
        CountDownLatch until = held;
        Answered answer = carryOut(exchange, form);
        until.await();
        send(exchange, answer);
      }
    }
  }

  private record Answered(int status, String body) {
    static Answered of(Refusal refusal) {
      String more = "https://www.twilio.com/docs/errors/" + refusal.code();
      return new Answered(
          refusal.status(),
          Json.write(
              Map.of(
                  "code", refusal.code(),
                  "message", refusal.message(),
                  "more_info", more,
                  "status", refusal.status())));
    }
  }

  private Answered carryOut(HttpExchange exchange, String form) {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      return Answered.of(Refusal.UNKNOWN);
    }
    Account account = accounts.get(path.group(1));
    if (account == null || suspended.contains(account.sid()) || !loggedIn(exchange, account)) {
      return Answered.of(Refusal.LOGIN);
    }
    String kind = path.group(2);
    if (exchange.getRequestMethod().equals("POST")) {
      return kind == null || kind.equals("IncomingPhoneNumbers")
          ? Answered.of(Refusal.UNKNOWN)
          : carryOut(account, kind.equals("Calls"), Fields.read(form));
    }
    return kind == null
        ? new Answered(200, Json.write(Map.of("sid", account.sid(), "status", "active")))
        : numbers(account, exchange.getRequestURI().getRawQuery());
  }

  private Answered numbers(Account account, @Nullable String query) {
    String asked = Fields.read(query == null ? "" : query).getOrDefault("PhoneNumber", "");
    Map<String, Object> number =
        Map.of(
            "phone_number", account.number(),
            "sms_url", hookOf.getOrDefault(account.sid(), ""),
            "capabilities", Map.of("sms", true, "voice", true));
    List<Object> found = account.number().equals(asked) ? List.of(number) : List.of();
    return new Answered(200, Json.write(Map.of("incoming_phone_numbers", found)));
  }

  private static boolean loggedIn(HttpExchange exchange, Account account) {
    String login = account.sid() + ":" + account.token();
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private Answered carryOut(Account account, boolean call, Map<String, String> fields) {
    boolean stopped = optedOut.contains(fields.get("To") + " " + account.number());
    Optional<Refusal> refusal =
        call
            ? Refusal.ofCall(account, fields, dead)
            : Refusal.ofMessage(account, fields, dead, stopped);
    if (refusal.isPresent()) {
      return Answered.of(refusal.get());
    }
    Taken one = new Taken(name(call ? "CA" : "SM"), account, fields);
    taken.add(one);
    return new Answered(201, Json.write(Map.of("sid", one.sid(), "status", "queued")));
  }

  private String name(String kind) {
    return kind + "%032x".formatted(names.incrementAndGet());
  }

  private static void send(HttpExchange exchange, Answered answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Hangs up on everybody. */
  @Override
  public void close() {
    closed.countDown();
    release();
    server.stop(0);
    threads.shutdownNow();
    hooks.close();
  }
}
