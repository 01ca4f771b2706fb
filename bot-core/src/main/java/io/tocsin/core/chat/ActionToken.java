package io.tocsin.core.chat;

import io.tocsin.core.access.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The identifier of a button on a message: what it does and to which incident, storm or page,
 * signed, so that nobody can make one up. 45 letters, digits, - and _, which every platform takes
 * (Discord allows 100). It never expires; what a late press means is decided by the state of the
 * incident.
 */
public record ActionToken(Kind kind, UUID subject) {
  private static final int MAC_BYTES = 16;
  private static final int LENGTH = 45;

  /** What the button does. */
  public enum Kind {
    ACKNOWLEDGE('a'),
    RESOLVE('r'),
    REOPEN('o'),
    IMPACT('i'),
    NOTE('n'),
    /** Asks whom. */
    PAGE('g'),
    /** For the incidents of a storm that nobody has. */
    ACKNOWLEDGE_ALL('s'),
    /** Of a page, whose identifier is the subject. */
    ACKNOWLEDGE_PAGE('p');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private static Optional<Kind> of(char letter) {
      return Arrays.stream(values()).filter(kind -> kind.letter == letter).findFirst();
    }
  }

  /** Signs tokens and reads them back; the same key must be used by every node. */
  public static final class Signer {
    private final SecretKeySpec key;

    public Signer(Secret key) {
      this.key = new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The token as text. */
    public String write(ActionToken token) {
      String payload = token.kind().letter + encode(bytes(token.subject()));
      return payload + encode(mac(payload));
    }

    /** The token, if this key has signed it. */
    public Optional<ActionToken> read(String text) {
      if (text.length() != LENGTH) {
        return Optional.empty();
      }
      String payload = text.substring(0, 23);
      byte[] expected = encode(mac(payload)).getBytes(StandardCharsets.UTF_8);
      byte[] given = text.substring(23).getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(expected, given)
          ? Kind.of(payload.charAt(0))
              .map(kind -> new ActionToken(kind, uuid(payload.substring(1))))
          : Optional.empty();
    }

    private byte[] mac(String payload) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return Arrays.copyOf(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Every Java has HmacSHA256", e);
      }
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(String encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
