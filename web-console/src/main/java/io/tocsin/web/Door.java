package io.tocsin.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.tocsin.core.Ids;
import io.tocsin.core.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes on its way in, and every error on its way out. Errors are handled here
 * and not by the server's own mappers, because other interfaces on the same server answer theirs in
 * other shapes.
 *
 * @param errors how an error is written
 */
record Door(Ids ids, ExecutorService waiters, Errors errors) {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Map<String, String> SAFE_HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
              + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  /** Writes an error to somebody who reads JSON, or a page. */
  @FunctionalInterface
  interface Errors {
    void write(Context ctx, int status, String reason);
  }

  /** The same handler behind the guards. */
  Handler guard(Handler inner) {
    return ctx -> {
      SAFE_HEADERS.forEach(ctx::header);
      Optional<String> refused = refused(ctx);
      if (refused.isPresent()) {
        errors.write(ctx, 403, refused.get());
        return;
      }
      attempt(ctx, inner);
    };
  }

  /**
   * Does what takes long on a thread that is woken when the house closes; the server's own waits
   * for it, so the server should have virtual ones. Javalin's futures are not used: it goes on with
   * a request that the server may have done away with meanwhile, and then never ends.
   */
  <T> T waiting(Callable<T> work) {
    Future<T> future = submitted(work);
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopping) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new Unavailable("Tocsin is stopping.", SOON, stopping);
    }
  }

  private <T> Future<T> submitted(Callable<T> work) {
    try {
      return waiters.submit(work);
    } catch (RejectedExecutionException stopping) {
      throw new Unavailable("Tocsin is stopping.", SOON, stopping);
    }
  }

  private void attempt(Context ctx, Handler inner) {
    try {
      inner.handle(ctx);
    } catch (Exception failure) {
      fail(ctx, failure);
    }
  }

  private void fail(Context ctx, Throwable failure) {
    switch (failure) {
      case Refused refused -> errors.write(ctx, refused.status(), refused.reason());
      case Unavailable away -> unavailable(ctx, away);
      default -> unexpected(ctx, failure);
    }
  }

  private void unavailable(Context ctx, Unavailable away) {
    long seconds = Math.max(1, away.retryAfter().plusMillis(999).toSeconds());
    ctx.header("Retry-After", Long.toString(seconds));
    errors.write(
        ctx, 503, "Not possible just now: the database is away. Try again in " + seconds + " s.");
  }

  private void unexpected(Context ctx, Throwable failure) {
    String reference = ids.next().toString();
    LOG.error("Unexpected failure {} at {} {}", reference, ctx.method(), ctx.path(), failure);
    errors.write(
        ctx, 500, "Something went wrong inside; it is in the log under " + reference + ".");
  }

  private static Optional<String> refused(Context ctx) {
    String host = ctx.header("Host");
    Optional<String> strange = Guards.host(host);
    boolean changes =
        !ctx.method().equals(HandlerType.GET) && !ctx.method().equals(HandlerType.HEAD);
    return strange.isPresent() || !changes
        ? strange
        : Guards.origin(host, ctx.header("Origin"), ctx.header("Sec-Fetch-Site"));
  }
}
