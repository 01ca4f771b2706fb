package io.tocsin.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Caller;
import io.tocsin.core.Outcome;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.SourceOperation;
import io.tocsin.core.operation.SourceOperation.NotTaken;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes one event in: key, JSON, door, answer. */
record EventEndpoint(String account, HttpApiConfig.Events events, SnsEndpoint sns) {
  private static final Pattern NAME = Pattern.compile(SourceOperation.NAME);
  private static final int LONGEST_NAME = 64;

  Reply receive(EventRequest request) {
    if (request.isFromSns() && isName(request.name())) {
      Set<String> topics = sns.topics(request.name());
      if (!topics.isEmpty()) {
        return receiveSigned(request, topics);
      }
    }
    return receiveWithKey(request);
  }

  /** Here the signature is the key; one in the address must be right nevertheless. */
  private Reply receiveSigned(EventRequest request, Set<String> topics) {
    SnsMessage message = sns.checked(request.body(), topics);
    Reply reply =
        execute(new ReceiveEvent(request.name(), request.key(), message.body(), message.topic()));
    return reply.status() == 200 ? sns.after(message, request.name(), reply) : reply;
  }

  private Reply receiveWithKey(EventRequest request) {
    Secret key = request.key();
    if (key == null) {
      return EventRefusals.noKey();
    }
    ReceiveEvent event =
        new ReceiveEvent(request.name(), key, EventJson.parse(request.body().read()));
    // No source can have such a name, and it would go into ARNs and the audit.
    return isName(event.source()) ? execute(event) : EventRefusals.denied();
  }

  private Reply execute(ReceiveEvent event) {
    return switch (events.receive(caller(event.source()), event)) {
      case Outcome.Accepted<ReceiveEventOutput>(ReceiveEventOutput output) -> accepted(output);
      case Outcome.Refused<ReceiveEventOutput> refused -> EventRefusals.reply(refused.refusal());
    };
  }

  private Caller caller(String source) {
    String arn = "arn:aws:sts::" + account + ":assumed-role/tocsin-events/" + source;
    return new Caller(arn, source, Caller.Channel.EVENT, null, null);
  }

  private static boolean isName(String name) {
    return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
  }

  private static Reply accepted(ReceiveEventOutput output) {
    List<NotTaken> notTaken = output.notTaken();
    if (notTaken != null) {
      return EventRefusals.takenInPart(notTaken);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("incidentRecordArn", output.incidentRecordArn());
    body.put("created", output.created());
    list(body, "matchedRules", output.matchedRules());
    list(body, "missingPlans", output.missingPlans());
    list(body, "rooms", output.rooms());
    return Reply.of(200, body);
  }

  private static void list(ObjectNode body, String member, @Nullable List<String> texts) {
    if (texts != null) {
      texts.forEach(body.putArray(member)::add);
    }
  }
}
