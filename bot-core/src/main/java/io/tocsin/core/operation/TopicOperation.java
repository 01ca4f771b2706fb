package io.tocsin.core.operation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * Operations on topics of SNS as channels of the chat: what is published to a mapped topic is
 * posted in its rooms. Tocsin's own.
 */
public sealed interface TopicOperation<R> extends Operation<R>, Own {

  String ARN = "^arn:aws(-cn|-us-gov)?:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,256}$";

  /** Says in which rooms a topic is posted; replaces what was said before. */
  record MapTopic(
      @NotNull
          @Size(max = 400)
          @Pattern(regexp = ARN)
          @InWords("the ARN of a topic, such as arn:aws:sns:us-east-1:111122223333:chat")
          String topic,
      @NotNull @Size(min = 1, max = 10) List<@NotNull @Size(min = 1, max = 200) String> rooms)
      implements TopicOperation<TopicDescription> {}

  /** Posts no more of a topic's messages; those that were posted stay. */
  record UnmapTopic(@NotNull @Size(max = 400) String topic) implements TopicOperation<Done> {}

  record ListTopics() implements TopicOperation<ListTopicsOutput> {}

  record ListTopicsOutput(List<TopicDescription> topics) {}

  /**
   * @param rooms their identifiers, such as {@code local:incidents}
   */
  record TopicDescription(
      String topic, List<String> rooms, String createdBy, Instant creationTime) {}
}
