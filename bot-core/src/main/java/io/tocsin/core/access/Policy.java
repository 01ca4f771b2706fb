package io.tocsin.core.access;

import io.tocsin.core.Caller;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.Operation;
import java.util.Optional;

/** Says who may do what. Asked once for every operation, before anything of it is looked at. */
@FunctionalInterface
public interface Policy {

  /** A refusal if the caller may not do this; empty if it may. Must not block. */
  Optional<Refusal.Denied> refuses(Caller caller, Operation<?> operation);

  /** Everybody may do everything: the rule until access control is configured. */
  static Policy allowAll() {
    return (caller, operation) -> Optional.empty();
  }
}
