package io.tocsin.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of SNS, made from the ARN of a known topic and never from what a message says. */
final class SnsAddresses {
  private SnsAddresses() {}

  /** The host of SNS in the Region of the topic. */
  static String host(String topic) {
    String[] parts = topic.split(":", 5);
    String suffix = parts[1].equals("aws-cn") ? ".amazonaws.com.cn" : ".amazonaws.com";
    return "sns." + parts[3] + suffix;
  }

  /** What confirms a subscription, once it is read. */
  static URI confirmation(String topic, String token) {
    return URI.create(
        "https://%s/?Action=ConfirmSubscription&TopicArn=%s&Token=%s"
            .formatted(host(topic), encoded(topic), encoded(token)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
