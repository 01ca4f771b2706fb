package io.tocsin.http;

/** Ends the handling of a request with an answer that is no success. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  Refused(Reply reply) {
    super(null, null, false, false);
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}
