package io.tocsin.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between a client and PostgreSQL and can lose the answer to a commit. */
final class Proxy implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicBoolean cut = new AtomicBoolean();
  private final int server;

  Proxy(int server) throws IOException {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  DatabaseConfig on(DatabaseConfig config) {
    String url = config.url().replace(":" + server + "/", ":" + listener.getLocalPort() + "/");
    return new DatabaseConfig(
        url, config.user(), config.password(), config.connections(), config.startWait());
  }

  /** The next commit reaches the server; its answer does not come back, the connection breaks. */
  void cutAtNextCommit() {
    cut.set(true);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        AtomicBoolean mute = new AtomicBoolean();
        Thread.ofVirtual().start(() -> ask(client, target, mute));
        Thread.ofVirtual().start(() -> answer(client, target, mute));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void ask(Socket client, Socket target, AtomicBoolean mute) {
    try (client;
        target) {
      byte[] buffer = new byte[65_536];
      InputStream from = client.getInputStream();
      OutputStream to = target.getOutputStream();
      for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
        String said = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        if (said.contains("COMMIT") && cut.getAndSet(false)) {
          mute.set(true);
        }
        to.write(buffer, 0, length);
      }
    } catch (IOException broken) {
      // One side is gone; closing tells the other.
    }
  }

  private void answer(Socket client, Socket target, AtomicBoolean mute) {
    try (client;
        target) {
      byte[] buffer = new byte[65_536];
      InputStream from = target.getInputStream();
      OutputStream to = client.getOutputStream();
      for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
        if (mute.get()) {
          return;
        }
        to.write(buffer, 0, length);
      }
    } catch (IOException broken) {
      // One side is gone; closing tells the other.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
