package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tocsin.app.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code up} in a process of its own. */
final class Product implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
  private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(2);

  /** As it is with no configuration at all, but for a receiver on this machine. */
  static final Map<String, String> ENVIRONMENT = Map.of("TOCSIN_WEBHOOKS_ALLOW", "127.0.0.1");

  private static final byte[] READY =
      "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  private final Process process;
  private final Path log;
  private final int port;
  private double startMillis;

  private Product(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * Starts it and returns when it is ready for requests.
   *
   * @param directory with its data, and with its log beside them
   */
  static Product up(Java java, List<String> flags, Path directory) throws IOException {
    return up(java, flags, directory, Map.of());
  }

  /**
   * @param more settings, as variables of the environment
   */
  static Product up(Java java, List<String> flags, Path directory, Map<String, String> more)
      throws IOException {
    int port = freePort();
    List<String> arguments = List.of("up", "--port", "" + port, "--data", directory.toString());
    Path log = directory.resolve("tocsin.out");
    long start = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(java.command(flags, Main.class, arguments));
    configure(builder.environment(), more);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Product product = new Product(process, log, port);
    product.awaitReady(start);
    return product;
  }

  private static void configure(Map<String, String> environment, Map<String, String> more) {
    environment.keySet().removeIf(name -> name.startsWith("TOCSIN_"));
    environment.remove("DATABASE_URL");
    environment.putAll(ENVIRONMENT);
    environment.putAll(more);
  }

  int port() {
    return port;
  }

  /** From the start of the process until it was ready. */
  double startMillis() {
    return startMillis;
  }

  /** The most memory that was ever in use, in MiB; nothing where the system does not tell. */
  Optional<Double> mostMemory() throws IOException {
    Path status = Path.of("/proc", "" + process.pid(), "status");
    if (!Files.exists(status)) {
      return Optional.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst();
  }

  private void awaitReady(long start) throws IOException {
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE) {
        close();
        throw new BenchFailure("The product did not start:\n" + Files.readString(log));
      }
      LockSupport.parkNanos(GLANCE);
    }
    startMillis = (System.nanoTime() - start) / 1e6;
  }

  private boolean isReady() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(READY);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.startsWith("HTTP/1.1 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Ends it as Ctrl-C does, and waits. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
