package io.tocsin.paging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.paging.twilio.fake.Account;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioRepliesTest {
  private static final UUID PAGE = new UUID(0, 7);
  private static final String BASE = "https://tocsin.example.com/in/";
  private static final String SMS = BASE + "twilio/sms";
  private static final String KEY = BASE + "twilio/key/" + PAGE;
  private static final String STATUS = BASE + "twilio/status/" + PAGE;

  private final Account account = new Account("AC1", "the-token", "+15550109001");
  private final List<String> heard = new ArrayList<>();
  private boolean away;

  private final TwilioReplies replies =
      new TwilioReplies(
          new TwilioConfig(
              List.of(
                  new TwilioConfig.Account(
                      URI.create("https://api.twilio.com/"),
                      account.sid(),
                      new Secret(account.token()),
                      account.number())),
              Optional.of(URI.create(BASE))),
          new Listening());

  private final class Listening implements TwilioReplies.Replies {
    @Override
    public String reply(String from, String text) {
      return note("reply " + from + " " + text, "Acknowledged & <done>.");
    }

    @Override
    public String pressed(UUID page) {
      return note("pressed " + page, "Thank you.");
    }

    @Override
    public void delivered(UUID page) {
      note("delivered " + page, "");
    }

    @Override
    public void failed(UUID page, String why) {
      note("failed " + page + " " + why, "");
    }

    private String note(String what, String answer) {
      if (away) {
        throw new Unavailable("The database is away.", Duration.ofSeconds(1), null);
      }
      heard.add(what);
      return answer;
    }
  }

  private TwilioReplies.Answer signed(String url, Map<String, String> fields) {
    return sent(url, fields, account.signature(url, fields));
  }

  private TwilioReplies.Answer sent(String url, Map<String, String> fields, String signature) {
    String form =
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return replies.handle(
        url,
        Map.of("x-twilio-signature", List.of(signature)),
        form.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> text(String body) {
    return Map.of("From", "+15550100123", "Body", body);
  }

  @Test
  void a_reply_is_heard_and_answered_by_a_message() {
    TwilioReplies.Answer answer = signed(SMS, text("123456"));

    assertThat(heard).containsExactly("reply +15550100123 123456");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<Response><Message>Acknowledged &amp; &lt;done&gt;.</Message></Response>");
  }

  @Test
  void stop_and_start_are_heard_but_answered_by_twilio_itself() {
    assertThat(signed(SMS, text(" stop ")).body()).contains("<Response></Response>");
    assertThat(signed(SMS, text("Start")).body()).contains("<Response></Response>");
    assertThat(heard).containsExactly("reply +15550100123  stop ", "reply +15550100123 Start");
  }

  @Test
  void what_is_not_signed_is_not_looked_at() {
    assertThat(sent(SMS, text("123456"), "AAAA").status()).isEqualTo(403);
    assertThat(sent(KEY, Map.of("Digits", "1"), account.signature(SMS, Map.of())).status())
        .isEqualTo(403);
    assertThat(replies.handle(SMS, Map.of(), new byte[0]).status()).isEqualTo(403);
    assertThat(
            replies
                .handle(SMS, Map.of("x-twilio-signature", List.of("a", "b")), new byte[0])
                .status())
        .isEqualTo(403);
    assertThat(heard).isEmpty();
  }

  @Test
  void broken_and_endless_requests_are_refused() {
    byte[] broken = "Body=%zz".getBytes(StandardCharsets.UTF_8);

    assertThat(replies.handle(SMS, Map.of(), broken).status()).isEqualTo(400);
    assertThat(replies.handle(SMS, Map.of(), new byte[100_000]).status()).isEqualTo(413);
    assertThat(signed(BASE + "twilio/other", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void the_key_one_acknowledges_and_another_is_asked_for_again() {
    assertThat(signed(KEY, Map.of("Digits", "1")).body()).contains("<Say>Thank you.</Say>");
    TwilioReplies.Answer wrong = signed(KEY, Map.of("Digits", "5"));

    assertThat(wrong.body()).contains("press 1", "action=\"" + KEY + "\"");
    assertThat(heard).containsExactly("pressed " + PAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "MessageStatus, delivered, '', delivered",
    "CallStatus, completed, '', delivered",
    "MessageStatus, undelivered, 30005, failed the number is not in use",
    "MessageStatus, failed, 39999, failed the phone network refused it (Twilio's error 39999)",
    "CallStatus, busy, '', failed the line was busy",
    "CallStatus, no-answer, '', failed nobody has picked up"
  })
  void what_has_become_of_a_page_is_told(String field, String status, String code, String told) {
    assertThat(signed(STATUS, Map.of(field, status, "ErrorCode", code)).status()).isEqualTo(200);

    assertThat(heard).containsExactly(told.replaceFirst(" |$", " " + PAGE + " ").strip());
  }

  @Test
  void what_is_under_way_says_nothing_yet() {
    assertThat(signed(STATUS, Map.of("MessageStatus", "sent")).status()).isEqualTo(200);
    assertThat(heard).isEmpty();
  }

  @Test
  void while_the_database_is_away_people_are_told_and_twilio_tries_again() {
    away = true;

    assertThat(signed(SMS, text("123456")).body()).contains("Send it again in a minute");
    assertThat(signed(KEY, Map.of("Digits", "1")).body()).contains("Press 1 once more");
    assertThat(signed(STATUS, Map.of("MessageStatus", "delivered")).status()).isEqualTo(503);
  }
}
