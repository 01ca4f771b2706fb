package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.ContactOperation.UpdateContact;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Changes what is given; engagements that are under way go on with the plan as it is then. */
public final class UpdateContactHandler implements Handler.Changing<UpdateContact, Done> {

  @Override
  public Set<Key> keys(UpdateContact operation, Call call, State found) {
    Set<Key> own = ContactLookup.contactKeys(operation.contactId(), call);
    Set<Key> keys = new HashSet<>(own);
    if (own.stream().allMatch(found::knows)) {
      ContactLookup.contact(operation.contactId(), call, found)
          .flatMap(contact -> given(operation, contact, call))
          .ifPresent(plan -> keys.addAll(plan.keys(found)));
    }
    return keys;
  }

  @Override
  public Decision<Done> decide(UpdateContact operation, Call call, State state) {
    return ContactLookup.contact(operation.contactId(), call, state)
        .map(contact -> change(contact, operation, call, state))
        .orElseGet(() -> Decision.refuse(ContactLookup.noContact(operation.contactId())));
  }

  private static Decision<Done> change(
      Contact contact, UpdateContact operation, Call call, State state) {
    Optional<GivenPlan> given = given(operation, contact, call);
    Optional<Refusal> refusal = given.flatMap(plan -> plan.refusal(state));
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    String name = operation.displayName();
    Contact changed =
        contact.with(
            name == null ? contact.displayName() : name,
            given.map(GivenPlan::plan).orElse(contact.plan()));
    return changed.equals(contact)
        ? Decision.accept(Done.DONE)
        : Decision.accept(Done.DONE, new Change.File(changed));
  }

  private static Optional<GivenPlan> given(UpdateContact operation, Contact contact, Call call) {
    return Optional.ofNullable(operation.plan())
        .map(plan -> new GivenPlan(contact.alias(), contact.type(), plan, call));
  }
}
