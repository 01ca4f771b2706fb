package io.tocsin.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is special about messages of SNS: their signature, and that subscriptions begin and end. */
record SnsEndpoint(HttpApiConfig.Sns config, Web web, SnsSignatures signatures) {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
  private static final int LONGEST_TOKEN = 2000;
  private static final Duration LATER = Duration.ofSeconds(10);

  /**
   * @param web where SNS's certificates are, and where subscriptions are confirmed
   */
  SnsEndpoint(HttpApiConfig.Sns config, Web web) {
    this(config, web, new SnsSignatures(web));
  }

  Set<String> topics(String source) {
    return config.topics().of(source);
  }

  /** The message, if one of the topics signed it; else it is refused. */
  SnsMessage checked(Body body, Set<String> topics) {
    byte[] bytes = body.read();
    SnsMessage message = SnsMessage.of(EventJson.parse(bytes));
    if (!topics.contains(message.topic())) {
      throw new Refused(EventRefusals.denied());
    }
    message.check(config.clock().instant());
    signatures.check(message, bytes);
    return message;
  }

  /** Does what a message asks for beside what it tells, and answers it; the commit is behind it. */
  Reply after(SnsMessage message, String source, Reply reply) {
    if (message.isA("SubscriptionConfirmation")) {
      return confirm(message, source, reply);
    }
    if (message.isA("UnsubscribeConfirmation")) {
      LOG.warn("Topic {} does not send to event source {} any more", message.topic(), source);
    }
    return reply;
  }

  private Reply confirm(SnsMessage message, String source, Reply reply) {
    String token = message.text("Token");
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      return Reply.error(400, "The message of SNS does not fit: body.Token must be a token.");
    }
    try {
      int status = web.get(SnsAddresses.confirmation(message.topic(), token)).status();
      if (status == 200) {
        LOG.info("Topic {} sends to event source {} from now on", message.topic(), source);
        return reply;
      }
      LOG.warn("SNS answered {} to the confirmation of topic {}", status, message.topic());
    } catch (IOException e) {
      LOG.warn("The subscription of topic {} could not be confirmed", message.topic(), e);
    }
    return Reply.error(503, "The subscription could not be confirmed; send this again.")
        .retryAfter(LATER);
  }
}
