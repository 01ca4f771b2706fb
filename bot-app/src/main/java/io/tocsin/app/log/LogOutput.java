package io.tocsin.app.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import io.tocsin.app.config.Configuration.LogFormat;
import java.util.Iterator;
import org.slf4j.LoggerFactory;

/** The form of the log, which is known only once the configuration is read. */
public final class LogOutput {
  private LogOutput() {}

  /** From now on the log is written in this form. */
  public static void use(LogFormat format) {
    if (format == LogFormat.JSON
        && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Iterator<Appender<ILoggingEvent>> appenders =
          context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> stream) {
          stream.setEncoder(json(context));
        }
      }
    }
  }

  /** One object on a line: what happened, where, and in which delivery and incident. */
  static GuardedEncoder json(LoggerContext context) {
    PlainSlashes json = new PlainSlashes();
    json.setContext(context);
    json.setWithFormattedMessage(true);
    json.setWithMessage(false);
    json.setWithArguments(false);
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.setWithContext(false);
    json.start();
    GuardedEncoder guarded = new GuardedEncoder();
    guarded.setContext(context);
    guarded.setInner(json);
    guarded.start();
    return guarded;
  }
}
