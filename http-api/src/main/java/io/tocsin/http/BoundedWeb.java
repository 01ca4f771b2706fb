package io.tocsin.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The web, as much of it as strangers may make us read: little, quickly, and not much at once. */
final class BoundedWeb implements Web {
  static final int MOST_BYTES = 64 * 1024;
  private static final int AT_ONCE = 8;

  private final Duration longest;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private @Nullable HttpClient client;

  BoundedWeb() {
    this(Duration.ofSeconds(5));
  }

  BoundedWeb(Duration longest) {
    this.longest = longest;
  }

  /** Made when it is needed: most houses have no source of SNS, and it takes a while. */
  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(longest).build();
      client = made;
    }
    return made;
  }

  @Override
  public Answer get(URI address) throws IOException {
    if (!free.tryAcquire()) {
      throw new IOException("Too much is read at once");
    }
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(longest).build();
      HttpResponse<byte[]> response =
          await(
              client()
                  .sendAsync(
                      request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES)));
      return new Answer(response.statusCode(), response.body());
    } finally {
      free.release();
    }
  }

  /** The request's own timeout ends with the headers; this one holds for the body too. */
  private <T> T await(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("No whole answer within " + longest);
    } catch (ExecutionException e) {
      throw new IOException("No answer", e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
