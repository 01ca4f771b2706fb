package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.EngagementOperation.AcceptCodeValidation;
import io.tocsin.core.operation.EngagementOperation.AcceptPage;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes an answer to a page. Unless it is to be enforced any code is accepted, as AWS's API has it.
 * After {@value Answering#MOST_WRONG} wrong codes that are to be enforced none is looked at.
 */
public final class AcceptPageHandler implements Handler.Changing<AcceptPage, Done> {

  @Override
  public Set<Key> keys(AcceptPage operation, Call call, State found) {
    return id(operation, call).map(id -> Answering.keys(id, call, found)).orElse(Set.of());
  }

  @Override
  public Decision<Done> decide(AcceptPage operation, Call call, State state) {
    return id(operation, call)
        .flatMap(id -> state.find(new Key.Page(id)))
        .map(page -> decide(page, operation, call, state))
        .orElseGet(() ->
            Decision.refuse(new Refusal.NotFound(Resource.PAGE, operation.pageId(), List.of())));
  }

  private static Decision<Done> decide(Page page, AcceptPage operation, Call call, State state) {
    boolean enforced = operation.acceptCodeValidation() == AcceptCodeValidation.ENFORCE;
    if (enforced && page.wrongCodes() >= Answering.MOST_WRONG) {
      return Decision.refuse(
          new Refusal.Conflict(
              "Ten wrong codes were tried for this page, so it takes no more. Acknowledge the"
                  + " incident instead.",
              Resource.PAGE,
              page.arn()));
    }
    if (enforced && !page.code().equals(operation.acceptCode())) {
      return new Decision<>(
          Outcome.refused(wrong(page, operation)),
          List.of(new Change.File(page.wronglyAnswered())));
    }
    return Decision.accept(
        Done.DONE,
        switch (operation.acceptType()) {
          case DELIVERED -> Answering.delivered(page, operation.note(), call);
          case READ -> Answering.read(page, info(operation), call, state);
        });
  }

  private static Refusal wrong(Page page, AcceptPage operation) {
    int left = Answering.MOST_WRONG - page.wrongCodes() - 1;
    return Refusal.Invalid.of(
        new Violation(
            "acceptCode",
            operation.acceptCode(),
            "Member must be the code that this page told; %d more wrong ones lock it"
                .formatted(left)));
  }

  private static String info(AcceptPage operation) {
    String note = operation.note();
    return note == null ? operation.acceptCode() : note;
  }

  private static Optional<UUID> id(AcceptPage operation, Call call) {
    return ContactArns.pageId(call.settings().account(), operation.pageId());
  }
}
