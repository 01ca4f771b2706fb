package io.tocsin.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Slack does, written apart from what checks it. */
public final class TestSignature {
  private TestSignature() {}

  public static String of(String secret, long timestamp, byte[] body) {
    byte[] head = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
