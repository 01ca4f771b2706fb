package io.tocsin.paging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import io.tocsin.paging.twilio.fake.Account;
import io.tocsin.paging.twilio.fake.FakeTwilio;
import io.tocsin.paging.twilio.fake.Fault;
import io.tocsin.paging.twilio.fake.Taken;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwilioPagerTest {
  private static final String BOB = "+15550100123";
  private static final UUID PAGE = new UUID(0, 7);
  private static final URI PUBLIC = URI.create("https://tocsin.example.com/in/");

  private final FakeTwilio twilio = new FakeTwilio();
  private final Account first = twilio.account("+15550109001");
  private final Account second = twilio.account("+15550109002");
  private @Nullable TwilioPager pager;

  @AfterEach
  void close() {
    if (pager != null) {
      pager.close();
    }
    twilio.close();
  }

  private Delivery deliver(Letter letter, Account... accounts) {
    return deliver(letter, Optional.of(PUBLIC), twilio.apiUrl(), accounts);
  }

  private Delivery deliver(Letter letter, Optional<URI> reached, URI api, Account... accounts) {
    List<TwilioConfig.Account> known =
        Stream.of(accounts)
            .map(it -> new TwilioConfig.Account(api, it.sid(), new Secret(it.token()), it.number()))
            .toList();
    TwilioPager made =
        new TwilioPager(
            new TwilioConfig(known, reached, Duration.ofSeconds(2), Duration.ofSeconds(1)));
    pager = made;
    return made.deliver(letter);
  }

  private static Letter letter(ChannelType channel, boolean repeat) {
    return letter(channel, new Answer.Acknowledge(PAGE, "123456", null), repeat);
  }

  private static Letter letter(ChannelType channel, Answer answer, boolean repeat) {
    return new Letter(
        new UUID(0, 1), channel, BOB, "You are paged", "Nobody can pay", answer, 0, repeat);
  }

  private Letter sms() {
    return letter(ChannelType.SMS, false);
  }

  private Taken message() {
    assertThat(twilio.messages()).hasSize(1);
    return twilio.messages().getFirst();
  }

  @Test
  void a_short_message_is_sent_from_the_number_of_the_account() {
    Delivery delivery = deliver(sms(), first);

    assertThat(delivery).isEqualTo(new Delivery.Delivered(message().sid()));
    assertThat(message().fields())
        .containsOnlyKeys("To", "From", "Body", "StatusCallback")
        .containsEntry("To", BOB)
        .containsEntry("From", "+15550109001")
        .containsEntry(
            "StatusCallback",
            "https://tocsin.example.com/in/twilio/status/00000000-0000-0000-0000-000000000007");
    assertThat(message().body())
        .contains("Nobody can pay", "Reply 123456")
        .doesNotContain("repeat");
  }

  @Test
  void address_books_get_its_numbers_for_messages_and_calls() {
    deliver(sms(), first);

    assertThat(pager)
        .isNotNull()
        .extracting(TwilioPager::senders)
        .isEqualTo(
            List.of(
                new Pager.Sender(ChannelType.SMS, "+15550109001"),
                new Pager.Sender(ChannelType.VOICE, "+15550109001")));
  }

  @Test
  void a_call_says_what_happened_and_waits_for_a_key() {
    Delivery delivery = deliver(letter(ChannelType.VOICE, true), first);

    Taken call = twilio.calls().getFirst();
    assertThat(delivery).isEqualTo(new Delivery.Delivered(call.sid()));
    assertThat(call.script().said().getFirst())
        .isEqualTo(
            "This is a repeat. You are paged. You are paged. Nobody can pay."
                + " To acknowledge, press 1.");
    assertThat(call.script().action())
        .contains(
            URI.create(
                "https://tocsin.example.com/in/twilio/key/00000000-0000-0000-0000-000000000007"));
  }

  @Test
  void without_a_public_address_both_say_the_code_for_the_chat() {
    deliver(sms(), Optional.empty(), twilio.apiUrl(), first);
    deliver(letter(ChannelType.VOICE, false), Optional.empty(), twilio.apiUrl(), first);

    assertThat(message().body()).endsWith("say in the chat: ack 123456");
    assertThat(message().field("StatusCallback")).isEmpty();
    Taken call = twilio.calls().getFirst();
    assertThat(call.script().action()).isEmpty();
    assertThat(call.script().said().getFirst()).endsWith("1, 2, 3, 4, 5, 6.");
  }

  @Test
  void a_code_that_proves_a_number_is_sent_and_spoken() {
    Answer activate = new Answer.Activate("654321");

    deliver(letter(ChannelType.SMS, activate, false), first);
    deliver(letter(ChannelType.VOICE, activate, false), first);

    assertThat(message().body()).contains("654321");
    assertThat(twilio.calls().getFirst().script().said().getFirst())
        .endsWith("Your code is: 6, 5, 4, 3, 2, 1.");
  }

  @Test
  void a_number_that_nobody_has_is_refused_for_good_and_asked_of_no_other_account() {
    twilio.unassigned(BOB);

    assertThat(deliver(sms(), first, second))
        .isEqualTo(
            new Delivery.Rejected("this is not a phone number that exists (Twilio's error 21211)"));
    assertThat(twilio.requests()).isEqualTo(1);
  }

  @Test
  void a_number_that_has_said_stop_is_told_so() {
    twilio.replies(first, twilio.apiUrl().toString(), BOB, "stop");

    assertThat(deliver(sms(), first))
        .isInstanceOfSatisfying(
            Delivery.Rejected.class, it -> assertThat(it.reason()).contains("has answered STOP"));
  }

  @Test
  void an_account_whose_token_is_refused_is_passed_over() {
    twilio.suspend(first);

    assertThat(deliver(sms(), first, second)).isInstanceOf(Delivery.Delivered.class);
    assertThat(message().account()).isEqualTo(second);
    assertThat(message().body()).doesNotContain("repeat");
  }

  @Test
  void when_no_account_is_taken_it_is_tried_again_later() {
    twilio.suspend(first);
    twilio.suspend(second);

    assertThat(deliver(sms(), first, second))
        .isEqualTo(
            new Delivery.RetryLater(
                Duration.ofMinutes(1), "Twilio refuses the account: Authenticate (error 20003)"));
  }

  @Test
  void a_number_that_is_not_the_accounts_own_is_refused_without_telling_numbers() {
    Account wrong = new Account(first.sid(), first.token(), "+15550108888");

    assertThat(deliver(sms(), wrong))
        .isInstanceOfSatisfying(
            Delivery.Rejected.class,
            it -> assertThat(it.reason()).contains("21606").doesNotContain("5550"));
  }

  @Test
  void one_that_is_busy_is_passed_over() {
    twilio.next(Fault.TOO_FAST);

    assertThat(deliver(sms(), first, second)).isInstanceOf(Delivery.Delivered.class);
    assertThat(message().account()).isEqualTo(second);
    assertThat(message().body()).doesNotContain("repeat");
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "LATE_ERROR"})
  void behind_an_error_the_next_account_says_that_it_may_be_a_repeat(Fault fault) {
    twilio.next(fault);

    assertThat(deliver(sms(), first, second)).isInstanceOf(Delivery.Delivered.class);
    assertThat(twilio.messages().getLast().account()).isEqualTo(second);
    assertThat(twilio.messages().getLast().body()).startsWith("(repeat) ");
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_GATEWAY", "PAGE", "SILENT", "LOST_ANSWER", "HELD"})
  void what_may_be_under_way_is_asked_of_no_other_account_at_once(Fault fault) {
    twilio.next(fault);
    long begin = System.nanoTime();

    assertThat(deliver(sms(), first, second)).isInstanceOf(Delivery.RetryLater.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    assertThat(twilio.requests()).isEqualTo(1);
  }

  @Test
  void a_twilio_that_is_not_there_is_tried_again_soon() {
    URI nowhere = twilio.apiUrl();
    twilio.close();

    assertThat(deliver(sms(), Optional.of(PUBLIC), nowhere, first, second))
        .isEqualTo(new Delivery.RetryLater(Duration.ofSeconds(10), "Twilio could not be reached"));
  }

  @Test
  void no_reason_ever_holds_the_token() {
    twilio.suspend(first);

    Delivery delivery = deliver(sms(), first);

    assertThat(delivery.toString()).doesNotContain(first.token());
  }
}
