package io.tocsin.app.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a browser and a server, and can cut the line, or lose answers on it. */
final class CuttingProxy implements AutoCloseable {
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean losing = new AtomicBoolean();
  private final AtomicInteger lost = new AtomicInteger();
  private ServerSocket door;

  CuttingProxy(int target) {
    this.target = target;
    door = listen(0);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Ends every connection and takes no other. */
  void cut() {
    close();
  }

  /** Takes connections again, at the same address. */
  void mend() {
    door = listen(port());
  }

  /** From now on what is said or pressed reaches the server, but no answer comes back. */
  void loseAnswers() {
    losing.set(true);
  }

  void loseNoMore() {
    losing.set(false);
  }

  int lost() {
    return lost.get();
  }

  private ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      Thread.ofVirtual().start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        connect(socket, socket.accept());
      } catch (IOException cut) {
        end(socket);
      }
    }
  }

  private void connect(ServerSocket door, Socket browser) throws IOException {
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(browser);
    open.add(server);
    if (door.isClosed()) {
      end(browser, server);
    }
    AtomicBoolean deaf = new AtomicBoolean();
    Thread.ofVirtual().start(() -> pump(browser, server, deaf, true));
    Thread.ofVirtual().start(() -> pump(server, browser, deaf, false));
  }

  private void pump(Socket from, Socket to, AtomicBoolean deaf, boolean asking) {
    byte[] buffer = new byte[65536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        if (asking && losing.get() && isSaid(buffer, read)) {
          deaf.set(true);
        } else if (!asking && deaf.get()) {
          lost.incrementAndGet();
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException cut) {
      end(from, to);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static boolean isSaid(byte[] request, int length) {
    return new String(request, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1)
        .matches("(?s)POST /chat/api/(rooms|messages)/.*");
  }

  private static void end(AutoCloseable... parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    end(door);
    open.forEach(CuttingProxy::end);
  }
}
