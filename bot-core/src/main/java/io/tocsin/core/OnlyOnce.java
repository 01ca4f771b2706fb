package io.tocsin.core;

import io.tocsin.core.Refusal.Conflict;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.Idempotent;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the promise of client tokens around any handler: the same token with the same details gives
 * the first answer again, with other details it is a conflict.
 */
final class OnlyOnce<O extends Operation<R>, R> implements Handler.Changing<O, R> {
  private final Handler.Changing<O, R> handler;

  OnlyOnce(Handler.Changing<O, R> handler) {
    this.handler = handler;
  }

  @Override
  public Set<Key> keys(O operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(handler.keys(operation, call, found));
    token(operation)
        .ifPresent(token -> keys.add(new Key.ByToken(operation.operationName(), token)));
    return keys;
  }

  @Override
  public Decision<R> decide(O operation, Call call, State state) {
    return token(operation)
        .map(token -> decideOnce(token, operation, call, state))
        .orElseGet(() -> handler.decide(operation, call, state));
  }

  private Decision<R> decideOnce(String token, O operation, Call call, State state) {
    String fingerprint = Fingerprint.of(operation);
    return state
        .remembered(operation.operationName(), token)
        .filter(remembered -> remembered.expiresAt().isAfter(call.now()))
        .map(remembered -> again(remembered, fingerprint, operation))
        .orElseGet(() ->
            remember(token, fingerprint, operation, call, handler.decide(operation, call, state)));
  }

  private Decision<R> again(Remembered remembered, String fingerprint, O operation) {
    if (!remembered.fingerprint().equals(fingerprint)) {
      return Decision.refuse(
          new Conflict(
              "The client token was used before for a "
                  + operation.operationName()
                  + " with other details.",
              Resource.RESOURCE,
              remembered.token()));
    }
    return Decision.accept(Fingerprint.answer(remembered.answer(), operation));
  }

  private Decision<R> remember(
      String token, String fingerprint, O operation, Call call, Decision<R> decision) {
    return switch (decision.outcome()) {
      case Outcome.Refused<R> refused -> decision;
      case Outcome.Accepted<R>(R result) -> {
        List<Change> changes = new ArrayList<>(decision.changes());
        changes.add(
            new Change.Remember(
                new Remembered(
                    operation.operationName(),
                    token,
                    fingerprint,
                    Json.write(result),
                    call.now().plus(call.settings().rememberFor()))));
        yield Decision.accept(result, changes);
      }
    };
  }

  private static Optional<String> token(Operation<?> operation) {
    return operation instanceof Idempotent idempotent
        ? Optional.ofNullable(idempotent.clientToken()).filter(token -> !token.isEmpty())
        : Optional.empty();
  }
}
