package io.tocsin.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tocsin in a process of its own, so that it can be killed. */
final class ChildHouse implements AutoCloseable {
  private final Process process;
  private final int port;

  private ChildHouse(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts {@code up} on the data and returns when it says that it is up. */
  static ChildHouse up(Path data, String... jvmOptions) throws IOException {
    return up(data, List.of(), Map.of(), jvmOptions);
  }

  /** The same as one of several nodes, which may post to that receiver. */
  static ChildHouse node(String name, Path data, Hook hook) throws IOException {
    return up(data, List.of("--node", name), hook.allowed());
  }

  /** The same with more arguments and variables. */
  static ChildHouse up(
      Path data, List<String> arguments, Map<String, String> environment, String... jvmOptions)
      throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "up", "--port", "" + port));
    command.addAll(List.of("--data", data.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    awaitUp(process);
    return new ChildHouse(process, port);
  }

  House house() {
    return new House(port);
  }

  /** As {@code kill -9}: nothing of the process gets to do anything more. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As {@code kill -STOP}: it is there and does nothing. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** As {@code kill -CONT}. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static void awaitUp(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line; (line = out.readLine()) != null; ) {
      said.append(line).append('\n');
      if (line.startsWith("Tocsin is up")) {
        Thread.ofPlatform().daemon().start(() -> out.lines().forEach(more -> {}));
        return;
      }
    }
    throw new AssertionError("It ended before it was up:\n" + said);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
