package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** The room that is told: answers every message with 200 at once and writes down its number. */
final class Receiver implements Runnable {
  /**
   * In lower case. Behind the alarm's name, in the title, it makes a message an incident's card.
   */
  private static final byte[] BELOW_THE_TITLE = "started by".getBytes(US_ASCII);

  private static final byte[] NAME =
      Requests.NAME.toLowerCase(java.util.Locale.ROOT).getBytes(US_ASCII);
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

  private final Selector selector;
  private final ServerSocketChannel server;
  private volatile Ledger ledger = new Ledger(0, 0);

  Receiver() throws IOException {
    selector = Selector.open();
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
  }

  int port() {
    return server.socket().getLocalPort();
  }

  /** From now on messages belong to that load. */
  void writeInto(Ledger next) {
    ledger = next;
  }

  @Override
  public void run() {
    try {
      while (true) {
        selector.select(this::serve, TimeUnit.SECONDS.toMillis(1));
      }
    } catch (IOException e) {
      throw new BenchFailure("The receiver failed: " + e.getMessage(), e);
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else if (key.attachment() instanceof Wire wire && !wire.read(message(wire))) {
        wire.close();
      }
    } catch (IOException e) {
      // The product may close a connection when it likes; what it had sent counts.
      key.cancel();
    }
  }

  private void accept() throws IOException {
    SocketChannel channel = server.accept();
    if (channel != null) {
      channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Wire(channel));
    }
  }

  private Wire.Sink message(Wire wire) {
    return (bytes, from, to) -> {
      long now = System.nanoTime();
      int name = Framing.indexOf(bytes, from, to, NAME);
      if (name >= 0 && Framing.indexOf(bytes, name, to, BELOW_THE_TITLE) >= 0) {
        int digits = name + NAME.length;
        ledger.received(Framing.number(bytes, digits, digits + Template.DIGITS), now);
      }
      wire.write(OK);
    };
  }
}
