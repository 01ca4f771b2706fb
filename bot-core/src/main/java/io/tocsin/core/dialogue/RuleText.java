package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.RuleOperation;
import io.tocsin.core.operation.RuleOperation.CreateRule;
import io.tocsin.core.operation.RuleOperation.DeleteRule;
import io.tocsin.core.operation.RuleOperation.DisableRule;
import io.tocsin.core.operation.RuleOperation.EnableRule;
import io.tocsin.core.operation.RuleOperation.FailedPart;
import io.tocsin.core.operation.RuleOperation.GetRule;
import io.tocsin.core.operation.RuleOperation.ListRules;
import io.tocsin.core.operation.RuleOperation.ListRulesOutput;
import io.tocsin.core.operation.RuleOperation.RuleDescription;
import io.tocsin.core.operation.RuleOperation.TestRule;
import io.tocsin.core.operation.RuleOperation.TestRuleOutput;
import io.tocsin.core.operation.RuleOperation.UnmatchedEvents;
import io.tocsin.core.operation.TopicOperation;
import io.tocsin.core.operation.TopicOperation.ListTopics;
import io.tocsin.core.operation.TopicOperation.ListTopicsOutput;
import io.tocsin.core.operation.TopicOperation.MapTopic;
import io.tocsin.core.operation.TopicOperation.TopicDescription;
import io.tocsin.core.operation.TopicOperation.UnmapTopic;
import java.util.List;

/** The answers about rules and topics, in words. */
final class RuleText {
  private static final int LONGEST_VALUE = 100;

  private RuleText() {}

  static Message of(RuleOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateRule create -> created((RuleDescription) result);
      case GetRule get -> described((RuleDescription) result);
      case EnableRule enable -> Message.text("Rule " + enable.name() + " counts.");
      case DisableRule disable ->
          Message.text("Rule %s rests until `rule enable`.".formatted(disable.name()));
      case DeleteRule delete -> Message.text("Deleted. The incidents that it started stay.");
      case ListRules list -> rules((ListRulesOutput) result);
      case TestRule test -> tested((TestRuleOutput) result);
    };
  }

  static Message of(TopicOperation<?> operation, Object result) {
    return switch (operation) {
      case MapTopic map -> mapped((TopicDescription) result);
      case UnmapTopic unmap -> Message.text("Nothing of this topic is posted from now on.");
      case ListTopics list -> topics(((ListTopicsOutput) result).topics());
    };
  }

  private static Message mapped(TopicDescription topic) {
    return Message.text(
        "What is published to %s and comes in by an event source is posted in %s."
            .formatted(topic.topic(), String.join(", ", topic.rooms())));
  }

  private static Message topics(List<TopicDescription> topics) {
    List<String> lines =
        topics.stream()
            .map(topic -> topic.topic() + " → " + String.join(", ", topic.rooms()))
            .toList();
    return lines.isEmpty()
        ? Message.text("No topics. Map one: `topic map ARN --rooms ROOM`.")
        : AnswerText.list(Words.count(lines.size(), "topic"), lines);
  }

  private static Message created(RuleDescription rule) {
    return Message.text(
        """
        Created the rule %s: events of the source %s that match start the plan %s.
        Try it: `rule test %s --event '{…}'`, which starts nothing.\
        """
            .formatted(rule.name(), rule.source(), plan(rule), rule.name()));
  }

  private static Message described(RuleDescription rule) {
    Section pattern = new Section.Code(rule.pattern());
    return new Message(
        line(rule) + "\n" + rule.pattern(),
        Tone.NEUTRAL,
        null,
        List.of(new Section.Paragraph(line(rule)), pattern),
        List.of(),
        false);
  }

  private static Message rules(ListRulesOutput output) {
    List<String> lines = output.rules().stream().map(RuleText::line).toList();
    if (lines.isEmpty()) {
      return Message.text(
          "No rules. Make one: `rule create NAME --source SOURCE --plan PLAN --pattern '{…}'`.");
    }
    String unmatched =
        output.unmatched().stream()
            .filter(source -> source.events() > 0)
            .map(RuleText::unmatched)
            .reduce("", String::concat);
    return AnswerText.list(Words.count(lines.size(), "rule") + unmatched, lines);
  }

  private static String unmatched(UnmatchedEvents source) {
    return ", %s of %s matched none"
        .formatted(Words.count(source.events(), "event"), source.source());
  }

  private static String line(RuleDescription rule) {
    return "%s · source %s · plan %s · matched %s%s"
        .formatted(
            rule.name(),
            rule.source(),
            plan(rule),
            Words.count(rule.matchedEvents(), "event"),
            rule.enabled() ? "" : " · off");
  }

  private static String plan(RuleDescription rule) {
    return rule.responsePlanArn().substring(rule.responsePlanArn().lastIndexOf('/') + 1);
  }

  private static Message tested(TestRuleOutput output) {
    List<FailedPart> failed = output.failedParts();
    if (output.matches()) {
      return Message.text("It matches. Nothing was started.");
    } else if (failed == null || failed.isEmpty()) {
      return Message.text("It does not match: each part fits, but not in the same item of a list.");
    }
    return AnswerText.list("It does not match", failed.stream().map(RuleText::failed).toList());
  }

  private static String failed(FailedPart part) {
    String found = part.found();
    return "%s: the rule wants %s, the event has %s"
        .formatted(
            part.path(), shortened(part.wanted()), found == null ? "nothing" : shortened(found));
  }

  private static String shortened(String json) {
    return Words.shortened(json, LONGEST_VALUE);
  }
}
