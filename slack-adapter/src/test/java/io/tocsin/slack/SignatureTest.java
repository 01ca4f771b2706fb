package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.access.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  /** The example of Slack's own page on verifying requests. */
  private static final Secret SECRET = new Secret("8f742231b10e8888abcd99yyyzzz85a5");

  private static final long SENT = 1531420618;
  private static final String SIGNED =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
          + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
          + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  @Test
  void the_example_of_slacks_documentation_is_genuine() {
    assertThat(at(0, SECRET).problem("" + SENT, SIGNED, bytes(BODY))).isEmpty();
  }

  @Test
  void one_changed_byte_is_seen() {
    assertThat(at(0, SECRET).problem("" + SENT, SIGNED, bytes(BODY + "\n")))
        .contains("The request's signature does not fit.");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void a_clock_may_be_off_by_five_minutes_either_way(long seconds) {
    assertThat(at(seconds, SECRET).problem("" + SENT, SIGNED, bytes(BODY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -301, 301, 86_400})
  void what_is_older_or_from_the_future_is_refused(long seconds) {
    assertThat(at(seconds, SECRET).problem("" + SENT, SIGNED, bytes(BODY)))
        .contains("The request's time is more than five minutes from now.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "99999999999999999999", "9223372036854775807", "-1"})
  void a_time_that_is_none_is_refused(String timestamp) {
    assertThat(at(0, SECRET).problem(timestamp, SIGNED, bytes(BODY))).isPresent();
  }

  @Test
  void what_is_not_signed_is_refused() {
    assertThat(at(0, SECRET).problem(null, SIGNED, bytes(BODY))).isPresent();
    assertThat(at(0, SECRET).problem("" + SENT, null, bytes(BODY)))
        .contains("The request is not signed.");
  }

  @Test
  void the_old_secret_counts_beside_the_new_one() {
    Secret fresh = new Secret("the new one");
    assertThat(at(0, fresh, SECRET).problem("" + SENT, SIGNED, bytes(BODY))).isEmpty();
    assertThat(at(0, fresh).problem("" + SENT, SIGNED, bytes(BODY))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void a_blank_secret_is_never_taken(String blank) {
    assertThatThrownBy(() -> at(0, SECRET, new Secret(blank)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_secret_at_all_is_never_taken() {
    assertThatThrownBy(() -> at(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** What Slack's library checks against where no secret is set. */
  @Test
  void the_secret_that_everybody_knows_opens_nothing() {
    byte[] body = bytes(BODY);
    String forged = TestSignature.of("---", SENT, body);
    assertThat(at(0, SECRET).problem("" + SENT, forged, body)).isPresent();
  }

  @Test
  void bytes_beyond_ascii_are_signed_as_they_came() {
    byte[] body = bytes("text=Größe “ok” 🚒");
    String signed = TestSignature.of(SECRET.reveal(), SENT, body);
    assertThat(at(0, SECRET).problem("" + SENT, signed, body)).isEmpty();
  }

  private static Signature at(long seconds, Secret... secrets) {
    Instant now = Instant.ofEpochSecond(SENT + seconds);
    return new Signature(List.of(secrets), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
