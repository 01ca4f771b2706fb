package io.tocsin.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.app.config.Configuration.LogFormat;
import io.tocsin.core.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class GuardedEncoderTest {
  private final LoggerContext context = new LoggerContext();

  GuardedEncoderTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void json_is_one_object_on_a_line_with_what_it_is_about() throws Exception {
    LoggingEvent event = event("Delivery {} is put off", "d-1");
    event.setMDCPropertyMap(Map.of("incident", "i-1", "incident_number", "214"));

    String line = json(event);

    assertThat(line).endsWith("\n").containsOnlyOnce("\n");
    JsonNode tree = Json.MAPPER.readTree(line);
    assertThat(tree.path("level").asText()).isEqualTo("WARN");
    assertThat(tree.path("formattedMessage").asText()).isEqualTo("Delivery d-1 is put off");
    assertThat(tree.at("/mdc/incident").asText()).isEqualTo("i-1");
    assertThat(tree.at("/mdc/incident_number").asText()).isEqualTo("214");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "posting to \"https://hooks.slack.com/services/T0/B0/open-sesame\" failed",
        "token xoxb-1-open-sesame\\",
        "{\"Authorization\":\"Bearer open-sesame-4711\",\"next\":\"@\"}",
        "GET /events/demo/open-sesame\" \\ \n and more",
        "jdbc:postgresql://db/x?password=open-sesame&ssl=true",
        "postgres://tocsin:open-sesame@db/x"
      })
  void no_form_lets_a_secret_through_and_json_stays_json(String text) throws Exception {
    LoggingEvent event = event("{}", text);

    assertThat(json(event)).contains("••••").doesNotContain("open-sesame");
    assertThat(Json.MAPPER.readTree(json(event)).path("formattedMessage").asText())
        .contains("••••");
    assertThat(text(event)).contains("••••").doesNotContain("open-sesame");
  }

  @Test
  void the_form_is_changed_while_the_log_is_written() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    OutputStreamAppender<ILoggingEvent> usual =
        (OutputStreamAppender<ILoggingEvent>) root.getAppender("stderr");
    Encoder<ILoggingEvent> before = usual.getEncoder();
    try {
      LogOutput.use(LogFormat.TEXT);
      assertThat(usual.getEncoder()).isSameAs(before);
      LogOutput.use(LogFormat.JSON);
      String line = new String(usual.getEncoder().encode(event("{}", "a/b")), UTF_8);
      assertThat(Json.MAPPER.readTree(line).path("formattedMessage").asText()).isEqualTo("a/b");
    } finally {
      usual.setEncoder(before);
    }
  }

  @Test
  void a_secret_in_the_message_of_a_failure_is_masked_too() throws Exception {
    LoggingEvent event =
        new LoggingEvent(
            getClass().getName(),
            context.getLogger("a"),
            Level.WARN,
            "failed",
            new IllegalStateException("Bearer open-sesame-4711"),
            new Object[0]);

    assertThat(text(event)).contains("IllegalStateException", "••••").doesNotContain("sesame");
    assertThat(json(event)).contains("IllegalStateException", "••••").doesNotContain("sesame");
  }

  private LoggingEvent event(String message, Object... arguments) {
    return new LoggingEvent(
        getClass().getName(), context.getLogger("a"), Level.WARN, message, null, arguments);
  }

  private String json(ILoggingEvent event) {
    return new String(LogOutput.json(context).encode(event), UTF_8);
  }

  /** As the file that is shipped has it. */
  private String text(ILoggingEvent event) throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(getClass().getResource("/logback.xml"));
    List<OutputStreamAppender<ILoggingEvent>> appenders = appenders();
    assertThat(appenders).hasSize(1);
    assertThat(appenders.getFirst().getEncoder()).isInstanceOf(GuardedEncoder.class);
    return new String(appenders.getFirst().getEncoder().encode(event), UTF_8);
  }

  private List<OutputStreamAppender<ILoggingEvent>> appenders() {
    List<OutputStreamAppender<ILoggingEvent>> found = new ArrayList<>();
    context
        .getLogger("ROOT")
        .iteratorForAppenders()
        .forEachRemaining(appender -> found.add((OutputStreamAppender<ILoggingEvent>) appender));
    return found;
  }
}
