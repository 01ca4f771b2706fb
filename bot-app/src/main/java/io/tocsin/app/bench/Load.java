package io.tocsin.app.bench;

import org.jspecify.annotations.Nullable;

/**
 * A load as the parent asks the driver for it.
 *
 * @param port of the product
 * @param path that is posted to
 * @param kind what is posted
 * @param topics for a chat, the numbers of the incidents that are talked about in turn
 * @param connections that are kept open
 * @param batch alarms in one request
 * @param rate requests a second, due whatever happens; without one, each connection sends again as
 *     soon as it has its answer
 * @param delivered whether each thing asked for must arrive at the receiver
 */
record Load(
    int port,
    String path,
    Kind kind,
    int[] topics,
    int connections,
    int batch,
    @Nullable Double rate,
    double seconds,
    boolean delivered) {

  /** What is posted. */
  enum Kind {
    DISTINCT,
    REPEATED,
    CHAT,
    /** A note, by a signed command of Slack. */
    SLACK_NOTE,
    /** An incident, by a signed command of Slack. */
    SLACK_START
  }

  /**
   * What came of it. Times are in milliseconds, from when the request was due.
   *
   * @param answered alarms or lines in requests that were accepted
   * @param refusal of the first request that was not accepted
   * @param lost accepted, and never received
   */
  record Result(
      long answered,
      long received,
      double answeredPerSecond,
      double receivedPerSecond,
      double answerP50,
      double answerP99,
      double receiptP50,
      double receiptP99,
      long refused,
      @Nullable String refusal,
      long lost,
      long doubled) {}
}
