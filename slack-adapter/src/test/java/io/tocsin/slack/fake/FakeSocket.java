package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Slack's end of Socket Mode: says hello, sends envelopes, and takes acknowledgements. */
public final class FakeSocket extends WebSocketServer implements AutoCloseable {
  private final CountDownLatch started = new CountDownLatch(1);
  private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> acknowledged = new LinkedBlockingQueue<>();

  private FakeSocket() {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    setReuseAddr(true);
  }

  public static FakeSocket listening() {
    FakeSocket socket = new FakeSocket();
    socket.start();
    socket.waitFor(socket.started);
    return socket;
  }

  /** What {@code apps.connections.open} answers. */
  public String answer() {
    return Json.write(Map.of("ok", true, "url", "ws://127.0.0.1:" + getPort() + "/link?ticket=t"));
  }

  /** The next connection that is opened, which must come. */
  public WebSocket connected() {
    return next(opened, "No connection was opened");
  }

  /** Sends an envelope over a connection. */
  public static void send(WebSocket to, String id, String type, boolean answer, Object payload) {
    to.send(
        Json.write(
            Map.of(
                "envelope_id",
                id,
                "type",
                type,
                "accepts_response_payload",
                answer,
                "payload",
                payload)));
  }

  /** The next acknowledgement, which must come. */
  public JsonNode acknowledged() {
    return next(acknowledged, "Nothing was acknowledged");
  }

  private static <T> T next(BlockingQueue<T> queue, String otherwise) {
    try {
      T next = queue.poll(15, TimeUnit.SECONDS);
      if (next != null) {
        return next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError(otherwise);
  }

  private void waitFor(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("The server did not start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    connection.send("{\"type\":\"hello\",\"num_connections\":1}");
    opened.add(connection);
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    acknowledged.add(Json.read(message, JsonNode.class));
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

  @Override
  public void onError(@Nullable WebSocket connection, Exception failure) {}

  @Override
  public void close() {
    try {
      stop(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
