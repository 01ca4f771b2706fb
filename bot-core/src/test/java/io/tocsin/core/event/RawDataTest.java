package io.tocsin.core.event;

import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RawDataTest {
  @Test
  void an_event_that_fits_is_whole() {
    ObjectNode event = Alarms.event("e1", "cpu", "ALARM");
    assertThat(json(RawData.of(event))).isEqualTo(event);
  }

  @Test
  void the_least_useful_is_left_out_first_and_json_stays_json() {
    ObjectNode event = Alarms.event("e1", "cpu", "ALARM");
    ((ObjectNode) event.at("/detail/state")).put("reasonData", "x".repeat(9_500));
    String text = RawData.of(event);
    assertThat(text).hasSizeLessThanOrEqualTo(RawData.LONGEST);
    assertThat(json(text).at("/detail/state/reasonData").isMissingNode()).isTrue();
    assertThat(json(text).at("/detail/configuration/metrics/0").isMissingNode()).isFalse();
  }

  @Test
  void even_a_monstrous_event_leaves_its_alarm() {
    ObjectNode event = Alarms.event("e1", "cpu", "ALARM");
    event.put("more", "x".repeat(20_000));
    assertThat(json(RawData.of(event)).at("/resources/0").asText()).isEqualTo(Alarms.arn("cpu"));
  }
}
