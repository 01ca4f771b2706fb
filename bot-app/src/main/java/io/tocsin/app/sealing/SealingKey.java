package io.tocsin.app.sealing;

import io.tocsin.core.access.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of 256 bits.
 *
 * @param id by which what it has sealed names it; tells nothing about the key
 */
record SealingKey(String id, SecretKey key) {
  static final int BYTES = 32;
  private static final int SHOWN = 6;

  /** Reads base64 of exactly 32 bytes. */
  static Optional<SealingKey> parse(Secret base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.reveal().strip());
      return bytes.length == BYTES
          ? Optional.of(new SealingKey(id(bytes), new SecretKeySpec(bytes, "AES")))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String id(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("tocsin key id".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key), 0, SHOWN);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
