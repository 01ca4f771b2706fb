package io.tocsin.paging.webhook;

import static io.tocsin.paging.webhook.Receiver.answers;
import static io.tocsin.paging.webhook.Receiver.breaksOffAfter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Sealed;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.TestSealing;
import io.tocsin.paging.webhook.Receiver.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deliveries to a receiver over real connections. */
class WebhookRoomsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final UUID DELIVERY = new UUID(1, 2);

  private final Receiver receiver = new Receiver();
  private final MovableClock clock = MovableClock.atTwo();
  private final TestSealing sealing = new TestSealing();
  private final Map<String, WebhookRoom> rooms = new HashMap<>();
  private final AtomicBoolean away = new AtomicBoolean();
  private final WebhookRooms webhooks = webhooks(LONG, receiver.host());

  WebhookRoomsTest() {
    room("payments", receiver.url(), WebhookFormat.SLACK);
  }

  @AfterEach
  void close() throws IOException {
    webhooks.close();
    receiver.close();
  }

  private WebhookRooms webhooks(Duration exchange, String... allow) {
    return new WebhookRooms(
        new WebhookConfig(List.of(allow), LONG, exchange), this::find, sealing, clock);
  }

  private Optional<WebhookRoom> find(String name) {
    if (away.get()) {
      throw new Unavailable("away", Duration.ofSeconds(7), new IllegalStateException("told so"));
    }
    return Optional.ofNullable(rooms.get(name));
  }

  private void room(String name, String url, WebhookFormat format) {
    Sealed sealed = sealing.seal(new Secret(url), WebhookRoom.id(name));
    rooms.put(name, new WebhookRoom(name, format, "host", sealed, "arn", Instant.EPOCH));
  }

  private Delivery deliver(String room, String text) {
    Room to = new Room(WebhookRoom.PLATFORM, room);
    return webhooks.deliver(new Parcel(DELIVERY, to, null, null, Message.text(text)));
  }

  private static JsonNode json(Received received) {
    return Json.read(received.body(), JsonNode.class);
  }

  @Test
  void a_message_is_one_request_with_its_delivery_id() {
    assertThat(deliver("payments", "Checkout <fails>"))
        .isEqualTo(new Delivered(DELIVERY.toString()));

    Received request = receiver.received.getFirst();
    assertThat(request.path()).isEqualTo("/services/T0/B0/verysecret?token=hidden");
    assertThat(request.headers())
        .containsEntry("tocsin-delivery", DELIVERY.toString())
        .containsEntry("content-type", "application/json");
    assertThat(json(request).path("text").asText()).isEqualTo("Checkout &lt;fails&gt;");
    assertThat(json(request).path("unfurl_links").isBoolean()).isTrue();
    assertThat(json(request).path("unfurl_links").asBoolean()).isFalse();
  }

  @Test
  void chime_has_a_member_of_its_own_for_the_text() {
    room("old", receiver.url(), WebhookFormat.CHIME);

    deliver("old", "Checkout & more");

    assertThat(receiver.received.getFirst().body()).isEqualTo("{\"Content\":\"Checkout & more\"}");
  }

  @Test
  void connections_are_kept() {
    for (int i = 0; i < 5; i++) {
      deliver("payments", "x");
    }
    assertThat(receiver.received).hasSize(5);
    assertThat(receiver.connections).hasValue(1);
  }

  @Test
  void a_kept_connection_that_the_receiver_gave_up_is_replaced_unnoticed() {
    receiver.then(Receiver.OK).then(breaksOffAfter(""));

    deliver("payments", "first");
    assertThat(deliver("payments", "second")).isInstanceOf(Delivered.class);

    assertThat(receiver.received).extracting(Received::connection).containsExactly(1, 1, 2);
    assertThat(receiver.received)
        .extracting(it -> it.headers().get("tocsin-delivery"))
        .containsOnly(DELIVERY.toString());
  }

  @Test
  void an_answer_that_breaks_off_before_its_status_is_tried_again_later() {
    receiver.then(breaksOffAfter("HTTP/1")).then(breaksOffAfter("HTTP/1"));

    assertThat(deliver("payments", "x")).isInstanceOf(RetryLater.class);
    assertThat(deliver("payments", "x")).isInstanceOf(RetryLater.class);
    assertThat(deliver("payments", "x")).isInstanceOf(Delivered.class);
  }

  @Test
  void an_answer_that_breaks_off_behind_its_status_has_said_enough() {
    receiver.then(breaksOffAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\no"));

    assertThat(deliver("payments", "x")).isInstanceOf(Delivered.class);
  }

  @Test
  void a_receiver_that_asks_to_wait_is_given_its_time() {
    receiver.then(answers(429, "Retry-After: 30\r\n", "rate_limited"));

    assertThat(deliver("payments", "x"))
        .isEqualTo(new RetryLater(Duration.ofSeconds(30), "the webhook answered 429 rate_limited"));
  }

  @Test
  void a_webhook_that_is_gone_refuses_for_good_and_says_why() {
    receiver.then(answers(404, "", "no_service"));

    assertThat(deliver("payments", "x"))
        .isEqualTo(
            new Rejected(
                "the webhook answered 404 no_service (the webhook was removed or switched off)"));
  }

  @Test
  void a_redirect_is_not_followed() throws IOException {
    try (Receiver other = new Receiver()) {
      receiver.then(answers(302, "Location: " + other.url() + "\r\n", ""));

      assertThat(deliver("payments", "x"))
          .isEqualTo(new Rejected("the webhook answered 302; redirects are not followed"));
      assertThat(other.received).isEmpty();
    }
  }

  @Test
  void an_answer_of_ten_megabytes_is_not_listened_to() {
    CompletableFuture<Integer> sent = new CompletableFuture<>();
    receiver.then(out -> {
      sent.complete(floods(out));
      return false;
    });

    assertThat(deliver("payments", "x")).isInstanceOf(Delivered.class);
    assertThat(sent.join()).isLessThan(160);
    deliver("payments", "x");
    assertThat(receiver.connections).as("the first was dropped").hasValue(2);
  }

  /** How many of 160 pieces of 64 KiB somebody took. */
  private static int floods(OutputStream out) {
    byte[] piece = new byte[65_536];
    int pieces = 0;
    try {
      Receiver.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n");
      for (; pieces < 160; pieces++) {
        out.write(piece);
      }
    } catch (IOException gone) {
      return pieces;
    }
    return pieces;
  }

  @Test
  void a_receiver_that_never_answers_holds_up_no_other_room() throws IOException {
    Receiver silent = new Receiver().then(Receiver.isSilent());
    room("silent", silent.url(), WebhookFormat.SLACK);
    try (WebhookRooms both = webhooks(LONG, receiver.host(), silent.host())) {
      CompletableFuture<Delivery> stuck =
          CompletableFuture.supplyAsync(() -> both.deliver(parcel("silent")));

      assertThat(both.deliver(parcel("payments"))).isInstanceOf(Delivered.class);
      assertThat(stuck).isNotDone();
      silent.close();
      assertThat(stuck.join()).isInstanceOf(RetryLater.class);
    }
  }

  @Test
  void an_answer_is_waited_for_within_reason() {
    receiver.then(Receiver.isSilent());
    try (WebhookRooms impatient = webhooks(Duration.ofMillis(200), receiver.host())) {
      assertThat(impatient.deliver(parcel("payments")))
          .isEqualTo(new RetryLater(Duration.ofSeconds(1), "no answer in time"));
    }
  }

  private static Parcel parcel(String room) {
    Room to = new Room(WebhookRoom.PLATFORM, room);
    return new Parcel(DELIVERY, to, null, null, Message.text("x"));
  }

  @Test
  void nobody_at_home_is_tried_again_later() throws IOException {
    receiver.close();

    assertThat(deliver("payments", "x"))
        .isInstanceOfSatisfying(
            RetryLater.class,
            later -> assertThat(later.reason()).startsWith("no connection, or it broke"));
  }

  @Test
  void a_room_that_was_deleted_takes_nothing_more() {
    rooms.clear();

    assertThat(deliver("payments", "x")).isEqualTo(new Rejected("the room was deleted"));
  }

  @Test
  void a_room_is_looked_up_once_in_a_while() {
    deliver("payments", "x");
    rooms.clear();

    assertThat(deliver("payments", "x")).isInstanceOf(Delivered.class);
    clock.move(Duration.ofSeconds(6));
    assertThat(deliver("payments", "x")).isInstanceOf(Rejected.class);
  }

  @Test
  void a_message_waits_while_the_key_of_its_room_is_not_at_hand() {
    Sealed alien = new Sealed("another", "text");
    rooms.put(
        "payments",
        new WebhookRoom("payments", WebhookFormat.SLACK, "h", alien, "arn", Instant.EPOCH));

    assertThat(deliver("payments", "x"))
        .isEqualTo(
            new RetryLater(
                Duration.ofMinutes(1),
                "the address is sealed with a key that is not here; see secrets.previous-key"));
  }

  @Test
  void a_message_waits_while_the_database_is_away() {
    away.set(true);

    assertThat(deliver("payments", "x"))
        .isEqualTo(new RetryLater(Duration.ofSeconds(7), "the database is away"));
  }

  @Test
  void what_was_allowed_when_the_room_was_made_and_is_no_longer_is_refused() {
    try (WebhookRooms strict = webhooks(LONG)) {
      assertThat(strict.deliver(parcel("payments")))
          .isEqualTo(
              new Rejected(
                  "the address must be an address that begins with https://;"
                      + " plain http is for hosts in webhooks.allow only"));
    }
    assertThat(receiver.connections).hasValue(0);
  }

  @Test
  void no_reason_tells_the_address() throws IOException {
    receiver
        .then(answers(500, "", receiver.url()))
        .then(answers(400, "", "invalid_payload " + receiver.url()))
        .then(breaksOffAfter("HTTP/1"));
    String reasons =
        "" + deliver("payments", "x") + deliver("payments", "x") + deliver("payments", "x");
    receiver.close();

    assertThat(reasons + deliver("payments", "x"))
        .doesNotContain("verysecret")
        .doesNotContain("hidden")
        .doesNotContain("services");
  }

  @Test
  void it_can_only_post() {
    assertThat(webhooks.name()).isEqualTo("webhook");
    assertThat(webhooks.capabilities()).isEqualTo(new Capabilities(false, false, false, false));
  }
}
