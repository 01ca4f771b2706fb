package io.tocsin.app.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.testkit.InMemoryInstallations;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.workspace.Installation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.Writer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets at rest. */
class SealingTest {
  private static final Secret URL = new Secret("https://hooks.example.com/geheim/ünï");
  private static final String OWNER = "webhook:payments";

  @TempDir Path directory;

  private static Secret key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return new Secret(Base64.getEncoder().encodeToString(bytes));
  }

  private static SealedByKeys sealing(int... fills) {
    return SealedByKeys.of(Arrays.stream(fills).mapToObj(SealingTest::key).toList());
  }

  @Test
  void what_was_sealed_opens_again_and_shows_nothing() {
    Sealed sealed = sealing(1).seal(URL, OWNER);

    assertThat(sealing(1).open(sealed, OWNER)).contains(URL);
    assertThat(sealed.toString()).doesNotContain("geheim").doesNotContain(key(1).reveal());
    assertThat(sealing(1).seal(URL, OWNER)).as("each time another nonce").isNotEqualTo(sealed);
  }

  @Test
  void it_opens_for_nobody_else() {
    Sealed sealed = sealing(1).seal(URL, OWNER);

    assertThat(sealing(1).open(sealed, "webhook:other")).isEmpty();
  }

  @Test
  void another_key_does_not_open_it() {
    Sealed sealed = sealing(1).seal(URL, OWNER);

    assertThat(sealing(2).open(sealed, OWNER)).isEmpty();
    String id = sealing(2).seal(URL, OWNER).key();
    assertThat(sealing(2).open(new Sealed(id, sealed.text()), OWNER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "no base64!", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"})
  void a_text_that_is_not_what_was_sealed_does_not_open(String text) {
    String id = sealing(1).seal(URL, OWNER).key();

    assertThat(sealing(1).open(new Sealed(id, text), OWNER)).isEmpty();
  }

  @Test
  void no_changed_byte_goes_unnoticed() {
    Sealed sealed = sealing(1).seal(URL, OWNER);
    byte[] bytes = Base64.getDecoder().decode(sealed.text());
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      String text = Base64.getEncoder().encodeToString(changed);
      assertThat(sealing(1).open(new Sealed(sealed.key(), text), OWNER)).isEmpty();
    }
  }

  @Test
  void an_older_key_opens_and_the_newest_seals() {
    Sealed old = sealing(1).seal(URL, OWNER);

    assertThat(sealing(2, 1).open(old, OWNER)).contains(URL);
    assertThat(sealing(2, 1).isOutdated(old)).isTrue();
    assertThat(sealing(2, 1).isOutdated(sealing(2).seal(URL, OWNER))).isFalse();
  }

  @Test
  void without_a_key_it_says_what_to_set() {
    assertThat(sealing().missing().orElseThrow())
        .contains("secrets.key", "TOCSIN_SECRETS_KEY", "openssl rand -base64 32");
    assertThat(sealing(1).missing()).isEmpty();
    assertThatThrownBy(() -> sealing().seal(URL, OWNER)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_key_of_a_trial_is_made_once_and_is_its_owners_alone() throws IOException {
    Secret made = KeyFile.in(directory).readOrMake();

    assertThat(SealedByKeys.isKey(made)).isTrue();
    assertThat(KeyFile.in(directory).readOrMake()).isEqualTo(made);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("secrets.key"))))
        .isEqualTo("rw-------");
    assertThat(Files.list(directory)).hasSize(1);
  }

  @Test
  void a_key_file_that_holds_no_key_is_not_replaced() throws IOException {
    Path file = Files.writeString(directory.resolve("secrets.key"), "garbage");

    assertThatThrownBy(() -> KeyFile.in(directory).readOrMake())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("secrets.key can't be used: it does not hold 32 bytes in base64.");
    assertThat(file).hasContent("garbage");
  }

  @Test
  void rooms_are_sealed_anew_with_the_newest_key() {
    InMemoryState state = new InMemoryState();
    Writer writer = new Writer(state, sent -> {});
    put(writer, "old", sealing(1));
    put(writer, "new", sealing(2));
    put(writer, "lost", sealing(3));
    WebhookRoom untouched = state.webhookRoom("new").orElseThrow();

    assertThat(new Resealing(sealing(2, 1), state, writer).runOnce()).isEqualTo(1);

    assertThat(state.webhookRoom("new")).contains(untouched);
    assertThat(sealing(2).open(state.webhookRoom("old").orElseThrow().url(), "webhook:old"))
        .contains(URL);
    assertThat(sealing(3).open(state.webhookRoom("lost").orElseThrow().url(), "webhook:lost"))
        .as("kept for the day its key is back")
        .contains(URL);
  }

  @Test
  void tokens_of_workspaces_are_sealed_anew_with_the_newest_key() {
    InMemoryInstallations installations = new InMemoryInstallations();
    installations.put(installation("T-old", sealing(1)));
    installations.put(installation("T-new", sealing(2)));
    installations.put(installation("T-lost", sealing(3)));
    List<Installation> before = installations.all("slack");

    assertThat(new ResealingTokens(sealing(2, 1), installations, "slack").runOnce()).isEqualTo(1);

    List<Installation> after = installations.all("slack");
    assertThat(after.get(0)).as("kept for the day its key is back").isEqualTo(before.get(0));
    assertThat(after.get(1)).as("already").isEqualTo(before.get(1));
    assertThat(sealing(2).open(after.get(2).token(), after.get(2).id())).contains(URL);
  }

  private static Installation installation(String team, SealedByKeys sealing) {
    Sealed token = sealing.seal(URL, Installation.id("slack", team));
    return new Installation("slack", team, null, "Acme", "U1", "B1", token, "U9", Instant.EPOCH);
  }

  private static void put(Writer writer, String name, SealedByKeys sealing) {
    Sealed url = sealing.seal(URL, WebhookRoom.id(name));
    WebhookRoom room =
        new WebhookRoom(name, WebhookFormat.SLACK, "host", url, "arn", Instant.EPOCH);
    writer.submit(
        new Request<>(
            found -> Set.of(),
            state -> Decision.accept(Done.DONE, List.of(new Change.PutWebhookRoom(room))),
            (outcome, changes) -> changes));
  }
}
