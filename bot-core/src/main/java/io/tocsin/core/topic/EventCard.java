package io.tocsin.core.topic;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Field;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.chat.Words;
import io.tocsin.core.rule.EventEnvelope;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An event of EventBridge as a card: where it comes from, what happened, to what. */
final class EventCard {
  private static final int MOST_RESOURCES = 5;
  private static final int MOST_DETAILS = 8;
  private static final int LONGEST_VALUE = 300;

  private final EventEnvelope event;
  private final IncidentNews news;

  private EventCard(EventEnvelope event) {
    this.event = event;
    this.news = new IncidentNews(event);
  }

  static Notice of(EventEnvelope event) {
    return new EventCard(event).card();
  }

  private Notice card() {
    String told = news.isOne() ? news.text() : alarm() ? alarmText() : event.detailType();
    return new Notice.Card(message(told), "eventbridge:" + event.id(), null, told);
  }

  private Message message(String told) {
    String heading = String.join(" · ", event.source(), event.region(), event.account());
    List<Section> sections = new ArrayList<>(List.of(new Section.Paragraph(told)));
    List<String> lines = new ArrayList<>(List.of(heading, told));
    List<Field> fields = news.isOne() ? List.of() : details();
    if (!fields.isEmpty()) {
      sections.add(new Section.Fields(fields));
      fields.forEach(field -> lines.add(field.label() + ": " + field.value()));
    }
    if (!event.resources().isEmpty()) {
      sections.add(new Section.Bullets(resources()));
      lines.addAll(resources());
    }
    sections.add(new Section.Moment("Happened", event.time()));
    lines.add("Happened · " + Words.dayAndTime(event.time(), ZoneOffset.UTC));
    return new Message(String.join("\n", lines), tone(), heading, sections, List.of(), false);
  }

  private List<String> resources() {
    int more = event.resources().size() - MOST_RESOURCES;
    List<String> some =
        event.resources().stream()
            .limit(MOST_RESOURCES)
            .map(resource -> Words.shortened(resource, LONGEST_VALUE))
            .collect(Collectors.toCollection(ArrayList::new));
    if (more > 0) {
      some.add("and %d more".formatted(more));
    }
    return some;
  }

  /** What the detail says in single values; lists and objects are for programs. */
  private List<Field> details() {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : event.body().path("detail").properties()) {
      String value = oneLine(member.getValue().asText());
      if (member.getValue().isValueNode() && !value.isEmpty() && fields.size() < MOST_DETAILS) {
        fields.add(new Field(Words.shortened(member.getKey(), 60), value));
      }
    }
    return fields;
  }

  private boolean alarm() {
    return event.source().equals("aws.cloudwatch")
        && event.body().at("/detail/state/value").isTextual();
  }

  private String alarmText() {
    JsonNode detail = event.body().path("detail");
    String reason = oneLine(detail.at("/state/reason").asText());
    return "Alarm %s is %s%s"
        .formatted(
            oneLine(detail.path("alarmName").asText()),
            detail.at("/state/value").asText(),
            reason.isEmpty() ? "" : ": " + reason);
  }

  private Tone tone() {
    if (news.isOne()) {
      return news.tone();
    }
    return switch (event.body().at("/detail/state/value").asText()) {
      case "ALARM" -> Tone.CRITICAL;
      case "OK" -> Tone.GOOD;
      default -> Tone.NEUTRAL;
    };
  }

  static String oneLine(String text) {
    return Words.shortened(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), LONGEST_VALUE);
  }
}
