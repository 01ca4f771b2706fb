package io.tocsin.core.chat.local;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Who asks for what somebody is already doing waits for that one, and gets what it got. */
final class UnderWay {
  private final Map<UUID, CompletableFuture<Heard>> running = new ConcurrentHashMap<>();

  Heard once(UUID id, Supplier<Heard> work) {
    CompletableFuture<Heard> mine = new CompletableFuture<>();
    CompletableFuture<Heard> first = running.putIfAbsent(id, mine);
    return first == null ? work(id, mine, work) : waitFor(first);
  }

  private Heard work(UUID id, CompletableFuture<Heard> mine, Supplier<Heard> work) {
    try {
      Heard heard = work.get();
      mine.complete(heard);
      return heard;
    } catch (RuntimeException failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      running.remove(id);
    }
  }

  private static Heard waitFor(CompletableFuture<Heard> first) {
    try {
      return first.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }
}
