package io.tocsin.app;

import io.tocsin.app.bench.Bench;
import io.tocsin.app.bench.BenchOptions;
import io.tocsin.app.bench.Training;
import io.tocsin.app.chat.ChatOptions;
import io.tocsin.app.chat.Terminal;
import io.tocsin.app.chat.TerminalChat;
import io.tocsin.app.doctor.Doctor;
import io.tocsin.app.slack.Manifests;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The program's entry: the launcher and the JAR's manifest start it. */
public final class Main {
  /** Where {@code up} keeps its data unless it is told otherwise: on the disk that matters. */
  private static final Path BENCH_PLACE = Path.of(".tocsin");

  private static final double TRAINING_SECONDS = 6;

  private Main() {}

  /** Does what the arguments say and ends with its exit code. */
  public static void main(String[] args) {
    Cli cli =
        new Cli(
            new Commands(),
            System.getProperty("user.name"),
            new PrintWriter(System.out, true),
            new PrintWriter(System.err, true));
    System.exit(cli.run(args));
  }

  private static final class Commands implements Cli.Commands {
    @Override
    public int up(Cli.UpOptions options) {
      return new Up(System.getenv(), System.out, System.err).run(options);
    }

    @Override
    public int chat(ChatOptions options) {
      return new TerminalChat(options, Terminal.ofProcess(), Clock.systemDefaultZone()).run();
    }

    @Override
    public int manifest(ManifestCommand.Wanted wanted) {
      System.out.print(Manifests.yaml(wanted.address(), wanted.botName()));
      return 0;
    }

    @Override
    public int doctor(Optional<Path> config) {
      return new Doctor(System.getenv(), Clock.systemUTC(), System.out, System.err).run(config);
    }

    @Override
    public int train(Path place) {
      return new Training(TRAINING_SECONDS, System.err).run(place);
    }

    @Override
    public int bench(BenchOptions options) {
      return new Bench(options, System.out, System.err).run(BENCH_PLACE);
    }
  }
}
