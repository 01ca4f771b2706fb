package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed at once, and started again on what it left behind. */
class CrashTest {

  @Test
  void what_was_answered_is_there_and_what_was_not_yet_posted_is_posted_once(@TempDir Path data)
      throws Exception {
    String arn;
    try (ChildHouse held = ChildHouse.up(data, "-Dtocsin.relay=held")) {
      House house = held.house();
      arn = house.alarm(Demo.KEY, House.example("alarm.json", "before")).body();
      house.asks("maria", "ack");
      house.asks("sam", "note written before the crash");
      assertThat(house.livingMessages()).isEmpty();
      held.kill();
    }

    try (ChildHouse again = ChildHouse.up(data)) {
      House house = again.house();
      MainJobTest.eventually(() -> stories(house).size() == 2);
      assertThat(house.livingMessages()).hasSize(1);
      assertThat(house.livingMessages().getFirst().path("text").asText())
          .contains("maria has it", "written before the crash");
      assertThat(stories(house)).doesNotHaveDuplicates();
      assertThat(house.asks("sam", "timeline 1"))
          .contains("Note: written before the crash", "Acknowledged by maria");
      assertThat(house.alarm(Demo.KEY, House.example("alarm.json", "before")).body())
          .as("a redelivery gets the first answer, across the crash")
          .isEqualTo(arn);
    }
  }

  /** What the thread of the only incident tells. */
  private static List<String> stories(House house) {
    return house
        .messages(
            "nobody",
            message -> message.path("thread").isTextual() && message.path("bot").asBoolean())
        .stream()
        .map((JsonNode message) -> message.path("text").asText())
        .toList();
  }
}
