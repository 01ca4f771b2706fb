package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.tocsin.app.Loops.Relaying;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is said and sent, no line of the log holds a secret, even before the guard looks. */
class SecretsInLogsTest {
  private static final String SECRET = "open-sesame-4711";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = context.getLogger("io.tocsin");
  private final Appender<ILoggingEvent> usual = root.getAppender("stderr");
  private final Level before = root.getLevel();
  private final Captured captured = new Captured(context);

  @AfterEach
  void quiet() {
    root.detachAppender(captured);
    root.addAppender(usual);
    root.setLevel(before);
    ours.setLevel(null);
  }

  @Test
  void no_line_of_ours_holds_a_key_a_token_or_an_address(@TempDir Path data) {
    root.detachAppender(usual);
    root.addAppender(captured);
    root.setLevel(Level.INFO);
    ours.setLevel(Level.TRACE);
    String key;
    // Nobody listens on this port, so each delivery fails and is told of.
    List<String> allowed = List.of("127.0.0.1:9");
    try (Application application =
        Application.start(MainJobTest.trial(data, allowed), Clock.systemUTC(), Relaying.RUNNING)) {
      House house = new House(application.port());
      key = story(house);
      MainJobTest.eventually(() -> captured.text().contains("webhook:hook is put off"));
    }

    assertThat(captured.text()).contains("Delivery").doesNotContain(SECRET, key, Demo.KEY);
  }

  private static String story(House house) {
    house.asks("sam", "room create hook --webhook http://127.0.0.1:9/" + SECRET);
    house.asks("sam", "room create other --webhook http://127.0.0.1:9/" + SECRET + " --formt x");
    house.asks("sam", "plan set checkout --rooms hook");
    String created =
        house
            .post(
                "/chat/api/rooms/incidents/messages",
                "{\"as\":\"sam\",\"text\":\"source create cw cloudwatch checkout\",\"direct\":true}")
            .body();
    String key = House.tree(created).path("once").path("text").asText().split("\n")[1].strip();
    house.alarm("cw", key, House.example("alarm.json", "one"));
    house.alarm("cw", SECRET, House.example("alarm.json", "two"));
    house.post("/events/cw/" + SECRET, "{");
    house.post("/events/cw/" + SECRET + "/more", "{}");
    house.get("/nowhere?token=" + SECRET);
    house.asks("sam", "start checkout \"Checkout is down\"");
    return key;
  }

  /** Everything that is logged, as it was logged. */
  private static final class Captured extends AppenderBase<ILoggingEvent> {
    private final PatternLayout layout = new PatternLayout();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Captured(LoggerContext context) {
      setContext(context);
      layout.setContext(context);
      layout.setPattern("%level %logger %mdc %msg%n%ex");
      layout.start();
      start();
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(layout.doLayout(event));
    }

    String text() {
      return String.join("", lines);
    }
  }
}
