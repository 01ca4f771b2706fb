package io.tocsin.paging.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Receives webhooks on a port of its own and behaves as it is told, request by request; when there
 * is nothing more to do it says ok.
 */
final class Receiver implements AutoCloseable {
  static final Reaction OK = answers(200, "", "ok");

  final List<Received> received = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final ConcurrentLinkedQueue<Reaction> next = new ConcurrentLinkedQueue<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket server;

  record Received(String path, Map<String, String> headers, String body, int connection) {}

  /** What is done after a request; the connection is kept if it answers true. */
  @FunctionalInterface
  interface Reaction {
    boolean react(OutputStream out) throws IOException, InterruptedException;
  }

  Receiver() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  /** An answer, with headers that each end in a line break. */
  static Reaction answers(int status, String headers, String body) {
    return out -> {
      byte[] text = body.getBytes(StandardCharsets.UTF_8);
      write(
          out,
          "HTTP/1.1 %d Said\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(status, headers, text.length, body));
      return true;
    };
  }

  /** Sends a part of an answer and breaks off. */
  static Reaction breaksOffAfter(String part) {
    return out -> {
      write(out, part);
      return false;
    };
  }

  /** Never says anything, until it is closed. */
  static Reaction isSilent() {
    return out -> {
      Thread.currentThread().join();
      return false;
    };
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  Receiver then(Reaction reaction) {
    next.add(reaction);
    return this;
  }

  int port() {
    return server.getLocalPort();
  }

  String host() {
    return "127.0.0.1:" + port();
  }

  String url() {
    return "http://" + host() + "/services/T0/B0/verysecret?token=hidden";
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        Thread.startVirtualThread(() -> serve(socket, number));
      }
    } catch (IOException closed) {
      open.forEach(Receiver::close);
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean kept = true;
      for (Received request = read(in, number); kept && request != null; ) {
        received.add(request);
        Reaction reaction = next.poll();
        kept = (reaction == null ? OK : reaction).react(socket.getOutputStream());
        request = kept ? read(in, number) : null;
      }
    } catch (IOException | InterruptedException gone) {
      close(socket);
    }
  }

  private static Received read(InputStream in, int connection) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Received(
        first.split(" ", 3)[1], headers, new String(body, StandardCharsets.UTF_8), connection);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
