package io.tocsin.paging.twilio;

import io.tocsin.core.access.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether Twilio has sent something: it signs the address that it calls and every field. Some
 * of its services sign the address with the usual port, and some without; both count.
 */
record Signature(List<Secret> tokens) {

  boolean fits(String given, String url, SortedMap<String, TreeSet<String>> fields) {
    byte[] signature = given.getBytes(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    fields.forEach((name, values) -> values.forEach(value -> said.append(name).append(value)));
    boolean fits = false;
    for (String address : spellings(url)) {
      for (Secret token : tokens) {
        fits |= MessageDigest.isEqual(signature, expected(token, address + said));
      }
    }
    return fits;
  }

  private static Set<String> spellings(String url) {
    URI address = URI.create(url);
    Set<String> spellings = new LinkedHashSet<>(Set.of(url));
    if (address.getRawAuthority() != null && address.getHost() != null) {
      int usual = "https".equals(address.getScheme()) ? 443 : 80;
      String rest = url.substring(url.indexOf("://") + 3 + address.getRawAuthority().length());
      String host = address.getScheme() + "://" + address.getHost();
      int port = address.getPort() < 0 ? usual : address.getPort();
      spellings.add(host + ":" + port + rest);
      spellings.add(host + rest);
    }
    return spellings;
  }

  private static byte[] expected(Secret token, String said) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encode(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1", e);
    }
  }
}
