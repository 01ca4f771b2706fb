package io.tocsin.core.dialogue;

import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.Message;
import io.tocsin.core.command.ShortForm;
import io.tocsin.core.oncall.Roster;
import io.tocsin.core.oncall.Shift;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverride;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has people step in for each other: {@code override} and {@code cover}. */
record Covering(Calls calls, Names names, Queries queries, ZoneId zone) {

  /** Some people's part of a rotation, for which one override is made. */
  private record Part(StoredRotation rotation, List<String> people, Instant start, Instant end) {
    boolean goesOn(Part next) {
      return rotation.equals(next.rotation) && people.equals(next.people) && end.equals(next.start);
    }

    Part until(Instant later) {
      return new Part(rotation, people, start, later);
    }
  }

  Message override(Scene scene, ShortForm.Override form) {
    Optional<Contact> person = names.people().contact(form.person());
    List<StoredRotation> rotations = rotations(form.schedule());
    if (person.isEmpty()) {
      return RefusalText.of(names.notFound(Resource.CONTACT, form.person()));
    } else if (rotations.isEmpty()) {
      return noSchedule(form.schedule());
    }
    String alias = person.get().alias();
    List<StoredRotation> fitting =
        rotations.stream().filter(rotation -> rotation.people().contains(alias)).toList();
    return switch (fitting.size()) {
      case 0 -> stranger(person.get(), form.schedule(), rotations);
      case 1 ->
          perform(
              scene, List.of(new Part(fitting.getFirst(), List.of(alias), form.from(), form.to())));
      default ->
          Message.error(
              "%s takes turns in %s. Say in which: `override %s …`. Nothing was changed."
                  .formatted(person.get().name(), names(fitting), quoted(fitting.getFirst())));
    };
  }

  private List<StoredRotation> rotations(String name) {
    return names
        .people()
        .rotation(name)
        .map(List::of)
        .or(() -> names.people().contact(name).map(this::rotations))
        .orElse(List.of());
  }

  private List<StoredRotation> rotations(Contact schedule) {
    return schedule.plan().rotations().stream()
        .flatMap(id -> queries.find(new Key.Rotation(id)).stream())
        .toList();
  }

  private Message noSchedule(String name) {
    return names
        .people()
        .contact(name)
        .map(found -> Message.error(found.name() + " has no rotations. Nothing was changed."))
        .orElseGet(() -> RefusalText.of(names.notFound(Resource.ROTATION, name)));
  }

  private Message stranger(Contact person, String where, List<StoredRotation> rotations) {
    String members =
        rotations.stream()
            .flatMap(rotation -> rotation.people().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return Message.error(
        "%s takes no turns in %s, and only its own people can step in: %s. Nothing was changed."
            .formatted(person.name(), where, members));
  }

  Message cover(Scene scene, ShortForm.Cover form) {
    Optional<Contact> speaker = speaker(scene);
    if (speaker.isEmpty()) {
      return stranger(scene);
    }
    String name = form.person();
    if (name == null) {
      return ask(speaker.get(), form);
    }
    return names
        .people()
        .contact(name)
        .map(person -> cover(scene, speaker.get(), person, form))
        .orElseGet(() -> RefusalText.of(names.notFound(Resource.CONTACT, name)));
  }

  private Optional<Contact> speaker(Scene scene) {
    return queries
        .all(new Key.ChannelsAt(ContactChannel.reach(ChannelType.CHAT, address(scene))))
        .stream()
        .filter(ContactChannel::isOpen)
        .flatMap(channel -> queries.find(new Key.Contact(channel.contact())).stream())
        .findFirst();
  }

  private static String address(Scene scene) {
    return scene.actor().platform() + ":" + scene.actor().id();
  }

  private static Message stranger(Scene scene) {
    return Message.error(
        ("I do not know which contact you are. Add this chat to it first: `ssm-contacts"
                + " create-contact-channel --contact-id NAME --name chat --type CHAT"
                + " --delivery-address SimpleAddress=%s`. Nothing was changed.")
            .formatted(address(scene)));
  }

  /** Nobody can be made to; what whoever wants to types has no need of anybody's clock. */
  private Message ask(Contact speaker, ShortForm.Cover form) {
    List<Part> parts = parts(speaker.alias(), speaker.alias(), form);
    if (parts.isEmpty()) {
      return Message.text(
          "You are not on call %s, so there is nothing to cover."
              .formatted(ScheduleText.span(form.from(), form.to(), zone)));
    }
    String what =
        parts.stream()
            .map(part ->
                part.rotation().name() + ", " + ScheduleText.span(part.start(), part.end(), zone))
            .collect(Collectors.joining("; "));
    return Message.text(
        "%s would like to be covered: %s. Whoever can, say: `cover %s from %s until %s`"
            .formatted(
                speaker.name(), what, speaker.alias(), typed(form.from()), typed(form.to())));
  }

  private static Instant typed(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  private Message cover(Scene scene, Contact speaker, Contact person, ShortForm.Cover form) {
    if (speaker.equals(person)) {
      return ask(speaker, form);
    }
    List<Part> parts = parts(person.alias(), speaker.alias(), form);
    if (!parts.isEmpty()) {
      return perform(scene, parts);
    }
    boolean onCall = !parts(person.alias(), person.alias(), form).isEmpty();
    return Message.error(
        onCall
            ? "You take no turns where %s is on call, and only a rotation's own people can step in. Nothing was changed."
                .formatted(person.name())
            : "%s is not on call %s. Nothing was changed."
                .formatted(person.name(), ScheduleText.span(form.from(), form.to(), zone)));
  }

  /** Where one is on call and the other could be; whoever is on call beside them stays. */
  private List<Part> parts(String person, String instead, ShortForm.Cover form) {
    return queries.all(new Key.AllRotations()).stream()
        .filter(rotation -> rotation.people().contains(instead))
        .flatMap(rotation -> joined(parts(rotation, person, instead, form)).stream())
        .toList();
  }

  private Stream<Part> parts(
      StoredRotation rotation, String person, String instead, ShortForm.Cover form) {
    return Roster.calendar(rotation, queries.all(new Key.OverridesOf(rotation.id())))
        .shifts(form.from(), form.to())
        .stream()
        .filter(shift -> shift.people().contains(person))
        .flatMap(shift -> shift.within(form.from(), form.to()).stream())
        .map(shift -> part(rotation, shift, person, instead));
  }

  private static Part part(StoredRotation rotation, Shift shift, String person, String instead) {
    List<String> people =
        shift.people().stream().map(one -> one.equals(person) ? instead : one).distinct().toList();
    return new Part(rotation, people, shift.start(), shift.end());
  }

  private static List<Part> joined(Stream<Part> parts) {
    List<Part> joined = new ArrayList<>();
    parts.forEach(next -> {
      boolean goesOn = !joined.isEmpty() && joined.getLast().goesOn(next);
      joined.add(goesOn ? joined.removeLast().until(next.end()) : next);
    });
    return joined;
  }

  private Message perform(Scene scene, List<Part> parts) {
    List<Message> answers = new ArrayList<>();
    for (Part part : parts) {
      answers.add(calls.plainly(scene, operation(scene, part, answers.size())));
    }
    String text = answers.stream().map(Message::fallback).collect(Collectors.joining("\n"));
    return answers.stream().anyMatch(Message::error) ? Message.error(text) : Message.text(text);
  }

  private CreateRotationOverride operation(Scene scene, Part part, int number) {
    String token = scene.plainToken();
    return new CreateRotationOverride(
        part.end(),
        token == null ? null : token + "_" + number,
        part.people().stream().map(this::arn).toList(),
        part.rotation().arn(),
        part.start());
  }

  private String arn(String alias) {
    return queries
        .find(new Key.Contact(alias))
        .map(Contact::arn)
        .orElseThrow(() -> new IllegalStateException("a rotation has nobody of this name"));
  }

  private static String names(List<StoredRotation> rotations) {
    return rotations.stream().map(StoredRotation::name).collect(Collectors.joining(" and "));
  }

  /** As it has to be typed. */
  static String quoted(StoredRotation rotation) {
    return rotation.name().matches("\\S+") ? rotation.name() : "\"" + rotation.name() + "\"";
  }
}
