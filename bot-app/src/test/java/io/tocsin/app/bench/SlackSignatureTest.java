package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.TestSignature;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SlackSignatureTest {
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?s)POST /slack/commands HTTP/1.1\r\n.*X-Slack-Request-Timestamp: (\\d{10})\r\n"
              + "X-Slack-Signature: (v0=[0-9a-f]{64})\r\n\r\n(.*)");

  @Test
  void each_request_is_signed_over_its_own_number() {
    Template template = Template.signed("/slack/commands", "secret", "text=note+{n+0}");

    for (long number : new long[] {1, 2}) {
      Matcher sent = SIGNED.matcher(new String(template.with(number), UTF_8));

      assertThat(sent.matches()).isTrue();
      assertThat(sent.group(3)).isEqualTo("text=note+00000000" + number);
      assertThat(sent.group(2))
          .isEqualTo(
              TestSignature.of(
                  "secret", Long.parseLong(sent.group(1)), sent.group(3).getBytes(UTF_8)));
    }
  }
}
