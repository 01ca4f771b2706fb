package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.ContactOperation.CreateContact;
import io.tocsin.core.operation.ContactOperation.CreateContactOutput;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Adds a contact whose alias is not taken. */
public final class CreateContactHandler
    implements Handler.Changing<CreateContact, CreateContactOutput> {
  static final int MOST = 1000;

  @Override
  public Set<Key> keys(CreateContact operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(given(operation, call).keys(found));
    keys.add(new Key.Contact(operation.alias()));
    keys.add(new Key.AllContacts());
    return keys;
  }

  @Override
  public Decision<CreateContactOutput> decide(CreateContact operation, Call call, State state) {
    GivenPlan plan = given(operation, call);
    Optional<Refusal> refusal =
        taken(operation.alias(), state).or(() -> full(state)).or(() -> plan.refusal(state));
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    Contact contact =
        new Contact(
            operation.alias(),
            ContactArns.contact(call.settings(), operation.alias()),
            operation.type(),
            operation.displayName(),
            plan.plan(),
            Draft.moment(call),
            null);
    return Decision.accept(
        new CreateContactOutput(contact.arn()),
        new Change.File(contact),
        new Change.PutTags(contact.arn(), TagList.map(operation.tags())));
  }

  private static GivenPlan given(CreateContact operation, Call call) {
    return new GivenPlan(operation.alias(), operation.type(), operation.plan(), call);
  }

  private static Optional<Refusal> taken(String alias, State state) {
    return state
        .find(new Key.Contact(alias))
        .map(known ->
            new Refusal.Conflict(
                "There is a contact named %s already.".formatted(alias), Resource.CONTACT, alias));
  }

  private static Optional<Refusal> full(State state) {
    return state.all(new Key.AllContacts()).size() < MOST
        ? Optional.empty()
        : Optional.of(
            new Refusal.QuotaExceeded("contacts", MOST, Resource.CONTACT, "all contacts"));
  }
}
