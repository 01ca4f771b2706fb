package io.tocsin.app.doctor;

import io.tocsin.app.config.Configuration;
import io.tocsin.app.config.Configuration.Reading;
import io.tocsin.app.paging.PagingCheck;
import io.tocsin.app.slack.SlackCheck;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * {@code doctor}: looks at the configuration, the database, the Tocsin that runs here, the chats
 * that it is connected to, and what pages leave by. Changes and sends nothing.
 */
public final class Doctor {
  private static final int SICK = 1;
  private static final int WRONG_USE = 2;

  private final Map<String, String> environment;
  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;

  public Doctor(Map<String, String> environment, Clock clock, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /** Answers the process's exit code: 0 if nothing is bad. */
  public int run(Optional<Path> config) {
    return switch (Configuration.read(config, environment, Map.of())) {
      case Reading.Problems problems -> {
        err.println(problems.message());
        yield WRONG_USE;
      }
      case Reading.Loaded(Configuration configuration) -> look(configuration);
    };
  }

  private int look(Configuration configuration) {
    Findings findings = new Findings(out);
    findings.good("The configuration can be read.");
    new DatabaseCheck(configuration).run(findings);
    new HouseCheck(configuration).run(findings);
    new SlackCheck(configuration, clock, findings::good, findings::doubtful, findings::bad).run();
    new PagingCheck(configuration, findings::good, findings::doubtful, findings::bad).run();
    return findings.areSound() ? 0 : SICK;
  }
}
