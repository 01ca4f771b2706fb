package io.tocsin.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource({
    "see https://hooks.slack.com/services/T1/B2/abcDEF now, see https://hooks.slack.com/•••• now",
    "https://hooks.chime.aws/incomingwebhooks/6?token=abc, https://hooks.chime.aws/••••",
    "POST /events/demo/Ab-3_x failed, POST /events/demo/•••• failed",
    "POST /events/demo/Ab-3_x/api/v2/alerts, POST /events/demo/••••/api/v2/alerts",
    "token xoxb-1234-abcdef., token ••••.",
    "app xapp-1-A1-abcdef, app ••••",
    "Authorization: Bearer abc.def-123, Authorization: Bearer ••••",
    "authorization: basic dXNlcjpwYXNz, authorization: basic ••••",
    "postgres://tocsin:hunter2@db/x, postgres://tocsin:••••@db/x",
    "jdbc:postgresql://db/x?user=a&password=hunter2&ssl=true, "
        + "jdbc:postgresql://db/x?user=a&password=••••&ssl=true",
    "https://discord.com/api/webhooks/1/abc, https://discord.com/api/webhooks/••••",
    "a key wJ8kq0Zt3l-Yx2Vb7Nc5Ma9Sd1Fg4Hj6Kl8Qw0Er2Ty here, a key •••• here"
  })
  void should_mask_what_has_the_shape_of_a_secret(String text, String masked) {
    assertThat(Redaction.of(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the bearer of bad news",
        "POST /events/NAME with the header `Authorization: Bearer KEY`",
        "arn:aws:ssm-incidents::000000000000:incident-record/checkout/0199a7f3-0000-7000-8000-000000000001",
        "a_story_that_is_told_by_a_name_of_its_own__",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "https://example.com/a?b=c",
        "10:14:05 INFO #214 resolved"
      })
  void should_leave_alone_what_is_none(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @Test
  void should_mask_once_what_has_two_shapes() {
    assertThat(Redaction.of("Bearer xoxb-1234-abcdef-x")).isEqualTo("Bearer ••••");
  }
}
