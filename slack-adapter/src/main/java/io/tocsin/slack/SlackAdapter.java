package io.tocsin.slack;

import com.slack.api.bolt.AppConfig;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation;
import io.tocsin.slack.SlackConfig.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Slack, for whoever puts the house together. */
public final class SlackAdapter implements AutoCloseable {
  private final SlackApi api;
  private final SlackPlatform platform;
  private final Afterwards afterwards;
  private final SlackDoor door;
  private final Optional<SlackSocket> socket;

  /**
   * What Slack gets back for a request.
   *
   * @param status of HTTP; where it is not 200, Slack may send the same again
   * @param body empty where there is nothing to say
   */
  public record Answer(int status, String contentType, String body) {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String JSON = "application/json; charset=utf-8";

    static final Answer OK = new Answer(200, PLAIN, "");

    static Answer text(int status, String text) {
      return new Answer(status, PLAIN, text);
    }

    static Answer json(String body) {
      return new Answer(200, JSON, body);
    }

    boolean isOk() {
      return status == 200;
    }
  }

  /**
   * @param conversation where what people say and press is handed in
   * @param executor runs what is done after Slack had its answer
   */
  public SlackAdapter(
      SlackConfig config, Tokens tokens, Conversation conversation, Executor executor) {
    this.api = new SlackApi(config, tokens);
    this.platform = new SlackPlatform(api);
    this.afterwards = new Afterwards(executor);
    AppConfig settings = Router.config(api.slack());
    Router router = router(config, tokens, conversation, executor);
    this.door = new SlackDoor(config, settings, router.app(settings));
    this.socket = config.appToken().map(token -> new SlackSocket(api, token, door, executor));
  }

  private Router router(
      SlackConfig config, Tokens tokens, Conversation conversation, Executor executor) {
    People people = new People(api, config.clock(), executor);
    Replies replies = new Replies(api, afterwards);
    HomeTab home = new HomeTab(api, conversation, people, afterwards);
    Forms forms = new Forms(api, conversation, people, replies, home, afterwards, config.clock());
    Pins pins = new Pins(api, conversation, people, replies, afterwards, config.pinEmoji());
    Lines lines = new Lines(api, conversation, people, replies, once(config));
    return new Router(
        new Commands(api, conversation, people, config.clock()),
        new Events(api, tokens, lines, pins, home, once(config)),
        new Presses(api, conversation, people, replies, forms, home, config.clock()),
        forms,
        pins);
  }

  private static Once<Boolean> once(SlackConfig config) {
    return new Once<>(config.clock(), done -> done);
  }

  /** What the relay delivers to. */
  public ChatPlatform platform() {
    return platform;
  }

  /**
   * Answers a request that came over HTTP for any of Slack's addresses here. Its signature is
   * checked over the raw bytes. What it asked for is durable when the answer is there; with an
   * answer other than 200 nothing was done.
   *
   * @param path the path of the request
   * @param headers by name, in any case
   * @param raw the body, byte for byte as it came
   */
  public Answer handle(String path, Map<String, List<String>> headers, byte[] raw) {
    return door.handle(path, headers, raw);
  }

  /** Connects, where Socket Mode is used; returns at once, and keeps trying until it is closed. */
  public void start() {
    socket.ifPresent(SlackSocket::start);
  }

  /** Disconnects, and waits for the answers that are under way. */
  @Override
  public void close() {
    socket.ifPresent(SlackSocket::close);
    afterwards.close();
    api.close();
  }
}
