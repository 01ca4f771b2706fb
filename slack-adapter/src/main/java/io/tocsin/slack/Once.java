package io.tocsin.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does the same thing once: what comes again while it is under way waits for it, and what comes
 * again within ten minutes of it gets the same answer. What has failed may be tried again. In
 * memory only: what must never happen twice is kept from it by the database.
 */
final class Once<T> {
  static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MOST = 100_000;

  private final Cache<String, CompletableFuture<T>> done;
  private final Predicate<T> worthKeeping;

  Once(Clock clock, Predicate<T> worthKeeping) {
    this.worthKeeping = worthKeeping;
    this.done =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  T run(String key, Supplier<T> work) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> before = done.asMap().putIfAbsent(key, mine);
    return before == null ? perform(key, mine, work) : result(before);
  }

  private T perform(String key, CompletableFuture<T> mine, Supplier<T> work) {
    try {
      T result = work.get();
      if (!worthKeeping.test(result)) {
        done.asMap().remove(key, mine);
      }
      mine.complete(result);
      return result;
    } catch (RuntimeException | Error failure) {
      done.asMap().remove(key, mine);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private static <T> T result(CompletableFuture<T> before) {
    try {
      return before.join();
    } catch (CompletionException failed) {
      @Nullable Throwable cause = failed.getCause();
      throw cause instanceof RuntimeException failure ? failure : failed;
    }
  }
}
