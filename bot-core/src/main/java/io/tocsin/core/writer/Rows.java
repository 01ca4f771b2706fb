package io.tocsin.core.writer;

import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import java.util.List;
import java.util.Map;

/** What a store found for some keys; a key with nothing behind it is simply not represented. */
public record Rows(
    List<Remembered> remembered,
    List<EventSource> sources,
    List<Rule> rules,
    List<TopicMapping> topics,
    List<NoticeThread> threads,
    List<ResponsePlan> plans,
    List<String> rooms,
    List<WebhookRoom> webhookRooms,
    Map<String, Map<String, String>> tags,
    Map<String, Long> counters,
    List<Incident> incidents,
    List<TimelineEvent> events,
    List<Storm> storms,
    List<Filed> filed) {

  public static final Rows NONE =
      new Rows(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of());
}
