package io.tocsin.core.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.ContactOperation.PutContactPolicy;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Keeps a document that says who else may use a contact. */
public final class PutContactPolicyHandler implements Handler.Changing<PutContactPolicy, Done> {

  @Override
  public Set<Key> keys(PutContactPolicy operation, Call call, State found) {
    return ContactLookup.contactKeys(operation.contactArn(), call);
  }

  @Override
  public Decision<Done> decide(PutContactPolicy operation, Call call, State state) {
    if (!isObject(operation.policy())) {
      return Decision.refuse(
          Refusal.Invalid.of(new Violation("policy", null, "Member must be a JSON object")));
    }
    return ContactLookup.contact(operation.contactArn(), call, state)
        .map(contact -> new Change.File(contact.withPolicy(operation.policy())))
        .map(change -> Decision.accept(Done.DONE, change))
        .orElseGet(() -> Decision.refuse(ContactLookup.noContact(operation.contactArn())));
  }

  private static boolean isObject(String text) {
    try {
      return Json.MAPPER.readTree(text).isObject();
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }
}
