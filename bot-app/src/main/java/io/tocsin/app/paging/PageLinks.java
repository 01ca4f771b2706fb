package io.tocsin.app.paging;

import java.net.URI;
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
 * The links of pages: whoever has one can acknowledge that page and nothing else. They never
 * expire; what a late visit means is decided by the page.
 */
final class PageLinks {
  private static final int MAC_BYTES = 16;
  private static final int ID_LETTERS = 22;
  private static final String FORM = "[A-Za-z0-9_-]{44}";

  private final SecretKeySpec key;

  PageLinks(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  URI link(URI publicUrl, UUID page) {
    return publicUrl.resolve("page/" + token(page));
  }

  String token(UUID page) {
    byte[] id =
        ByteBuffer.allocate(16)
            .putLong(page.getMostSignificantBits())
            .putLong(page.getLeastSignificantBits())
            .array();
    return encoded(id) + encoded(mac(id));
  }

  /** The page, if this key has signed it. */
  Optional<UUID> page(String token) {
    if (!token.matches(FORM)) {
      return Optional.empty();
    }
    ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(0, ID_LETTERS)));
    UUID page = new UUID(id.getLong(), id.getLong());
    return MessageDigest.isEqual(bytes(token(page)), bytes(token))
        ? Optional.of(page)
        : Optional.empty();
  }

  private byte[] mac(byte[] id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(id), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
