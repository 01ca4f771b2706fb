package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request in place, as Slack does: HMAC-SHA256 over {@code v0:TIME:BODY}
 * (docs.slack.dev/authentication/verifying-requests-from-slack).
 *
 * @param headersAt where {@link #HEADERS} begin in the request
 * @param bodyAt where its body begins
 */
record SlackSignature(String secret, int headersAt, int bodyAt) {
  private static final String TIME = "\r\nX-Slack-Request-Timestamp: ";
  private static final String SIGNATURE = "\r\nX-Slack-Signature: v0=";
  private static final int DIGITS = 10;

  /** With room for what is written. */
  static final String HEADERS = TIME + "0".repeat(DIGITS) + SIGNATURE + "0".repeat(64);

  void write(byte[] request, long seconds) {
    int timeAt = headersAt + TIME.length();
    copy(Long.toString(seconds), request, timeAt);
    copy(signature(request, seconds), request, timeAt + DIGITS + SIGNATURE.length());
  }

  private String signature(byte[] request, long seconds) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA256"));
      mac.update(("v0:" + seconds + ":").getBytes(US_ASCII));
      mac.update(request, bodyAt, request.length - bodyAt);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new BenchFailure("This Java cannot sign: " + e.getMessage(), e);
    }
  }

  private static void copy(String text, byte[] target, int at) {
    System.arraycopy(text.getBytes(US_ASCII), 0, target, at, text.length());
  }
}
