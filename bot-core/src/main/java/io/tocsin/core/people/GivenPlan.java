package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.ContactOperation;
import io.tocsin.core.operation.ContactOperation.ChannelTargetInfo;
import io.tocsin.core.operation.ContactOperation.ContactTargetInfo;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.people.Contact.Plan;
import io.tocsin.core.people.Contact.Stage;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A plan as it was given, checked against whose it is to be: stages of a person name channels of
 * that person, stages of an escalation plan name contacts, a schedule has rotations and no stages,
 * and no plan leads back to itself.
 */
final class GivenPlan {
  private static final int STAGES = 10;
  private static final int TARGETS = 10;
  private static final int ROTATIONS = 8;

  private final String alias;
  private final ContactType type;
  private final ContactOperation.Plan given;
  private final Call call;

  GivenPlan(String alias, ContactType type, ContactOperation.Plan given, Call call) {
    this.alias = alias;
    this.type = type;
    this.given = given;
    this.call = call;
  }

  /** What {@link #refusal} looks at, as far as can be told yet. */
  Set<Key> keys(State found) {
    Set<Key> keys = new HashSet<>();
    channels().forEach(info -> id(info).ifPresent(id -> keys.add(new Key.Channel(id))));
    rotations().forEach(id -> keys.add(new Key.Rotation(id)));
    contacts().forEach(next -> addContact(next, keys, found));
    return keys;
  }

  private static void addContact(String alias, Set<Key> keys, State found) {
    Key.Contact key = new Key.Contact(alias);
    if (keys.add(key) && found.knows(key)) {
      found
          .find(key)
          .ifPresent(
              contact -> contact.plan().contacts().forEach(next -> addContact(next, keys, found)));
    }
  }

  /** What is wrong with it; empty if nothing is. */
  Optional<Refusal> refusal(State state) {
    return Stream.<Optional<Refusal>>of(
            tooMuch("plan.stages", stages().size(), STAGES, "stages of a plan"),
            tooManyTargets(),
            tooMuch(
                "plan.rotationIds", rotationArns().size(), ROTATIONS, "rotations of a schedule"),
            fits(),
            waits(),
            channelsAreThere(state),
            contactsAreThere(state),
            rotationsAreThere(state),
            leadsBack(state))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refusal> tooManyTargets() {
    return stages().stream()
        .flatMap(stage ->
            tooMuch("plan.stages", stage.targets().size(), TARGETS, "targets of a stage").stream())
        .findFirst();
  }

  private Optional<Refusal> tooMuch(String member, int count, int most, String what) {
    return count <= most
        ? Optional.empty()
        : Optional.of(new Refusal.QuotaExceeded(what, most, Resource.CONTACT, alias));
  }

  private Optional<Refusal> fits() {
    boolean person = type == ContactType.PERSONAL;
    boolean schedule = type == ContactType.ONCALL_SCHEDULE;
    if (schedule && !stages().isEmpty()) {
      return wrong("plan.stages", "Member must be empty: an on-call schedule has rotations");
    }
    if (!schedule && !rotationArns().isEmpty()) {
      return wrong(
          "plan.rotationIds", "Member must be empty: only an on-call schedule has rotations");
    }
    if (targets().anyMatch(target -> isBoth(target))) {
      return wrong("plan.stages.targets", "Member must name either a contact channel or a contact");
    }
    if (person && targets().anyMatch(target -> target.channelTargetInfo() == null)) {
      return wrong("plan.stages.targets", "Member must name a contact channel: this is a person");
    }
    return !person && targets().anyMatch(target -> target.contactTargetInfo() == null)
        ? wrong("plan.stages.targets", "Member must name a contact: this is an escalation plan")
        : Optional.empty();
  }

  private static boolean isBoth(ContactOperation.Target target) {
    return (target.channelTargetInfo() == null) == (target.contactTargetInfo() == null);
  }

  private Optional<Refusal> waits() {
    boolean nothing =
        stages().stream()
            .anyMatch(stage -> stage.targets().isEmpty() && stage.durationInMinutes() == 0);
    return nothing
        ? wrong(
            "plan.stages.durationInMinutes",
            "Member must be 1 to 30 where a stage has no target: it is a pause")
        : Optional.empty();
  }

  private Optional<Refusal> channelsAreThere(State state) {
    return channels()
        .filter(info -> id(info).flatMap(id -> own(id, state)).isEmpty())
        .findFirst()
        .map(info ->
            new Refusal.NotFound(Resource.CONTACT_CHANNEL, info.contactChannelId(), List.of()));
  }

  private Optional<ContactChannel> own(UUID id, State state) {
    return state.find(new Key.Channel(id)).filter(channel -> channel.contact().equals(alias));
  }

  private Optional<Refusal> contactsAreThere(State state) {
    return targets()
        .map(ContactOperation.Target::contactTargetInfo)
        .filter(Objects::nonNull)
        .filter(info -> !isThere(info, state))
        .findFirst()
        .map(info ->
            new Refusal.NotFound(Resource.CONTACT, String.valueOf(info.contactId()), List.of()));
  }

  private boolean isThere(ContactTargetInfo info, State state) {
    return alias(info)
        .filter(known -> known.equals(alias) || state.find(new Key.Contact(known)).isPresent())
        .isPresent();
  }

  private Optional<Refusal> rotationsAreThere(State state) {
    return rotationArns().stream()
        .filter(arn ->
            ContactArns.rotationId(account(), arn)
                .flatMap(id -> state.find(new Key.Rotation(id)))
                .isEmpty())
        .findFirst()
        .map(arn -> new Refusal.NotFound(Resource.ROTATION, arn, List.of()));
  }

  /** A plan that engages itself would never end. */
  private Optional<Refusal> leadsBack(State state) {
    return new WayBack(alias, state)
        .from(contacts())
        .map(way ->
            new Refusal.Conflict(
                "The plan of %s would lead back to itself: %s. Nothing was changed."
                    .formatted(alias, String.join(" → ", way)),
                Resource.CONTACT,
                alias));
  }

  /** The plan as it is kept. */
  Plan plan() {
    return new Plan(stages().stream().map(this::stage).toList(), rotations());
  }

  private Stage stage(ContactOperation.Stage stage) {
    List<Target> targets = new ArrayList<>();
    for (ContactOperation.Target target : stage.targets()) {
      ChannelTargetInfo channel = target.channelTargetInfo();
      ContactTargetInfo contact = target.contactTargetInfo();
      if (channel != null) {
        int retry = Objects.requireNonNullElse(channel.retryIntervalInMinutes(), 0);
        id(channel).ifPresent(id -> targets.add(new Target.Way(id, retry)));
      } else if (contact != null) {
        alias(contact).ifPresent(next -> targets.add(new Target.Whom(next, contact.isEssential())));
      }
    }
    return new Stage(stage.durationInMinutes(), targets);
  }

  private List<ContactOperation.Stage> stages() {
    return Objects.requireNonNullElse(given.stages(), List.of());
  }

  private Stream<ContactOperation.Target> targets() {
    return stages().stream().flatMap(stage -> stage.targets().stream());
  }

  private Stream<ChannelTargetInfo> channels() {
    return targets().flatMap(target -> Stream.ofNullable(target.channelTargetInfo()));
  }

  private List<String> contacts() {
    return targets()
        .flatMap(target -> Stream.ofNullable(target.contactTargetInfo()))
        .flatMap(info -> alias(info).stream())
        .distinct()
        .toList();
  }

  private List<String> rotationArns() {
    return Objects.requireNonNullElse(given.rotationIds(), List.of());
  }

  private List<UUID> rotations() {
    return rotationArns().stream()
        .flatMap(arn -> ContactArns.rotationId(account(), arn).stream())
        .distinct()
        .toList();
  }

  private Optional<UUID> id(ChannelTargetInfo info) {
    return ContactArns.channelId(account(), info.contactChannelId());
  }

  private Optional<String> alias(ContactTargetInfo info) {
    return ContactArns.alias(account(), String.valueOf(info.contactId()));
  }

  private String account() {
    return call.settings().account();
  }

  private static Optional<Refusal> wrong(String member, String constraint) {
    return Optional.of(Refusal.Invalid.of(new Violation(member, null, constraint)));
  }
}
