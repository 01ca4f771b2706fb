package io.tocsin.core;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.operation.Operation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What makes two requests the same, and the answer that the first one got. */
final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 over all details of the operation but its client token. */
  static String of(Operation<?> operation) {
    ObjectNode details = Json.MAPPER.valueToTree(operation);
    details.remove("clientToken");
    return HexFormat.of().formatHex(sha256(details.toString()));
  }

  /** Reads an answer back that was kept for an operation of this kind. */
  static <R> R answer(String json, Operation<R> operation) {
    JavaType type = Json.MAPPER.constructType(answerType(operation.getClass()));
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("The answer kept for " + operation.name() + " is broken", e);
    }
  }

  /** The R of the {@code SomeOperation<R>} that the record implements. */
  private static Type answerType(Class<?> operation) {
    return Arrays.stream(operation.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> Operation.class.isAssignableFrom((Class<?>) type.getRawType()))
        .map(type -> type.getActualTypeArguments()[0])
        .findFirst()
        .orElseThrow();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
