package io.tocsin.core.topic;

import java.time.Instant;
import java.util.List;

/**
 * The rooms in which the messages of a topic are posted.
 *
 * @param arn the topic
 * @param rooms identifiers of rooms, such as {@code local:incidents}
 */
public record TopicMapping(String arn, List<String> rooms, String createdBy, Instant createdAt) {
  public TopicMapping {
    rooms = List.copyOf(rooms);
  }

  TopicMapping with(List<String> others) {
    return new TopicMapping(arn, others, createdBy, createdAt);
  }
}
