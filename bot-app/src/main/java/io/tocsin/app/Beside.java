package io.tocsin.app;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is made on a thread of its own while others wait, for PostgreSQL above all. */
final class Beside<T> {
  private final CompletableFuture<T> made = new CompletableFuture<>();

  private Beside(String name, Supplier<T> maker) {
    Thread.ofPlatform().name("tocsin-" + name).daemon().start(() -> make(maker));
  }

  static <T> Beside<T> start(String name, Supplier<T> maker) {
    return new Beside<>(name, maker);
  }

  private void make(Supplier<T> maker) {
    try {
      made.complete(maker.get());
    } catch (RuntimeException | Error e) {
      made.completeExceptionally(e);
    }
  }

  /** Waits for it; what went wrong comes out here as it was thrown there. */
  T get() {
    try {
      return made.join();
    } catch (CompletionException | CancellationException e) {
      switch (e.getCause()) {
        case RuntimeException wrong -> throw wrong;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }
}
