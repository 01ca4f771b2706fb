package io.tocsin.core.topic;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.TopicOperation.ListTopics;
import io.tocsin.core.operation.TopicOperation.ListTopicsOutput;
import io.tocsin.core.operation.TopicOperation.TopicDescription;
import io.tocsin.core.writer.Queries;

/** What is told of topics. */
public final class TopicReading {
  private TopicReading() {}

  public static Outcome<ListTopicsOutput> list(ListTopics operation, Call call, Queries queries) {
    return Outcome.accepted(
        new ListTopicsOutput(queries.topics().stream().map(TopicReading::described).toList()));
  }

  static TopicDescription described(TopicMapping topic) {
    return new TopicDescription(topic.arn(), topic.rooms(), topic.createdBy(), topic.createdAt());
  }
}
