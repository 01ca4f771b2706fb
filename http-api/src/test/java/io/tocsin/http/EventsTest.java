package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Caller;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private final Served served = new Served();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void an_event_is_answered_with_the_incident_it_started() {
    HttpResponse<String> response = served.post("/events/cloudwatch", "{\"a\":1}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body())
        .isEqualTo("{\"incidentRecordArn\":\"" + FakeDoor.INCIDENT + "\",\"created\":true}");
  }

  @Test
  void an_event_that_concerns_no_incident_is_answered_with_null() {
    served.door.answers(new ReceiveEventOutput(null, false));

    HttpResponse<String> response = served.post("/events/cloudwatch", "{}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"incidentRecordArn\":null,\"created\":false}");
  }

  @Test
  void what_rules_and_rooms_had_to_do_with_an_event_is_told() {
    served.door.answers(
        new ReceiveEventOutput(null, false, null, List.of("a", "b"), List.of("gone"), null));
    assertThat(served.post("/events/bus", "{}").body())
        .isEqualTo(
            "{\"incidentRecordArn\":null,\"created\":false,\"matchedRules\":[\"a\",\"b\"],"
                + "\"missingPlans\":[\"gone\"]}");

    served.door.answers(
        new ReceiveEventOutput(null, false, null, null, null, List.of("local:ops")));
    assertThat(served.post("/events/bus", "{}").body())
        .isEqualTo("{\"incidentRecordArn\":null,\"created\":false,\"rooms\":[\"local:ops\"]}");
  }

  @Test
  void the_door_sees_source_key_and_body() {
    served.post("/events/cloudwatch", "{\"a\":{\"b\":[1,true,null]}}");

    FakeDoor.Received received = served.door.only();
    assertThat(received.event().source()).isEqualTo("cloudwatch");
    assertThat(received.event().key().reveal()).isEqualTo(Served.KEY);
    assertThat(received.event().body().toString()).isEqualTo("{\"a\":{\"b\":[1,true,null]}}");
  }

  @Test
  void the_caller_is_the_source_and_comes_by_the_way_of_events() {
    served.post("/events/cloudwatch", "{}");

    assertThat(served.door.only().caller())
        .isEqualTo(
            new Caller(
                "arn:aws:sts::123456789012:assumed-role/tocsin-events/cloudwatch",
                "cloudwatch",
                Caller.Channel.EVENT,
                null,
                null));
  }

  @Test
  void the_key_may_stand_in_the_address() {
    HttpResponse<String> response =
        served.send(
            served.request("/events/cloudwatch/" + Served.KEY).POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(served.door.only().event().key().reveal()).isEqualTo(Served.KEY);
  }

  @Test
  void a_key_in_the_address_goes_before_a_header_that_a_proxy_added() {
    served.send(
        served
            .request("/events/cloudwatch/in-the-address")
            .header("Authorization", "Bearer of-the-proxy")
            .POST(BodyPublishers.ofString("{}")));

    assertThat(served.door.only().event().key().reveal()).isEqualTo("in-the-address");
  }

  @Test
  void a_key_in_the_address_may_be_escaped() {
    served.send(served.request("/events/cloudwatch/a%2Fb%20c").POST(BodyPublishers.ofString("{}")));

    assertThat(served.door.only().event().key().reveal()).isEqualTo("a/b c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain; charset=UTF-8",
        "application/json",
        "application/x-www-form-urlencoded",
        "application/x-amz-json-1.1",
        "nonsense"
      })
  void any_content_type_is_taken(String type) {
    HttpResponse<String> response =
        served.send(
            served
                .request("/events/cloudwatch")
                .header("Authorization", "bearer " + Served.KEY)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"a\":\"b=c&d\"}")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(served.door.only().event().body().toString()).isEqualTo("{\"a\":\"b=c&d\"}");
  }

  @Test
  void a_longest_name_is_taken() {
    assertThat(served.post("/events/" + "a".repeat(64), "{}").statusCode()).isEqualTo(200);
  }
}
