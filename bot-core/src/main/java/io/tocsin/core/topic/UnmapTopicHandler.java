package io.tocsin.core.topic;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.TopicOperation.UnmapTopic;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Set;

/** Posts no more of a topic's messages. */
public final class UnmapTopicHandler implements Handler.Changing<UnmapTopic, Done> {

  @Override
  public Set<Key> keys(UnmapTopic operation, Call call, State found) {
    return Set.of(new Key.Topic(operation.topic()));
  }

  @Override
  public Decision<Done> decide(UnmapTopic operation, Call call, State state) {
    return state.topic(operation.topic()).isPresent()
        ? Decision.accept(Done.DONE, new Change.RemoveTopic(operation.topic()))
        : Decision.refuse(new Refusal.NotFound(Resource.TOPIC, operation.topic(), List.of()));
  }
}
