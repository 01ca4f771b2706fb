package io.tocsin.app.sealing;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals with AES-256 in GCM and the first of its keys; opens with whichever of them it was sealed
 * with. The owner is part of what is authenticated, so a sealed secret is of no use under another
 * name.
 */
public final class SealedByKeys implements Sealing {
  private static final String WITHOUT_KEY =
      "There is no key to keep its address sealed. An operator sets secrets.key"
          + " (TOCSIN_SECRETS_KEY) to 32 random bytes in base64, as `openssl rand -base64 32`"
          + " prints them, and starts Tocsin again.";

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<SealingKey> keys;
  private final SecureRandom random = new SecureRandom();

  private SealedByKeys(List<SealingKey> keys) {
    this.keys = keys;
  }

  /**
   * With these keys in base64, the newest first; with none it can only say what is missing.
   *
   * @throws IllegalArgumentException if one is not 32 bytes in base64
   */
  public static SealedByKeys of(List<Secret> keys) {
    return new SealedByKeys(
        keys.stream()
            .map(key ->
                SealingKey.parse(key)
                    .orElseThrow(() -> new IllegalArgumentException("not 32 bytes in base64")))
            .toList());
  }

  /** Whether it is a key: 32 bytes in base64. */
  public static boolean isKey(Secret text) {
    return SealingKey.parse(text).isPresent();
  }

  @Override
  public Optional<String> missing() {
    return keys.isEmpty() ? Optional.of(WITHOUT_KEY) : Optional.empty();
  }

  @Override
  public Sealed seal(Secret secret, String owner) {
    if (keys.isEmpty()) {
      throw new IllegalStateException(WITHOUT_KEY);
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] closed = run(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, bytes(secret), owner);
    byte[] text = ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array();
    return new Sealed(keys.getFirst().id(), Base64.getEncoder().encodeToString(text));
  }

  @Override
  public Optional<Secret> open(Sealed sealed, String owner) {
    return keys.stream()
        .filter(key -> key.id().equals(sealed.key()))
        .findFirst()
        .flatMap(key -> open(key, sealed, owner));
  }

  private static Optional<Secret> open(SealingKey key, Sealed sealed, String owner) {
    try {
      byte[] text = Base64.getDecoder().decode(sealed.text());
      byte[] nonce = Arrays.copyOf(text, NONCE_BYTES);
      byte[] closed = Arrays.copyOfRange(text, NONCE_BYTES, text.length);
      byte[] plain = run(Cipher.DECRYPT_MODE, key, nonce, closed, owner);
      return Optional.of(new Secret(new String(plain, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException notWhatWasSealed) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isOutdated(Sealed sealed) {
    return !keys.isEmpty() && !keys.getFirst().id().equals(sealed.key());
  }

  private static byte[] run(int mode, SealingKey key, byte[] nonce, byte[] text, String owner) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException("not what was sealed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + CIPHER, e);
    }
  }

  private static byte[] bytes(Secret secret) {
    return secret.reveal().getBytes(StandardCharsets.UTF_8);
  }
}
