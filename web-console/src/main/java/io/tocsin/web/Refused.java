package io.tocsin.web;

import io.tocsin.core.chat.local.Heard;

/** A request that is answered with an error; how the error looks is for the door to say. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  /**
   * @param reason whole sentences for the one who asked
   */
  Refused(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  static Refused unknown(Heard.Unknown unknown) {
    return new Refused(404, unknown.reason());
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
