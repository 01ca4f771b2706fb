package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in by an event source, as its kind reads it. */
sealed interface Notification {

  /**
   * What there was to read.
   *
   * @param signals in the order in which they came; each is taken in for itself
   * @param unread what is wrong with those parts that are no signals; the others count nevertheless
   */
  record Signals(List<Signal> signals, List<Violation> unread) implements Notification {
    public Signals {
      signals = List.copyOf(signals);
      unread = List.copyOf(unread);
    }

    static Signals of(Signal signal) {
      return new Signals(List.of(signal), List.of());
    }
  }

  /**
   * An event that the rules of its source judge.
   *
   * @param signal what it tells; its ARN is empty if it names nothing that has one
   */
  record Ruled(Signal signal, JsonNode event) implements Notification {}

  /**
   * What was published to a topic of SNS. It is posted if the topic is mapped to rooms.
   *
   * @param otherwise what it is where the topic is not
   */
  record Published(String topic, @Nullable String messageId, String message, Notification otherwise)
      implements Notification {

    /**
     * Reads SNS's notification; what it needs of it is its topic, its message and its identifier.
     */
    static Notification of(JsonNode envelope, Notification otherwise) {
      Members members = new Members(envelope, "body");
      String topic = members.text("TopicArn");
      String message = envelope.path("Message").asText();
      return members.violations().isEmpty()
          ? new Published(topic, members.optional("MessageId"), message, otherwise)
          : new Unreadable(members.violations());
    }
  }

  /** Nothing that the source's kind understands, and why. */
  record Unreadable(List<Violation> violations) implements Notification {
    public Unreadable {
      violations = List.copyOf(violations);
    }
  }
}
