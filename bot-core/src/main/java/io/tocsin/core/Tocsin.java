package io.tocsin.core;

import io.tocsin.core.access.Policy;
import io.tocsin.core.audit.Audit;
import io.tocsin.core.operation.Constraints;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The one door. Everything that anybody wants of Tocsin, by whatever way it came, is an operation
 * that goes through here: it is authorised, checked, decided and made durable, in this order.
 */
public final class Tocsin {
  private final Policy policy;
  private final Constraints constraints;
  private final Handlers handlers;
  private final Queries queries;
  private final Writer writer;
  private final Audit audit;
  private final Clock clock;
  private final Ids ids;
  private final Settings settings;
  private final CallObserver observer;

  /** What the door is built from; made once, at the start. */
  public record Parts(
      Policy policy,
      Constraints constraints,
      Handlers handlers,
      Queries queries,
      Writer writer,
      Clock clock,
      Ids ids,
      Settings settings) {}

  public Tocsin(Parts parts) {
    this(parts, CallObserver.NONE);
  }

  /**
   * @param observer is told of every call
   */
  public Tocsin(Parts parts, CallObserver observer) {
    this.observer = observer;
    this.policy = parts.policy();
    this.constraints = parts.constraints();
    this.handlers = parts.handlers();
    this.queries = parts.queries();
    this.writer = parts.writer();
    this.clock = parts.clock();
    this.ids = parts.ids();
    this.settings = parts.settings();
    this.audit = new Audit();
  }

  /**
   * Does what is asked, or says why not. When it answers {@link Outcome.Accepted}, what was changed
   * is committed; when it answers {@link Outcome.Refused}, nothing was changed but what counts
   * wrong codes. Every call is audited.
   *
   * @throws Unavailable if the database is away
   */
  public <R> Outcome<R> execute(Caller caller, Operation<R> operation) {
    Observed observed = new Observed(observer, caller, operation);
    try {
      return observed.ended(perform(caller, operation, observed));
    } catch (RuntimeException failure) {
      throw observed.failed(failure);
    }
  }

  private <R> Outcome<R> perform(Caller caller, Operation<R> operation, Observed observed) {
    Call call = new Call(caller, clock.instant(), ids, settings);
    Optional<Outcome<R>> refused = examine(caller, operation).map(Outcome::refused);
    if (refused.isPresent()) {
      return audited(call, operation, refused.get());
    }
    return dispatch(handlers.of(operation), operation, call, observed);
  }

  private Optional<Refusal> examine(Caller caller, Operation<?> operation) {
    Optional<Refusal.Denied> denied =
        refusesGuest(caller, operation).or(() -> policy.refuses(caller, operation));
    if (denied.isPresent()) {
      return Optional.of(denied.get());
    }
    List<Violation> violations = constraints.check((Record) operation);
    return violations.isEmpty() ? Optional.empty() : Optional.of(new Refusal.Invalid(violations));
  }

  /** No policy can let a guest change anything. */
  private Optional<Refusal.Denied> refusesGuest(Caller caller, Operation<?> operation) {
    boolean forbidden = caller.channel() == Caller.Channel.GUEST && handlers.isChanging(operation);
    return forbidden
        ? Optional.of(new Refusal.Denied(caller.arn(), operation.operationName(), null))
        : Optional.empty();
  }

  private <O extends Operation<R>, R> Outcome<R> dispatch(
      Handler<O, R> handler, O operation, Call call, Observed observed) {
    return switch (handler) {
      case Handler.Reading<O, R> reading ->
          audited(call, operation, reading.answer(operation, call, queries));
      case Handler.Changing<O, R> changing ->
          writer.submit(request(changing, operation, call, observed));
    };
  }

  private <O extends Operation<R>, R> Request<R> request(
      Handler.Changing<O, R> handler, O operation, Call call, Observed observed) {
    Handler.Changing<O, R> once = new OnlyOnce<>(handler.forOne(operation));
    return new Request<>(
        found -> once.keys(operation, call, found),
        state -> once.decide(operation, call, state),
        (outcome, changes) -> audit.add(observed.decided(changes), call, operation, outcome));
  }

  /** The audit of what changed nothing is written with a later batch; the caller does not wait. */
  private <R> Outcome<R> audited(Call call, Operation<R> operation, Outcome<R> outcome) {
    writer.submitLater(audit.of(call, operation, outcome));
    return outcome;
  }
}
