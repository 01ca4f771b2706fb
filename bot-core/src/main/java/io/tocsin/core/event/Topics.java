package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The topics of SNS that a source takes messages of. */
final class Topics {
  private static final String MUST_BE =
      "Member must be the ARN of a topic of SNS, such as arn:aws:sns:us-east-1:111122223333:alarms";
  private static final String MUST_BE_GIVEN =
      "Member must not be empty: of a topic that is not named nothing is taken in";
  private static final String ONLY_FOR_SNS =
      "Member must be left out: only the kind sns has topics";

  /** The Region becomes part of addresses, so it must be one by its letters. */
  private static final Pattern TOPIC =
      Pattern.compile(
          "arn:aws(-cn|-us-gov)?:sns:[a-z]{2,8}(-[a-z]{2,16}){1,3}-[0-9]{1,2}:[0-9]{12}:"
              + "[A-Za-z0-9_-]{1,256}(\\.fifo)?");

  private Topics() {}

  static List<String> of(CreateEventSource operation) {
    List<String> topics = operation.topics();
    return topics == null ? List.of() : topics.stream().distinct().toList();
  }

  /** What is wrong with the topics that a source is to have. */
  static List<Violation> check(CreateEventSource operation) {
    List<String> topics = of(operation);
    if (operation.kind() != SourceKind.SNS) {
      return topics.isEmpty()
          ? List.of()
          : List.of(new Violation("topics", String.join(",", topics), ONLY_FOR_SNS));
    }
    return topics.isEmpty()
        ? List.of(new Violation("topics", null, MUST_BE_GIVEN))
        : IntStream.range(0, topics.size())
            .filter(i -> !TOPIC.matcher(topics.get(i)).matches())
            .mapToObj(i -> new Violation("topics." + (i + 1) + ".member", topics.get(i), MUST_BE))
            .toList();
  }

  /** Whether this is a message of one of the topics; only who checks signatures can know that. */
  static boolean opens(EventSource source, ReceiveEvent operation, Call call) {
    String topic = operation.topic();
    return topic != null
        && call.caller().channel() == Channel.EVENT
        && source.topics().contains(topic);
  }
}
