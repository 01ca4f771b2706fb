package io.tocsin.paging.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushPagerTest {
  private static final UUID DELIVERY = UUID.fromString("01890000-0000-7000-8000-000000000001");

  private final Receiver receiver = new Receiver();
  private final String host = "127.0.0.1:" + receiver.port();
  private final PushPager pager =
      new PushPager(
          new WebhookConfig(List.of(host), Duration.ofSeconds(1), Duration.ofSeconds(1)),
          Clock.systemUTC());

  @AfterEach
  void close() throws IOException {
    pager.close();
    receiver.close();
  }

  private Delivery push(String address, boolean repeat) {
    return pager.deliver(
        new Letter(
            DELIVERY,
            ChannelType.PUSH,
            address,
            "#1 Checkout",
            "Nobody can pay",
            new Answer.Acknowledge(new UUID(0, 7), "123456", "https://t.example/page"),
            2,
            repeat));
  }

  private JsonNode body() throws Exception {
    return Json.MAPPER.readTree(receiver.received.getLast().body());
  }

  @Test
  void a_topic_of_ntfy_rings_with_the_code_and_the_way_to_answer() throws Exception {
    assertThat(push("ntfy://" + host + "/night-watch", false))
        .isInstanceOf(Delivery.Delivered.class);

    assertThat(receiver.received.getLast().path()).isEqualTo("/");
    assertThat(body().path("topic").asText()).isEqualTo("night-watch");
    assertThat(body().path("title").asText()).isEqualTo("#1 Checkout");
    assertThat(body().path("message").asText())
        .isEqualTo(
            "Nobody can pay\nTo acknowledge, say in the chat: ack 123456\nMore pages wait: 2");
    assertThat(body().path("priority").asInt()).isEqualTo(5);
    assertThat(body().path("click").asText()).isEqualTo("https://t.example/page");
  }

  @Test
  void a_webhook_gets_the_page_as_json_and_knows_a_repeat() throws Exception {
    push("http://" + host + "/hook", true);

    assertThat(receiver.received.getLast().path()).isEqualTo("/hook");
    assertThat(body().path("title").asText()).isEqualTo("#1 Checkout (repeat)");
    assertThat(body().path("code").asText()).isEqualTo("123456");
    assertThat(body().path("page").asText()).isEqualTo(new UUID(0, 7).toString());
    assertThat(body().path("repeat").asBoolean()).isTrue();
    assertThat(receiver.received.getLast().headers().toString()).contains(DELIVERY.toString());
  }

  @Test
  void what_may_pass_is_tried_again_and_what_will_not_is_refused() {
    receiver.then(Receiver.answers(500, "", ""));
    assertThat(push("http://" + host + "/hook", false)).isInstanceOf(Delivery.RetryLater.class);
    receiver.then(Receiver.isSilent());
    assertThat(push("http://" + host + "/hook", false)).isInstanceOf(Delivery.RetryLater.class);
    receiver.then(Receiver.answers(404, "", ""));
    assertThat(push("http://" + host + "/hook", false)).isInstanceOf(Delivery.Rejected.class);
  }

  @Test
  void an_address_that_leads_inward_or_nowhere_is_refused() {
    assertThat(push("https://10.0.0.1/hook", false).toString()).contains("webhooks.allow");
    assertThat(push("http://ntfy.sh/topic", false).toString()).contains("https://");
    assertThat(push("ntfy://ntfy.sh/", false).toString()).contains("names no topic");
    assertThat(receiver.received).isEmpty();
  }
}
