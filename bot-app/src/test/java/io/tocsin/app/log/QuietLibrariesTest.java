package io.tocsin.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import com.slack.api.util.http.listener.DetailedLoggingListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever looks for a fault with the whole log open must not find what people wrote in Slack. */
class QuietLibrariesTest {
  private final LoggerContext context = new LoggerContext();

  QuietLibrariesTest() throws JoranException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(getClass().getResource("/logback.xml"));
    context.getLogger("ROOT").setLevel(Level.TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        DetailedLoggingListener.class,
        com.slack.api.app_backend.SlackSignature.class,
        com.slack.api.bolt.App.class,
        com.slack.api.socket_mode.SocketModeClient.class,
        OkHttpClient.class,
        org.java_websocket.client.WebSocketClient.class
      })
  void what_goes_to_and_fro_is_not_logged_however_open_the_log_is(Class<?> library) {
    assertThat(context.getLogger(library).getEffectiveLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void tocsin_itself_is_as_open_as_its_own_logger_says() {
    assertThat(context.getLogger("io.tocsin.slack").getEffectiveLevel()).isEqualTo(Level.INFO);
    assertThat(context.getLogger("another").getEffectiveLevel()).isEqualTo(Level.TRACE);
  }
}
