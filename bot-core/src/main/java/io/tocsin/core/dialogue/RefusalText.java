package io.tocsin.core.dialogue;

import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.Member;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a chat why something was refused, and what would do. */
final class RefusalText {
  private RefusalText() {}

  static Message of(Refusal refusal) {
    return Message.error(text(refusal));
  }

  static String text(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Invalid(List<Violation> violations) -> invalid(violations);
      case Refusal.NotFound notFound -> notFound(notFound);
      case Refusal.Conflict conflict -> conflict.reason() + " Nothing was changed.";
      case Refusal.QuotaExceeded quota ->
          "The limit of %d %s is reached. Nothing was added."
              .formatted(quota.limit(), quota.quota());
      case Refusal.Denied denied -> denied(denied);
      case Refusal.Throttled throttled ->
          "%s Nothing was changed; try again in %s."
              .formatted(throttled.reason(), Words.atMost(throttled.retryAfter()));
    };
  }

  private static String invalid(List<Violation> violations) {
    return violations.stream()
        .map(RefusalText::violation)
        .collect(Collectors.joining("\n", "", "\nNothing was changed."));
  }

  /** The constraint in AWS's words reads well enough behind the name of the option. */
  static String violation(Violation violation) {
    String given = violation.value() == null ? "" : " You gave " + violation.value() + ".";
    return option(violation.path()) + ": " + violation.constraint() + "." + given;
  }

  /** {@code eventTime} is {@code --event-time}; a place inside of an option keeps its path. */
  static String option(String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    String option = "--" + Member.kebab(first);
    return dot < 0 ? option : option + " (" + path.substring(dot + 1) + ")";
  }

  private static String notFound(Refusal.NotFound notFound) {
    String kind = notFound.kind().words();
    String text = "There is no %s “%s”.".formatted(kind, notFound.name());
    return switch (notFound.kind()) {
      case INCIDENT_RECORD -> text + oneOf(" Open are ", notFound.nearest(), ", ", ".");
      case RESPONSE_PLAN,
          RESOURCE,
          TIMELINE_EVENT,
          RELATED_ITEM,
          EVENT_SOURCE,
          RULE,
          TOPIC,
          ROOM,
          CONTACT,
          CONTACT_CHANNEL,
          ROTATION,
          ROTATION_OVERRIDE,
          ENGAGEMENT,
          PAGE,
          CALENDAR ->
          text + oneOf(" Did you mean ", notFound.nearest(), " or ", "?");
    };
  }

  private static String oneOf(String before, List<String> names, String between, String after) {
    return names.isEmpty() ? "" : before + String.join(between, names) + after;
  }

  private static String denied(Refusal.Denied denied) {
    String text =
        "User: %s is not authorized to perform: %s".formatted(denied.principal(), denied.action());
    return denied.resource() == null ? text : text + " on resource: " + denied.resource();
  }
}
