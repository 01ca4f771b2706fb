package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds what operations on rotations name. */
public final class RotationLookup {
  private RotationLookup() {}

  static Optional<UUID> id(String arn, Call call) {
    return ContactArns.rotationId(call.settings().account(), arn);
  }

  public static Set<Key> keys(String arn, Call call) {
    return id(arn, call).map(id -> Set.<Key>of(new Key.Rotation(id))).orElse(Set.of());
  }

  public static Optional<StoredRotation> rotation(String arn, Call call, State state) {
    return id(arn, call).flatMap(id -> state.find(new Key.Rotation(id)));
  }

  public static Optional<StoredRotation> rotation(String arn, Call call, Queries queries) {
    return id(arn, call).flatMap(id -> queries.find(new Key.Rotation(id)));
  }

  public static Refusal noRotation(String arn) {
    return new Refusal.NotFound(Resource.ROTATION, arn, List.of());
  }

  static Refusal noOverride(String id) {
    return new Refusal.NotFound(Resource.ROTATION_OVERRIDE, id, List.of());
  }

  static Optional<UUID> overrideId(String id) {
    return Arns.uuid(id);
  }

  /** The keys of the contacts behind these ARNs. */
  static Set<Key> contactKeys(List<String> arns, Call call) {
    Set<Key> keys = new HashSet<>();
    aliases(arns, call).forEach(alias -> keys.add(new Key.Contact(alias)));
    return keys;
  }

  /** The first of these ARNs that is of no contact here. */
  static Optional<String> alien(List<String> arns, Call call) {
    String account = call.settings().account();
    return arns.stream().filter(arn -> ContactArns.alias(account, arn).isEmpty()).findFirst();
  }

  static List<String> aliases(List<String> arns, Call call) {
    String account = call.settings().account();
    return arns.stream().flatMap(arn -> ContactArns.alias(account, arn).stream()).toList();
  }

  /** What is wrong with the people of a rotation: each has to be there, and a person. */
  static Optional<Refusal> people(List<String> arns, Call call, State state) {
    return arns.stream().flatMap(arn -> person(arn, call, state).stream()).findFirst();
  }

  private static Optional<Refusal> person(String arn, Call call, State state) {
    return ContactArns.alias(call.settings().account(), arn)
        .flatMap(alias -> state.find(new Key.Contact(alias)))
        .map(contact ->
            contact.type() == ContactType.PERSONAL
                ? Optional.<Refusal>empty()
                : Optional.<Refusal>of(
                    new Refusal.Conflict(
                        "%s is no person, so it cannot take turns.".formatted(contact.alias()),
                        Resource.CONTACT,
                        contact.alias())))
        .orElseGet(() -> Optional.of(new Refusal.NotFound(Resource.CONTACT, arn, List.of())));
  }
}
