package io.tocsin.core.topic;

import io.tocsin.core.Call;
import io.tocsin.core.operation.TopicOperation.MapTopic;
import io.tocsin.core.operation.TopicOperation.TopicDescription;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.room.RoomLookup;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps a topic to rooms that are there. */
public final class MapTopicHandler implements Handler.Changing<MapTopic, TopicDescription> {
  private final RoomDirectory directory;

  public MapTopicHandler(RoomDirectory directory) {
    this.directory = directory;
  }

  @Override
  public MapTopicHandler forOne(MapTopic operation) {
    List<String> given = RoomLookup.given(operation.rooms());
    return new MapTopicHandler(directory.asked(RoomLookup.elsewhere(given)));
  }

  @Override
  public Set<Key> keys(MapTopic operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(RoomLookup.keys(RoomLookup.given(operation.rooms())));
    keys.add(new Key.Topic(operation.topic()));
    return keys;
  }

  @Override
  public Decision<TopicDescription> decide(MapTopic operation, Call call, State state) {
    List<String> given = RoomLookup.given(operation.rooms());
    Optional<String> missing =
        given.stream().filter(room -> RoomLookup.id(room, state, directory).isEmpty()).findFirst();
    if (missing.isPresent() || given.isEmpty()) {
      return Decision.refuse(RoomLookup.noRoom(missing.orElse(""), directory));
    }
    List<String> rooms =
        given.stream()
            .flatMap(room -> RoomLookup.id(room, state, directory).stream())
            .distinct()
            .toList();
    TopicMapping before = state.topic(operation.topic()).orElse(null);
    TopicMapping after =
        before == null
            ? new TopicMapping(operation.topic(), rooms, call.caller().arn(), call.now())
            : before.with(rooms);
    return Decision.accept(TopicReading.described(after), new Change.PutTopic(after));
  }
}
