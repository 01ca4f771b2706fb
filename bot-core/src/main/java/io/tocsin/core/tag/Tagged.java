package io.tocsin.core.tag;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Lookup;
import io.tocsin.core.oncall.RotationLookup;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.ContactLookup;
import io.tocsin.core.plan.PlanLookup;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The things that can have tags: plans, incidents, contacts and rotations. */
final class Tagged {
  static final int MOST = 50;

  private Tagged() {}

  static Set<Key> keys(String arn, Call call, State found) {
    Set<Key> keys = new HashSet<>(PlanLookup.keys(arn, call));
    keys.addAll(Lookup.keys(arn, call));
    keys.addAll(ContactLookup.contactKeys(arn, call));
    keys.addAll(RotationLookup.keys(arn, call));
    if (keys.stream().allMatch(found::knows)) {
      find(arn, call, found).map(Key.Tags::new).ifPresent(keys::add);
    }
    return keys;
  }

  /** The ARN by which the tags are kept; empty if there is no such thing. */
  static Optional<String> find(String arn, Call call, State state) {
    return PlanLookup.plan(arn, call, state)
        .map(ResponsePlan::arn)
        .or(() -> Lookup.incident(arn, call, state).map(Incident::arn))
        .or(() -> ContactLookup.contact(arn, call, state).map(Contact::arn))
        .or(() -> RotationLookup.rotation(arn, call, state).map(StoredRotation::arn));
  }

  static Optional<String> find(String arn, Call call, Queries queries) {
    return PlanLookup.plan(arn, call, queries)
        .map(ResponsePlan::arn)
        .or(() -> Lookup.incident(arn, call, queries).map(Incident::arn))
        .or(() -> ContactLookup.contact(arn, call, queries).map(Contact::arn))
        .or(() -> RotationLookup.rotation(arn, call, queries).map(StoredRotation::arn));
  }

  static Refusal nothing(String arn, Call call) {
    if (PlanLookup.name(arn, call).isPresent()) {
      return PlanLookup.noPlan(arn);
    }
    if (!Lookup.keys(arn, call).isEmpty()) {
      return Lookup.noIncident(arn);
    }
    if (!ContactLookup.contactKeys(arn, call).isEmpty()) {
      return ContactLookup.noContact(arn);
    }
    return RotationLookup.keys(arn, call).isEmpty()
        ? new Refusal.NotFound(Resource.RESOURCE, arn, List.of())
        : RotationLookup.noRotation(arn);
  }
}
