package io.tocsin.core.dialogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.Ids;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Room;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the bot waits for, by the button that answers it and by the person who was asked. Kept in
 * memory for a limited time: a restart forgets it, which is said when somebody answers late.
 */
final class Questions {
  private static final Duration BUTTON = Duration.ofHours(1);
  private static final Duration LINE = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Cache<String, Question> byButton;
  private final Cache<Place, Question> byPlace;
  private final Ids ids;

  private record Place(Actor actor, Room room, @Nullable String thread) {
    static Place of(Scene scene) {
      return new Place(scene.actor(), scene.room(), scene.thread());
    }
  }

  Questions(Clock clock, Ids ids) {
    this.byButton = cache(clock, BUTTON).build();
    this.byPlace = cache(clock, LINE).build();
    this.ids = ids;
  }

  /** Remembers a question that a line can answer as well; it replaces the one before it. */
  String ask(String prefix, Question question) {
    byPlace.put(Place.of(question.scene()), question);
    return offer(prefix, question);
  }

  /** Remembers what a button stands for, and answers the button's identifier. */
  String offer(String prefix, Question question) {
    String button = prefix + "-" + ids.next();
    byButton.put(button, question);
    return button;
  }

  /** What a line said here may be the answer to. */
  Optional<Question> openAt(Scene scene) {
    return Optional.ofNullable(byPlace.getIfPresent(Place.of(scene)));
  }

  Optional<Question> behind(String button) {
    return Optional.ofNullable(byButton.getIfPresent(button));
  }

  /** Forgets what was asked here: it is answered, or something else was said. */
  void close(Scene scene) {
    byPlace.invalidate(Place.of(scene));
  }

  private static Caffeine<Object, Object> cache(Clock clock, Duration time) {
    return Caffeine.newBuilder()
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .expireAfterWrite(time)
        .maximumSize(MOST);
  }
}
