package io.tocsin.app;

import io.tocsin.app.Cli.UpOptions;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import io.tocsin.app.config.Configuration.Reading;
import io.tocsin.app.log.LogOutput;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** {@code up}: starts Tocsin, says how to use it and serves until it is stopped. */
final class Up {
  private static final int CANNOT_START = 1;
  private static final int WRONG_USE = 2;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  Up(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  int run(UpOptions options) {
    return switch (Configuration.read(options.config(), environment, options.settings())) {
      case Reading.Problems problems -> {
        err.println(problems.message());
        yield WRONG_USE;
      }
      case Reading.Loaded(Configuration configuration) -> serve(configuration);
    };
  }

  private int serve(Configuration configuration) {
    LogOutput.use(configuration.log().format());
    try {
      Application application = Application.start(configuration, Clock.systemUTC(), relaying());
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(application, ended), "shutdown"));
      out.println(Welcome.text(configuration, application.port()));
      ended.await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException e) {
      err.println("tocsin: " + e.getMessage());
      return CANNOT_START;
    }
  }

  /** A switch for tests of what happens to messages that were committed and never sent. */
  private static Relaying relaying() {
    return "held".equals(System.getProperty("tocsin.relay")) ? Relaying.HELD : Relaying.RUNNING;
  }

  private static void end(Application application, CountDownLatch ended) {
    application.close();
    ended.countDown();
  }
}
