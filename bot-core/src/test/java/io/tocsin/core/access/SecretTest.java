package io.tocsin.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
  private record Settings(String user, Secret password) {}

  @Test
  void is_not_seen_in_what_prints_it() {
    assertThat(new Settings("maria", new Secret("correct horse")))
        .asString()
        .doesNotContain("horse");
    assertThat("password: " + new Secret("correct horse")).isEqualTo("password: ***");
  }

  @Test
  void gives_its_text_to_the_one_who_asks() {
    assertThat(new Secret("correct horse").reveal()).isEqualTo("correct horse");
  }

  @Test
  void equals_another_of_the_same_text_only() {
    assertThat(new Secret("a")).isEqualTo(new Secret("a")).hasSameHashCodeAs(new Secret("a"));
    assertThat(new Secret("a")).isNotEqualTo(new Secret("b")).isNotEqualTo(new Secret("aa"));
    assertThat(new Secret("***").equals("***")).isFalse();
  }
}
