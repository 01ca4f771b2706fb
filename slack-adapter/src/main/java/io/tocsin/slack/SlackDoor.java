package io.tocsin.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.tocsin.core.Unavailable;
import io.tocsin.slack.SlackAdapter.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests from Slack come in: how big they are and who signed them is looked at first, the
 * same bytes are handled once, and only then are they read. What was not asked for by Slack is
 * never repeated in a log.
 */
final class SlackDoor {
  static final int LARGEST = 256 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
  private static final Answer UNREADABLE = Answer.text(400, "This is nothing that Slack sends.");

  private final Optional<Signature> signature;
  private final Once<Answer> seen;
  private final SlackRequestParser parser;
  private final App app;

  SlackDoor(SlackConfig config, AppConfig settings, App app) {
    this.signature =
        config.signingSecrets().isEmpty()
            ? Optional.empty()
            : Optional.of(new Signature(config.signingSecrets(), config.clock()));
    this.seen = new Once<>(config.clock(), Answer::isOk);
    this.parser = new SlackRequestParser(settings);
    this.app = app;
  }

  /** Answers a request as it came over HTTP. What it asked for is durable by then. */
  Answer handle(String path, Map<String, List<String>> headers, byte[] raw) {
    if (raw.length > LARGEST) {
      return Answer.text(413, "The request is larger than 256 kB.");
    } else if (signature.isEmpty()) {
      return Answer.text(404, "Slack is connected by Socket Mode; nothing is taken here.");
    }
    RequestHeaders read = new RequestHeaders(headers);
    String signed = read.getFirstValue("X-Slack-Signature");
    Body body = Body.read(raw);
    if (signed == null && body instanceof Body.SslCheck) {
      return Answer.OK;
    }
    return signature
        .get()
        .problem(read.getFirstValue("X-Slack-Request-Timestamp"), signed, raw)
        .map(SlackDoor::refused)
        .orElseGet(() -> seen.run("" + signed, () -> genuine(path, read, raw, body)));
  }

  private static Answer refused(String problem) {
    LOG.warn("A request was refused at Slack's door: {}", problem);
    return Answer.text(401, problem);
  }

  private Answer genuine(String path, RequestHeaders headers, byte[] raw, Body body) {
    return switch (body) {
      case Body.SslCheck check -> Answer.OK;
      case Body.Strange strange -> UNREADABLE;
      case Body.Command command -> dispatch(path, headers, text(raw), false);
      case Body.Payload payload when payload.isHandled() ->
          dispatch(path, headers, text(raw), false);
      case Body.Payload payload -> apart(payload);
    };
  }

  /** What says something of the connection, and is no wish of anybody. */
  private static Answer apart(Body.Payload payload) {
    if (payload.type().equals("url_verification")) {
      return Answer.text(200, payload.json().path("challenge").asText());
    } else if (payload.type().equals("app_rate_limited")) {
      LOG.warn(
          "Slack holds events of the workspace {} back: more than 30,000 within an hour",
          payload.json().path("team_id").asText().replaceAll("[^A-Z0-9]", ""));
    }
    return Answer.OK;
  }

  /**
   * Answers what came over a connection that we have opened ourselves, and so needs no signature.
   *
   * @param payload what an envelope holds
   */
  Answer answer(String payload) {
    return dispatch("", new RequestHeaders(Map.of()), payload, true);
  }

  private Answer dispatch(String path, RequestHeaders headers, String body, boolean socket) {
    try {
      return answer(app.run(parsed(path, headers, body, socket)));
    } catch (Unavailable away) {
      return Answer.text(503, "Not now; send it again.");
    } catch (Exception failure) {
      LOG.error("A request from Slack could not be handled", failure);
      return Answer.text(500, "This went wrong.");
    }
  }

  private @Nullable Request<?> parsed(
      String path, RequestHeaders headers, String body, boolean socket) {
    return parser.parse(
        SlackRequestParser.HttpRequest.builder()
            .requestUri(path)
            .queryString(Map.of())
            .requestBody(body)
            .headers(headers)
            .remoteAddress("")
            .socketMode(socket)
            .build());
  }

  private static Answer answer(Response response) {
    String body = response.getBody();
    return body == null
        ? Answer.text(response.getStatusCode(), "")
        : new Answer(response.getStatusCode(), response.getContentType(), body);
  }

  private static String text(byte[] raw) {
    return new String(raw, StandardCharsets.UTF_8);
  }
}
