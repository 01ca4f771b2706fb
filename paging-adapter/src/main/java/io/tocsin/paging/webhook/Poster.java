package io.tocsin.paging.webhook;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends one request and hears the answer, within a bounded time. Called by many threads. */
interface Poster extends AutoCloseable {

  /**
   * @throws NotPublic if the host leads to where no message may go
   * @throws IOException if there was no answer
   */
  Answer post(Address to, UUID delivery, byte[] body) throws IOException;

  @Override
  void close();

  /**
   * @param retryAfter the header of that name
   * @param text the beginning of the body
   */
  record Answer(int status, @Nullable String retryAfter, String text) {}
}
