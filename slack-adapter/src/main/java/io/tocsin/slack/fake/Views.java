package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The methods that begin with {@code views}. A trigger lives for three seconds and works once. */
final class Views {
  private static final Duration TRIGGER = Duration.ofSeconds(3);

  private final Clock clock;
  private final AtomicInteger counter = new AtomicInteger();
  private final Map<String, Instant> triggers = new ConcurrentHashMap<>();
  private final Map<String, Boolean> used = new ConcurrentHashMap<>();
  final List<Opened> opened = new CopyOnWriteArrayList<>();

  /** A window, or a person's home, that was shown or changed. */
  record Opened(String id, String user, JsonNode view) {}

  Views(Clock clock) {
    this.clock = clock;
  }

  String trigger() {
    String trigger = "13345224609.738474920.%032d".formatted(counter.incrementAndGet());
    triggers.put(trigger, clock.instant());
    return trigger;
  }

  Answered open(Asked asked) {
    String trigger = asked.text("trigger_id");
    Instant born = triggers.get(trigger);
    if (born == null) {
      return Answered.refused("invalid_trigger_id");
    } else if (clock.instant().isAfter(born.plus(TRIGGER))) {
      return Answered.refused("expired_trigger_id");
    } else if (used.putIfAbsent(trigger, true) != null) {
      return Answered.refused("exchanged_trigger_id");
    }
    return show(asked, "V%04d".formatted(counter.incrementAndGet()));
  }

  Answered update(Asked asked) {
    String id = asked.text("view_id");
    return opened.stream().anyMatch(it -> it.id().equals(id))
        ? show(asked, id)
        : Answered.refused("not_found");
  }

  Answered publish(Asked asked) {
    return asked.text("user_id").isEmpty()
        ? Answered.refused("invalid_arguments")
        : show(asked, "H" + asked.text("user_id"));
  }

  private Answered show(Asked asked, String id) {
    Optional<JsonNode> view = asked.json("view");
    Optional<String> refusal =
        view.isEmpty() ? Optional.of("invalid_arguments") : BlockRules.ofView(view.get());
    if (refusal.isPresent()) {
      return Answered.refused(refusal.get());
    }
    opened.add(new Opened(id, asked.text("user_id"), view.get()));
    Answered answer = Answered.ok();
    ObjectNode shown = answer.body().putObject("view");
    shown.setAll((ObjectNode) view.get());
    shown.put("id", id).put("hash", clock.millis() + "." + id);
    return answer;
  }
}
