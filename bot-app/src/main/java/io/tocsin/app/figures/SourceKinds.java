package io.tocsin.app.figures;

import io.tocsin.core.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The kinds of event sources by their names, asked for anew when a name is unknown, not often. */
final class SourceKinds {
  private static final String UNKNOWN = "unknown";
  private static final long PAUSE = Duration.ofSeconds(10).toNanos();

  private final Supplier<Map<String, String>> sources;
  private final AtomicLong next = new AtomicLong(System.nanoTime());
  private volatile Map<String, String> kinds = Map.of();

  SourceKinds(Supplier<Map<String, String>> sources) {
    this.sources = sources;
  }

  /** The kind of a source that there is. */
  String of(String source) {
    if (!kinds.containsKey(source)) {
      refresh();
    }
    return known(source);
  }

  /** The same, without a look into the database for a name that anybody may make up. */
  String known(String source) {
    return kinds.getOrDefault(source, UNKNOWN);
  }

  private void refresh() {
    long due = next.get();
    long now = System.nanoTime();
    if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
      try {
        kinds = Map.copyOf(sources.get());
      } catch (Unavailable away) {
        // The figures do without; the event itself has found its way.
        kinds = Map.of();
      }
    }
  }
}
