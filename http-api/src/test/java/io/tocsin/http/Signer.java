package io.tocsin.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs messages as SNS does, with a certificate that was made a moment ago. */
final class Signer {
  static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:alarms";
  static final String CERTIFICATE =
      "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";

  private static final char[] PASSWORD = "of no use".toCharArray();
  private static final List<String> IN_NOTIFICATIONS =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> IN_CONFIRMATIONS =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private final PrivateKey key;
  private final String certificate;

  private Signer(PrivateKey key, String certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A signer whose certificate is made out to this name. */
  static Signer of(String name) {
    try {
      Path directory = Files.createTempDirectory("signer");
      KeyStore store = made(directory.resolve("keys.p12"), name);
      String pem =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(store.getCertificate("signer").getEncoded());
      return new Signer(
          (PrivateKey) store.getKey("signer", PASSWORD),
          "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyStore made(Path file, String name)
      throws IOException, GeneralSecurityException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "signer",
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=dns:" + name,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    } catch (IOException e) {
      throw new IOException(said, e);
    }
    return store;
  }

  /** The certificate as its address shows it. */
  String certificate() {
    return certificate;
  }

  static ObjectNode notification(String message, String time) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("Type", "Notification").put("MessageId", "da41e39f-ea4d-435a-b922-c6aae3915ebe");
    body.put("TopicArn", TOPIC).put("Subject", "ALARM: \"cpu\"").put("Message", message);
    body.put("Timestamp", time).put("SignatureVersion", "2").put("SigningCertURL", CERTIFICATE);
    return body.put("UnsubscribeURL", "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe");
  }

  static ObjectNode confirmation(String type, String subscribeUrl, String time) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("Type", type).put("MessageId", "165545c9-2a5c-472c-8df2-7ff2be2b3b1b");
    body.put("Token", "2336412f37&f").put("TopicArn", TOPIC).put("Message", "You have chosen");
    body.put("SubscribeURL", subscribeUrl).put("Timestamp", time);
    return body.put("SignatureVersion", "1").put("SigningCertURL", CERTIFICATE);
  }

  /** The body with the signature of all that a signature of its version is over. */
  ObjectNode signed(ObjectNode body) {
    boolean notification = body.path("Type").asText().equals("Notification");
    Stream<String> members = (notification ? IN_NOTIFICATIONS : IN_CONFIRMATIONS).stream();
    String text =
        members
            .filter(body::has)
            .map(member -> member + "\n" + body.path(member).asText() + "\n")
            .collect(Collectors.joining());
    boolean first = body.path("SignatureVersion").asText().equals("1");
    return body.put("Signature", signature(text, first ? "SHA1withRSA" : "SHA256withRSA"));
  }

  private String signature(String text, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
