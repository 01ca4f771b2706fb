package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.event.Notification.Published;
import io.tocsin.core.event.Notification.Signals;
import io.tocsin.core.event.Notification.Unreadable;
import java.util.List;

/**
 * Reads a message of SNS whose signature was checked: for the rooms of its topic if it is mapped to
 * some, else of an alarm. That a subscription begins or ends is a message too, which tells of
 * nothing.
 */
final class Sns {
  private Sns() {}

  static Notification read(JsonNode envelope) {
    Members members = new Members(envelope, "body");
    String type =
        members.oneOf(
            "Type", "Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation");
    members.text("MessageId");
    if (!members.violations().isEmpty()) {
      return new Unreadable(members.violations());
    }
    return type.equals("Notification")
        ? Published.of(envelope, CloudWatch.read(envelope))
        : new Signals(List.of(), List.of());
  }
}
