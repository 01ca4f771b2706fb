package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Words;
import io.tocsin.core.command.Completion;
import io.tocsin.core.command.Completion.Suggestion;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.Paged;
import io.tocsin.core.people.Contact;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.IncidentFilter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The names that lines are completed with, as they are at the moment. */
public final class KnownNames implements Completion.Known {
  private static final int INCIDENTS = 20;

  private final Queries queries;

  public KnownNames(Queries queries) {
    this.queries = queries;
  }

  @Override
  public List<Suggestion> plans() {
    return queries.plans(null, Paged.MOST).stream().map(KnownNames::plan).toList();
  }

  private static Suggestion plan(ResponsePlan plan) {
    return new Suggestion(plan.name(), Objects.requireNonNullElse(plan.displayName(), ""));
  }

  @Override
  public List<Suggestion> incidents() {
    return queries.incidents(IncidentFilter.openIn(null), null, INCIDENTS).stream()
        .map(KnownNames::incident)
        .toList();
  }

  private static Suggestion incident(Incident incident) {
    String number = "#" + incident.number();
    return new Suggestion(number, Words.name(incident).replaceFirst("^" + number + " ", ""));
  }

  @Override
  public List<Suggestion> rooms() {
    return Stream.concat(
            queries.rooms().stream().map(room -> new Suggestion(room, "room of this chat")),
            queries.webhookRooms().stream()
                .map(room -> new Suggestion(room.name(), "room behind a webhook")))
        .toList();
  }

  @Override
  public List<Suggestion> sources() {
    return queries.sources().stream()
        .map(source -> new Suggestion(source.name(), "source of events"))
        .toList();
  }

  @Override
  public List<Suggestion> contacts() {
    return allContacts().map(KnownNames::contact).toList();
  }

  @Override
  public List<Suggestion> schedules() {
    return allContacts()
        .filter(contact -> contact.type() == ContactType.ONCALL_SCHEDULE)
        .map(KnownNames::contact)
        .toList();
  }

  private Stream<Contact> allContacts() {
    return queries.all(new Key.AllContacts()).stream();
  }

  private static Suggestion contact(Contact contact) {
    String kind = ContactText.kind(contact.type());
    return new Suggestion(
        contact.alias(),
        contact.name().equals(contact.alias()) ? kind : contact.name() + ", " + kind);
  }

  @Override
  public List<Suggestion> channels() {
    return allContacts()
        .filter(contact -> contact.type() == ContactType.PERSONAL)
        .flatMap(contact -> queries.all(new Key.ChannelsOf(contact.alias())).stream())
        .map(channel -> new Suggestion(channel.path(), channel.type() + " " + channel.address()))
        .toList();
  }

  @Override
  public List<Suggestion> rotations() {
    return queries.all(new Key.AllRotations()).stream()
        .map(rotation -> new Suggestion(rotation.name(), "rotation"))
        .toList();
  }
}
