package io.tocsin.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActionTokenTest {
  private static final UUID INCIDENT = UUID.fromString("0199e0de-0000-7000-8000-000000000214");

  private final ActionToken.Signer signer = new ActionToken.Signer(new Secret("ours"));

  @Test
  void what_was_signed_is_read_back() {
    Set<String> texts = new HashSet<>();
    for (ActionToken.Kind kind : ActionToken.Kind.values()) {
      ActionToken token = new ActionToken(kind, INCIDENT);
      String text = signer.write(token);
      texts.add(text);
      assertThat(signer.read(text)).contains(token);
      assertThat(text).hasSize(45).matches("[A-Za-z0-9_-]+");
    }
    assertThat(texts).hasSize(ActionToken.Kind.values().length);
  }

  @Test
  void another_key_a_changed_letter_or_any_other_text_is_refused() {
    String text = signer.write(new ActionToken(ActionToken.Kind.RESOLVE, INCIDENT));
    ActionToken.Signer stranger = new ActionToken.Signer(new Secret("theirs"));

    assertThat(stranger.read(text)).isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(signer.read(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
    }
    assertThat(signer.read("")).isEmpty();
    assertThat(signer.read("confirm-0199e0de-0000-7000-8000-000000000214x")).isEmpty();
  }
}
