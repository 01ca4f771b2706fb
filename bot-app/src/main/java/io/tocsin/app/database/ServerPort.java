package io.tocsin.app.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** The server's port: chosen once, kept in a file, used again while it is free. */
final class ServerPort {
  /**
   * Below every system's range for outgoing connections: there, while the server is down, one of
   * them could take the port, or meet itself.
   */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 100;

  private ServerPort() {}

  /** The kept port when it is free, else a new one, which is then kept. */
  static int choose(Path file) throws IOException {
    OptionalInt kept = kept(file);
    if (kept.isPresent() && isFree(kept.getAsInt())) {
      return kept.getAsInt();
    }
    int port = free();
    Files.writeString(file, port + "\n", US_ASCII);
    return port;
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(!Binaries.windows());
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static OptionalInt kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    String text = Files.readString(file, US_ASCII).strip();
    return text.matches("[1-9][0-9]{3,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private static int free() throws IOException {
    return RandomGenerator.getDefault()
        .ints(ATTEMPTS, FIRST, LAST)
        .filter(ServerPort::isFree)
        .findFirst()
        .orElseThrow(() -> new IOException("no free port between " + FIRST + " and " + LAST));
  }
}
