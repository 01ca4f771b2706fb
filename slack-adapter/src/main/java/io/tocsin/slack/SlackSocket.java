package io.tocsin.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import io.tocsin.core.Json;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.SlackAdapter.Answer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: the connection that we open to Slack, so that no address of ours need be public.
 * What comes over it is handled as what comes over HTTP is. When Slack wants another connection, or
 * this one is dead, a new one is opened; what was not acknowledged on the old one Slack sends
 * again.
 *
 * <p>Slack's own watch over the connection ends for good at the first refusal; hence this one.
 */
final class SlackSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final SlackApi api;
  private final Secret appToken;
  private final SlackDoor door;
  private final Executor executor;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean closed;
  private volatile boolean stale;
  private volatile @Nullable Connection connection;
  private Duration pause = SHORTEST;

  SlackSocket(SlackApi api, Secret appToken, SlackDoor door, Executor executor) {
    this.api = api;
    this.appToken = appToken;
    this.door = door;
    this.executor = executor;
  }

  /** Begins to connect, and to keep the connection. */
  void start() {
    executor.execute(() -> {
      while (!closed) {
        await(runOnce());
      }
      disconnect(connection);
    });
  }

  /** Looks at the connection once, opens one if it is needed, and says when to look again. */
  Duration runOnce() {
    Connection now = connection;
    if (now != null && !stale && now.verifyConnection()) {
      pause = SHORTEST;
      return LOOK;
    }
    stale = false;
    return switch (address()) {
      case Called.Done<String>(String url) -> replace(now, url);
      case Called.RateLimited<String>(Duration asked) -> failed("Slack asks for a pause", asked);
      case Called.Refused<String> refused -> failed(refused.why(), LONGEST);
      case Called.Unclear<String>(String why) -> failed(why, longer());
    };
  }

  private Called<String> address() {
    return api.call(appToken, methods -> methods.appsConnectionsOpen(r -> r))
        .map(answer -> answer.getUrl());
  }

  /** The new connection is there before the old one is gone. */
  private Duration replace(@Nullable Connection old, String url) {
    try {
      Connection fresh = new Connection(api.slack(), appToken, url);
      connection = fresh;
      fresh.connect();
      disconnect(old);
      return LOOK;
    } catch (URISyntaxException strange) {
      return failed("Slack named an address that is none", longer());
    }
  }

  private static Duration failed(String why, Duration pause) {
    LOG.warn("There is no connection to Slack: {}; again in {} s", why, pause.toSeconds());
    return pause;
  }

  private Duration longer() {
    Duration now = pause;
    pause = now.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : now.multipliedBy(2);
    return now;
  }

  private void await(Duration time) {
    try {
      if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      closed = true;
    }
  }

  /** One connection, and what comes over it. */
  private final class Connection extends SocketModeClientJavaWSImpl {

    /** With no thread of its own that polls, and none that watches. */
    Connection(Slack slack, Secret token, String url) throws URISyntaxException {
      super(slack, token.reveal(), url, 0, new ConcurrentLinkedMessageQueue(), false, false, 1_000);
    }

    @Override
    public void enqueueMessage(String message) {
      try {
        executor.execute(() -> received(message));
      } catch (RejectedExecutionException stopped) {
        LOG.debug("Tocsin is being stopped; Slack sends this again elsewhere");
      }
    }

    private void received(String message) {
      try {
        JsonNode envelope = Json.MAPPER.readTree(message);
        switch (envelope.path("type").asText()) {
          case "hello" -> LOG.info("Slack is connected by Socket Mode");
          case "disconnect" -> renew();
          default -> handle(envelope);
        }
      } catch (JsonProcessingException broken) {
        LOG.warn("Something that is no JSON came over Slack's connection");
      }
    }

    /** Another connection may have taken over already. */
    private void renew() {
      stale = connection == this;
      wake.release();
    }

    private void handle(JsonNode envelope) {
      String id = envelope.path("envelope_id").asText();
      JsonNode payload = envelope.path("payload");
      boolean ours = payload.path("command").isTextual() || Body.isHandled(payload);
      Answer answer = ours ? door.answer(payload.toString()) : Answer.OK;
      if (!id.isEmpty() && answer.isOk()) {
        acknowledge(id, answer, envelope.path("accepts_response_payload").asBoolean());
      }
    }

    private void acknowledge(String id, Answer answer, boolean withAnswer) {
      ObjectNode acknowledgement = Json.MAPPER.createObjectNode().put("envelope_id", id);
      try {
        if (withAnswer && answer.body().startsWith("{")) {
          acknowledgement.set("payload", Json.MAPPER.readTree(answer.body()));
        }
        sendWebSocketMessage(acknowledgement.toString());
      } catch (JsonProcessingException ours) {
        throw new IllegalStateException("This was written by ourselves", ours);
      } catch (RuntimeException gone) {
        LOG.info("Slack's connection went before it had an answer; Slack sends it again");
      }
    }
  }

  private static void disconnect(@Nullable Connection old) {
    try {
      if (old != null) {
        old.close();
      }
    } catch (IOException gone) {
      LOG.debug("The connection was gone already", gone);
    }
  }

  @Override
  public void close() {
    closed = true;
    wake.release();
    disconnect(connection);
  }
}
