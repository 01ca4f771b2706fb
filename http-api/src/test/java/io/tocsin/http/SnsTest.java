package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Refusal;
import io.tocsin.core.Unavailable;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsTest {
  private static final Signer SNS = Signer.of("sns.amazonaws.com");
  private static final Signer STRANGER = Signer.of("sns.amazonaws.com.evil.example");
  private static final String NOW = Served.NOW.toString().replace("Z", ".000Z");
  private static final String CONFIRMATION =
      "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription"
          + "&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3Aalarms&Token=2336412f37%26f";

  private final Served served = new Served();

  @BeforeEach
  void subscribed() {
    served.topics = source -> source.equals("sns") ? Set.of(Signer.TOPIC) : Set.of();
    served.web.has(Signer.CERTIFICATE, 200, SNS.certificate());
    served.web.has(CONFIRMATION, 200, "<ConfirmSubscriptionResponse/>");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void a_signed_message_needs_no_key(String version) {
    ObjectNode message = notification().put("SignatureVersion", version);
    HttpResponse<String> response = send(SNS.signed(message));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    ReceiveEvent event = served.door.only().event();
    assertThat(event.key()).isNull();
    assertThat(event.topic()).isEqualTo(Signer.TOPIC);
    assertThat(event.body()).isEqualTo(message);
  }

  @Test
  void a_key_in_the_address_is_shown_to_the_door_as_well() {
    assertThat(send("/events/sns/k", SNS.signed(notification()).toString()).statusCode())
        .isEqualTo(200);
    assertThat(served.door.only().event().key().reveal()).isEqualTo("k");
  }

  @Test
  void without_a_subject_the_signature_is_over_the_rest() {
    ObjectNode message = notification();
    message.remove("Subject");
    assertThat(send(SNS.signed(message)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_certificate_is_read_once() {
    send(SNS.signed(notification()));
    send(SNS.signed(notification()));
    assertThat(served.web.read()).containsExactly(Signer.CERTIFICATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Message", "MessageId", "Subject", "Timestamp", "Type"})
  void what_was_changed_after_it_was_signed_is_refused(String member) {
    ObjectNode message = SNS.signed(notification());
    message.put(member, member.equals("Timestamp") ? NOW.replace("000Z", "001Z") : "Odd");
    assertRefused(send(message), 403, "signature");
  }

  @Test
  void what_somebody_else_signed_is_refused() {
    assertRefused(send(STRANGER.signed(notification())), 403, "signature");
  }

  @Test
  void a_certificate_of_somebody_else_is_refused_wherever_it_lies() {
    served.web.has(Signer.CERTIFICATE, 200, STRANGER.certificate());
    assertRefused(send(STRANGER.signed(notification())), 403, "signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "!!!", "====", "%%"})
  void a_signature_that_is_none_is_refused(String signature) {
    assertRefused(send(notification().put("Signature", signature)), 403, "signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sns.us-east-1.amazonaws.com/a.pem",
        "https://sns.us-east-1.amazonaws.com:8443/a.pem",
        "https://sns.us-east-1.amazonaws.com@evil.example/a.pem",
        "https://u@sns.us-east-1.amazonaws.com/a.pem",
        "https://sns.us-east-1.amazonaws.com.evil.example/a.pem",
        "https://evil.example/sns.us-east-1.amazonaws.com/a.pem",
        "https://s3.us-east-1.amazonaws.com/a.pem",
        "https://sns.eu-west-1.amazonaws.com/a.pem",
        "https://sns.us-east-1.amazonaws.com/a.pem#b",
        "https://sns.us-east-1.amazonaws.com/a.pem?b",
        "https://sns.us-east-1.amazonaws.com/?a.pem",
        "https://sns.us-east-1.amazonaws.com/a.html",
        "https://169.254.169.254/a.pem",
        "file:///etc/passwd.pem",
        "not an address",
        "",
      })
  void a_certificate_that_lies_elsewhere_is_not_read(String address) {
    assertRefused(
        send(SNS.signed(notification().put("SigningCertURL", address))), 403, "SigningCertURL");
    assertThat(served.web.read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T12:59:59.999Z,too old",
    "2020-01-01T00:00:00.000Z,too old",
    "2026-11-23T14:15:00.001Z,too old",
    "9999999-11-23T14:15:00.001Z,must be a time",
    "yesterday,must be a time",
  })
  void what_is_not_of_the_last_hour_is_refused_and_nothing_is_read(String time, String why) {
    HttpResponse<String> response = send(SNS.signed(Signer.notification("{}", time)));
    assertRefused(response, response.statusCode(), why);
    assertThat(served.web.read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sns:us-east-1:123456789012:alarms2",
        "arn:aws:sns:us-east-1:210987654321:alarms",
        "arn:aws:sns:eu-west-1:123456789012:alarms",
        "",
      })
  void another_topic_is_refused_as_if_there_was_no_source_and_nothing_is_read(String topic) {
    HttpResponse<String> response = send(SNS.signed(notification().put("TopicArn", topic)));
    assertRefused(response, 403, "There is no event source of this name with this key.");
    assertThat(served.web.read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Type",
        "MessageId",
        "Timestamp",
        "SignatureVersion",
        "Signature",
        "SigningCertURL"
      })
  void what_is_missing_or_no_text_is_named(String member) {
    ObjectNode message = SNS.signed(notification());
    message.putObject(member);
    assertRefused(send(message), 400, "body." + member + " must be a text");
    message.remove(member);
    assertRefused(send(message), 400, "body." + member + " must be a text");
    assertThat(served.web.read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"a\":2} | 400",
        "[] | 403",
        "3 | 403",
        "null | 403",
        "{} | 403",
        "x | 400"
      })
  void garbage_is_refused(String body, int status) {
    assertRefused(send("/events/sns", body), status, "");
    assertThat(served.web.read()).isEmpty();
  }

  @Test
  void more_than_a_mebibyte_is_refused() {
    assertRefused(send(SNS.signed(Signer.notification("x".repeat(1 << 20), NOW))), 413, "1 MiB");
  }

  @Test
  void an_unknown_version_of_signatures_is_refused() {
    assertRefused(
        send(SNS.signed(notification().put("SignatureVersion", "3"))), 400, "must be 1 or 2");
  }

  @Test
  void while_the_certificate_cannot_be_read_sns_is_asked_to_come_again() {
    served.web.has(Signer.CERTIFICATE, 503, "");
    HttpResponse<String> response = send(SNS.signed(notification()));
    assertRefused(response, 503, "cannot be checked just now");
    assertThat(response.headers().firstValue("Retry-After")).contains("10");
  }

  @Test
  void what_is_no_certificate_is_believed_as_little() {
    served.web.has(Signer.CERTIFICATE, 200, "<html>");
    assertRefused(send(SNS.signed(notification())), 403, "signature");
    served.web.has(Signer.CERTIFICATE, 404, "");
    assertRefused(send(SNS.signed(notification())), 403, "signature");
  }

  @Test
  void a_subscription_is_confirmed_at_an_address_of_our_own_making() {
    HttpResponse<String> response =
        send(SNS.signed(confirmation("SubscriptionConfirmation", "https://10.0.0.1/internal")));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(served.web.read()).containsExactly(Signer.CERTIFICATE, CONFIRMATION);
    assertThat(served.door.only().event().topic()).isEqualTo(Signer.TOPIC);
  }

  @Test
  void a_confirmation_that_fails_is_asked_for_again() {
    served.web.has(CONFIRMATION, 500, "");
    ObjectNode asked = SNS.signed(confirmation("SubscriptionConfirmation", "https://a.example"));
    HttpResponse<String> response = send(asked);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("10");
  }

  @Test
  void what_the_door_refuses_is_not_confirmed() {
    served.door.refuses(new Refusal.Denied("arn:a", "tocsin:ReceiveEvent", null));
    send(SNS.signed(confirmation("SubscriptionConfirmation", "https://a.example")));
    served.door.fails(new Unavailable("away", Duration.ofSeconds(5), new IllegalStateException()));
    send(SNS.signed(confirmation("SubscriptionConfirmation", "https://a.example")));
    assertThat(served.web.read()).containsExactly(Signer.CERTIFICATE);
  }

  @Test
  void a_forged_confirmation_confirms_nothing() {
    ObjectNode forged =
        STRANGER.signed(confirmation("SubscriptionConfirmation", "https://a.example"));
    assertRefused(send(forged), 403, "signature");
    assertThat(served.web.read()).containsExactly(Signer.CERTIFICATE);
  }

  @Test
  void the_end_of_a_subscription_is_noted_and_that_is_all() {
    ObjectNode end = SNS.signed(confirmation("UnsubscribeConfirmation", "https://a.example"));
    assertThat(send(end).statusCode()).isEqualTo(200);
    assertThat(served.door.received()).hasSize(1);
    assertThat(served.web.read()).containsExactly(Signer.CERTIFICATE);
  }

  @Test
  void a_source_of_another_kind_takes_its_envelope_with_its_key_as_ever() {
    HttpResponse<String> response =
        served.send(
            fromSns("/events/cloudwatch", "{}").header("Authorization", "Bearer " + Served.KEY));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(served.door.only().event().topic()).isNull();
    assertThat(send("/events/cloudwatch", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void without_its_header_a_message_is_no_message_of_sns() {
    String body = SNS.signed(notification()).toString();
    HttpResponse<String> response =
        served.send(served.request("/events/sns").POST(BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).isEqualTo(401);
    served.post("/events/sns", body);
    assertThat(served.door.only().event().topic()).isNull();
  }

  @Test
  void while_nobody_can_tell_the_topics_sns_is_asked_to_come_again() {
    served.topics =
        source -> {
          throw new Unavailable("away", Duration.ofSeconds(5), new IllegalStateException());
        };
    assertThat(send(SNS.signed(notification())).statusCode()).isEqualTo(503);
    assertThat(served.web.read()).isEmpty();
  }

  private void assertRefused(HttpResponse<String> response, int status, String why) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status).isGreaterThan(399);
    assertThat(Served.error(response)).contains(why);
    assertThat(served.door.received()).isEmpty();
  }

  private static ObjectNode notification() {
    return Signer.notification("{\"AlarmName\":\"cpu\"}", NOW);
  }

  private static ObjectNode confirmation(String type, String subscribeUrl) {
    return Signer.confirmation(type, subscribeUrl, NOW);
  }

  private HttpResponse<String> send(ObjectNode message) {
    return send("/events/sns", message.toString());
  }

  private HttpResponse<String> send(String path, String body) {
    return served.send(fromSns(path, body));
  }

  private HttpRequest.Builder fromSns(String path, String body) {
    return served
        .request(path)
        .header("x-amz-sns-message-type", "Notification")
        .header("Content-Type", "text/plain; charset=UTF-8")
        .POST(BodyPublishers.ofString(body));
  }
}
