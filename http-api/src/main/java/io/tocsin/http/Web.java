package io.tocsin.http;

import java.io.IOException;
import java.net.URI;

/** The few addresses that are read because of a message that came in. Called in no transaction. */
interface Web {

  /**
   * Reads an address, which the caller has checked. Follows no redirection, and waits and reads no
   * more than a few seconds and kilobytes.
   *
   * @throws IOException if there was no answer, or one that is too long or too slow
   */
  Answer get(URI address) throws IOException;

  /** What was answered. */
  record Answer(int status, byte[] body) {}
}
