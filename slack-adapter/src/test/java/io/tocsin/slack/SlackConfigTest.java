package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.access.Secret;
import io.tocsin.core.testkit.MovableClock;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackConfigTest {
  private static SlackConfig config(URI api, List<Secret> signing, Optional<Secret> app) {
    return new SlackConfig(api, signing, app, Set.of("T1"), "aws", "pushpin", MovableClock.atTwo());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void a_blank_secret_with_which_anybody_could_sign_is_refused(String blank) {
    assertThatThrownBy(() -> config(SlackConfig.API, List.of(new Secret(blank)), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config(SlackConfig.API, List.of(), Optional.of(new Secret(blank))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_address_that_does_not_end_in_a_slash_is_refused() {
    URI address = URI.create("https://slack.com/api");

    assertThatThrownBy(() -> config(address, List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void two_secrets_may_sign_while_one_replaces_the_other_and_no_more() {
    Secret secret = new Secret("s");

    assertThat(config(SlackConfig.API, List.of(secret, secret), Optional.empty()).signingSecrets())
        .hasSize(2);
    assertThatThrownBy(
            () -> config(SlackConfig.API, List.of(secret, secret, secret), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_the_workspaces_that_are_named_are_served_if_any_are() {
    SlackConfig config = config(SlackConfig.API, List.of(), Optional.empty());

    assertThat(config.allows("T1")).isTrue();
    assertThat(config.allows("T2")).isFalse();
  }
}
