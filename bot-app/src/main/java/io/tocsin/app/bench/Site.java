package io.tocsin.app.bench;

import io.tocsin.app.bench.Load.Kind;
import org.jspecify.annotations.Nullable;

/** A running product with its furniture: the loads that can be put on it. */
record Site(int port, Furniture furniture) {
  /** Enough for full batches at full speed: more answers wait than one commit takes. */
  private static final int CONNECTIONS = 64;

  /** Alerts that are all different, each of which starts an incident that is told. */
  Load distinct(int batch, @Nullable Double rate, double seconds) {
    return new Load(
        port,
        furniture.alertsPath(),
        Kind.DISTINCT,
        new int[0],
        CONNECTIONS,
        batch,
        rate,
        seconds,
        true);
  }

  /** One alarm that fires again and again. */
  Load repeated(double seconds) {
    return new Load(
        port,
        furniture.eventsPath(),
        Kind.REPEATED,
        new int[0],
        CONNECTIONS,
        1,
        null,
        seconds,
        false);
  }

  /** Notes by commands of Slack. */
  Load slackNotes(@Nullable Double rate, double seconds) {
    return slack(Kind.SLACK_NOTE, furniture.topics(), rate, seconds);
  }

  /** Incidents of one plan, started by commands of Slack. */
  Load slackStarts(double rate, double seconds) {
    return slack(Kind.SLACK_START, new int[0], rate, seconds);
  }

  private Load slack(Kind kind, int[] topics, @Nullable Double rate, double seconds) {
    return new Load(port, "/slack/commands", kind, topics, CONNECTIONS, 1, rate, seconds, false);
  }

  /** The lines of one person, each as soon as the one before is answered: as the floor commits. */
  Load chat(double seconds) {
    return new Load(
        port, Furniture.CHAT_PATH, Kind.CHAT, furniture.topics(), 1, 1, null, seconds, false);
  }
}
