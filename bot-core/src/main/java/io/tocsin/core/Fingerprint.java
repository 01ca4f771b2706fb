package io.tocsin.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.Operations;

/** What makes two requests the same, and the answer that the first one got. */
final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 over all details of the operation but its client token. */
  static String of(Operation<?> operation) {
    ObjectNode details = Json.MAPPER.valueToTree(operation);
    details.remove("clientToken");
    return Sha256.hex(details.toString());
  }

  /** Reads an answer back that was kept for an operation of this kind. */
  static <R> R answer(String json, Operation<R> operation) {
    @SuppressWarnings("unchecked") // the catalogue reads R off the operation's own declaration
    Class<R> type = (Class<R>) Operations.of(operation).answer();
    return Json.read(json, type);
  }
}
