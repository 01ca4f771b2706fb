package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.testkit.World;
import io.tocsin.slack.fake.Fault;
import io.tocsin.slack.fake.Posted;
import java.util.List;
import java.util.Map;

/** Slack takes nothing for a while; the local chat shows everything meanwhile. */
class SlackAwayTest extends Away {
  private static final String COUNT = ALARMS + " incidents";

  @Override
  Receiver receiver() {
    return new AtSlack(new SlackNextDoor());
  }

  private record AtSlack(SlackNextDoor next) implements Receiver {
    @Override
    public Map<String, String> environment() {
      return next.environment();
    }

    @Override
    public void furnish(House house) {
      next.furnish(house, World.ROOM);
    }

    @Override
    public void answers(Hook.Mode how) {
      next.slack()
          .always(
              switch (how) {
                case TAKES -> Fault.NONE;
                case TOO_MANY -> Fault.TOO_FAST;
                case BROKEN -> Fault.BROKEN;
                case SILENT -> Fault.SILENT;
              });
    }

    @Override
    public int turnedAway() {
      return next.slack().turnedAway();
    }

    @Override
    public List<String> taken() {
      return next.texts();
    }

    @Override
    public long doubled() {
      return next.doubled().size();
    }

    /** What changes meanwhile is shown by the first message that gets through. */
    @Override
    public void elsewhere(House house) {
      eventually(() ->
          house.livingMessages().stream()
                  .filter(message -> message.path("text").asText().contains("alert-"))
                  .count()
              >= ALARMS);
      for (int i = 1; i <= ALARMS; i++) {
        house.asks("maria", "impact #" + i + " 4");
        house.asks("maria", "impact #" + i + " 2");
      }
    }

    @Override
    public void inTheEnd() {
      int changes = next.posted().stream().mapToInt(Posted::edits).sum();
      assertThat(next.texts())
          .as("the storm's card, whether that is over by now or not")
          .anyMatch(text -> text.startsWith("● checkout: ") && text.contains(COUNT));
      assertThat(next.texts())
          .filteredOn(text -> text.contains("Started by"))
          .allMatch(text -> text.contains("High"));
      assertThat(changes).as("changes that came late are one").isLessThan(ALARMS);
    }

    @Override
    public void close() {
      next.close();
    }
  }
}
