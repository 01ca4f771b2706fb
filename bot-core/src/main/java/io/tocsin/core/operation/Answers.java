package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.access.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON trees of records: members in declared order, those that are null left out. Keys of
 * maps are data and stay as they are. A secret reads {@code ***}.
 *
 * @param times how points in time are written
 * @param names how the names of members are written
 */
public record Answers(TimeStyle times, NameStyle names) {

  /** As the wire API answers. */
  public static final Answers WIRE = new Answers(TimeStyle.EPOCH_SECONDS, NameStyle.LOWER_CAMEL);

  /** As version 2 of the AWS CLI prints what {@code ssm-incidents} answers. */
  public static final Answers CLI = new Answers(TimeStyle.ISO, NameStyle.LOWER_CAMEL);

  /** As version 2 of the AWS CLI prints what an operation answers. */
  public static Answers cli(Operation<?> operation) {
    return new Answers(TimeStyle.ISO, NameStyle.of(Operations.of(operation).service()));
  }

  /** The spelling of points in time. */
  public enum TimeStyle {
    /** A number with three decimals: {@code 1628634037.849}. */
    EPOCH_SECONDS,
    /** A text in UTC: {@code 2021-08-10T22:20:37.849000+00:00}. */
    ISO
  }

  /** The spelling of member names. */
  public enum NameStyle {
    LOWER_CAMEL,
    /** As {@code --query} in a chat has them, and as the API of contacts has them. */
    UPPER_CAMEL;

    /** How a service names the members of its answers. */
    public static NameStyle of(String service) {
      return service.equals(Operations.SSM_CONTACTS) ? UPPER_CAMEL : LOWER_CAMEL;
    }
  }

  /** The record as a tree in which no secret can be read; fit for logs and the audit. */
  public ObjectNode tree(Record record) {
    return structure(record, false);
  }

  /**
   * The same for the eyes of the caller alone: secrets that are {@link ShownOnce} can be read in
   * it. All others stay hidden.
   */
  public ObjectNode toCaller(Record answer) {
    return structure(answer, true);
  }

  private ObjectNode structure(Record record, boolean reveal) {
    Shape shape = Shape.of(record.getClass());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < shape.members().size(); i++) {
      Object value = shape.value(record, i);
      if (value instanceof Secret secret && reveal && shape.isShownOnce(i)) {
        node.put(name(shape.members().get(i)), secret.reveal());
      } else if (value != null) {
        node.set(name(shape.members().get(i)), node(value, reveal));
      }
    }
    return node;
  }

  String name(Member member) {
    return switch (names) {
      case LOWER_CAMEL -> member.name();
      case UPPER_CAMEL -> member.capitalized();
    };
  }

  private JsonNode node(@Nullable Object value, boolean reveal) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (value) {
      case String text -> json.textNode(text);
      case Integer number -> json.numberNode(number);
      case Boolean flag -> json.booleanNode(flag);
      case Instant time -> time(time);
      case Enum<?> one -> json.textNode(one.name());
      case Secret secret -> json.textNode(secret.toString());
      case JsonNode tree -> tree;
      case Record record -> structure(record, reveal);
      case List<?> items -> list(items, reveal);
      case Map<?, ?> entries -> map(entries, reveal);
      case null -> json.nullNode();
      case Object other -> throw new IllegalStateException("No JSON for " + other.getClass());
    };
  }

  private ArrayNode list(List<?> items, boolean reveal) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode(items.size());
    items.forEach(item -> node.add(node(item, reveal)));
    return node;
  }

  private ObjectNode map(Map<?, ?> entries, boolean reveal) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    entries.forEach((key, value) -> node.set(String.valueOf(key), node(value, reveal)));
    return node;
  }

  private JsonNode time(Instant time) {
    return switch (times) {
      case EPOCH_SECONDS -> DecimalNode.valueOf(Times.epochSeconds(time));
      case ISO -> JsonNodeFactory.instance.textNode(Times.iso(time));
    };
  }
}
