package io.tocsin.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parent's side of the {@link Driver}. */
final class DriverProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter orders;
  private final int receiverPort;

  private DriverProcess(Process process) throws IOException {
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    receiverPort = Integer.parseInt(line());
  }

  static DriverProcess start(Java java) throws IOException {
    List<String> command = java.command(List.of("-Xmx768m"), Driver.class, List.of());
    return new DriverProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  int receiverPort() {
    return receiverPort;
  }

  /** Runs the load to its end. */
  Load.Result run(Load load) throws IOException {
    orders.println(Json.write(load));
    JsonNode answer = Json.MAPPER.readTree(line());
    if (answer.isTextual()) {
      throw new BenchFailure(answer.textValue());
    }
    return Json.MAPPER.treeToValue(answer, Load.Result.class);
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new BenchFailure("The driver ended before its time.");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
