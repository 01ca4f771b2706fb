package io.tocsin.slack;

import io.tocsin.core.access.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request was signed by Slack, over the bytes as they came and before anything in
 * them is looked at. While a signing secret is replaced, the old and the new one both count.
 *
 * <p>Slack's own library signs in the machine's charset, takes requests from the future and, where
 * no secret is set, checks against a secret that everybody knows; hence this one.
 */
final class Signature {
  static final Duration WINDOW = Duration.ofMinutes(5);

  private final List<SecretKeySpec> keys;
  private final Clock clock;

  /** At least one secret, and none of them blank: a blank one would let everybody in. */
  Signature(List<Secret> secrets, Clock clock) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.reveal().isBlank())) {
      throw new IllegalArgumentException(
          "Slack's signing secret is missing or blank; without it anybody could pose as Slack.");
    }
    this.keys = secrets.stream().map(Signature::key).toList();
    this.clock = clock;
  }

  /** What is wrong with it; empty if Slack sent it within the last five minutes. */
  Optional<String> problem(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (timestamp == null || signature == null) {
      return Optional.of("The request is not signed.");
    }
    if (!isCurrent(timestamp)) {
      return Optional.of("The request's time is more than five minutes from now.");
    }
    byte[] given = signature.getBytes(StandardCharsets.UTF_8);
    boolean signed = false;
    for (SecretKeySpec key : keys) {
      signed |= MessageDigest.isEqual(given, expected(key, timestamp, body));
    }
    return signed ? Optional.empty() : Optional.of("The request's signature does not fit.");
  }

  private boolean isCurrent(String timestamp) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException notATime) {
      return false;
    }
  }

  private static byte[] expected(SecretKeySpec key, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      String hex = HexFormat.of().formatHex(mac.doFinal(body));
      return ("v0=" + hex).getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static SecretKeySpec key(Secret secret) {
    return new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }
}
