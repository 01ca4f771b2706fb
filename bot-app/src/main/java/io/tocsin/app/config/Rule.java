package io.tocsin.app.config;

import io.tocsin.app.config.Configuration.LogFormat;
import io.tocsin.app.sealing.SealedByKeys;
import io.tocsin.core.access.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a setting takes.
 *
 * @param allowed in words that follow "takes"
 * @param reader empty for anything else
 */
record Rule<T>(String allowed, Function<String, Optional<T>> reader) {
  static final Rule<Integer> PORT = number(1, 65_535);
  static final Rule<Integer> COUNT = number(1, 1_000_000);
  static final Rule<String> ACCOUNT = text("exactly 12 digits", "[0-9]{12}");
  static final Rule<String> REGION =
      text("the name of a Region, such as us-east-1", "[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}");
  static final Rule<String> NAME = text("1 to 80 printable characters", "[^\\p{Cntrl}]{1,80}");
  static final Rule<String> ROOM =
      text(
          "the name of a room: 1 to 80 small letters, digits, - and _", "[a-z0-9][a-z0-9_-]{0,79}");
  static final Rule<String> NODE =
      text("a short name: 1 to 20 small letters, digits and -", "[a-z0-9][a-z0-9-]{0,19}");
  static final Rule<String> USER = text("a user's name", "[^\\p{Cntrl}]+");
  static final Rule<Secret> SECRET = new Rule<>("a secret", text -> Optional.of(new Secret(text)));
  static final Rule<Secret> KEY =
      new Rule<>(
          "32 bytes in base64, as `openssl rand -base64 32` prints them",
          text -> Optional.of(new Secret(text)).filter(SealedByKeys::isKey));
  static final Rule<List<String>> HOSTS =
      new Rule<>(
          "hosts, each with a port or without, such as 127.0.0.1:9099, chat.internal", Rule::hosts);
  static final Rule<Secret> TOKEN =
      new Rule<>(
          "a token of 16 to 200 letters, digits and the characters - . _ ~ + / =",
          text ->
              Optional.of(text)
                  .filter(it -> it.matches("[A-Za-z0-9._~+/=-]{16,200}"))
                  .map(Secret::new));
  static final Rule<Secret> BOT_TOKEN =
      secret("a bot token, which begins with xoxb-", "xoxb-[A-Za-z0-9-]{8,500}");
  static final Rule<Secret> APP_TOKEN =
      secret(
          "an app-level token (Basic Information in the app's settings), which begins with xapp-",
          "xapp-[A-Za-z0-9-]{8,500}");
  static final Rule<Secret> SIGNING_SECRET =
      secret(
          "what Basic Information in the app's settings shows: 16 to 200 letters and digits",
          "[A-Za-z0-9]{16,200}");
  static final Rule<String> CLIENT_ID =
      text("the app's client ID, such as 1234567890.1234567890", "[0-9]{1,40}\\.[0-9]{1,40}");
  static final Rule<List<String>> TEAMS =
      new Rule<>(
          "identifiers of workspaces, such as T0001, T0002",
          text -> words(text, "[TE][A-Z0-9]{1,40}"));
  static final Rule<String> EMOJI =
      new Rule<>(
          "the name of an emoji, such as pushpin",
          text -> text("", ":?[a-z0-9_+'-]{1,80}:?").read(text).map(it -> it.replace(":", "")));
  static final Rule<URI> API_URL =
      new Rule<>(
          "an address that begins with https:// and ends in a slash (http:// only to this machine)",
          Rule::api);
  static final Rule<Secret> MAIL_URL = new Rule<>(MailReading.ALLOWED, MailReading::url);

  static final Rule<String> MAIL_FROM =
      text("a mail address, such as tocsin@example.com", "[^@\\s]+@[^@\\s]+");

  static final Rule<String> TWILIO_SID =
      text("an Account SID: AC and 32 digits and letters a to f", "AC[0-9a-f]{32}");
  static final Rule<Secret> TWILIO_TOKEN =
      secret("an auth token: 16 to 200 letters and digits", "[A-Za-z0-9_-]{16,200}");
  static final Rule<String> PHONE_NUMBER =
      text("+ and a number with its country code, such as +15550100123", "\\+[1-9][0-9]{4,14}");
  static final Rule<URI> PUBLIC_URL =
      new Rule<>(
          "an address that begins with https:// (http:// only on this machine), without a question"
              + " mark",
          text -> api(text.endsWith("/") ? text : text + "/"));

  static final Rule<LogFormat> LOG_FORMAT =
      new Rule<>(
          "text or json",
          text ->
              Stream.of(LogFormat.values())
                  .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                  .findFirst());
  static final Rule<Path> DIRECTORY = new Rule<>("a directory", Rule::path);
  static final Rule<Duration> DURATION =
      new Rule<>(
          "a length of time from 1 minute to 100 years, such as 90d, 12h or P90D", Lengths::parse);
  static final Rule<InetAddress> ADDRESS =
      new Rule<>(
          "an address of this machine only (127.0.0.1, ::1 or localhost), "
              + "as the local chat has no sign-in yet",
          Rule::loopback);

  private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*|\\s+");
  private static final Pattern API =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>[A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[A-Za-z0-9._-]+)*/");
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9_-]+(\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  Optional<T> read(String text) {
    return reader.apply(text);
  }

  private static Rule<Integer> number(int least, int most) {
    return new Rule<>(
        "a whole number from " + least + " to " + most,
        text ->
            Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most));
  }

  private static Rule<String> text(String allowed, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return new Rule<>(
        allowed, text -> Optional.of(text).filter(it -> compiled.matcher(it).matches()));
  }

  private static Rule<Secret> secret(String allowed, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return new Rule<>(
        allowed,
        text -> Optional.of(text).filter(it -> compiled.matcher(it).matches()).map(Secret::new));
  }

  private static Optional<List<String>> words(String text, String pattern) {
    List<String> words = BETWEEN.splitAsStream(text.strip()).toList();
    return Optional.of(words).filter(all -> all.stream().allMatch(it -> it.matches(pattern)));
  }

  private static Optional<URI> api(String text) {
    Matcher address = API.matcher(text);
    boolean near = address.matches() && loopback(address.group("host")).isPresent();
    return address.matches() && (near || address.group("scheme").equals("https"))
        ? Optional.of(URI.create(text))
        : Optional.empty();
  }

  private static Optional<List<String>> hosts(String text) {
    List<String> hosts =
        BETWEEN.splitAsStream(text.strip()).map(it -> it.toLowerCase(Locale.ROOT)).toList();
    return Optional.of(hosts).filter(all -> all.stream().allMatch(HOST.asMatchPredicate()));
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Without asking a name server: whoever answers there could make the chat public. */
  private static Optional<InetAddress> loopback(String text) {
    if (text.equals("localhost")) {
      return Optional.of(InetAddress.ofLiteral("127.0.0.1"));
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text)).filter(InetAddress::isLoopbackAddress);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
