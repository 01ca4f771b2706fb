package io.tocsin.core.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Nearest;
import io.tocsin.core.Refusal.NotFound;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.dialogue.Names.Unknown;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What people call contacts ({@code bob}), contact channels ({@code bob/phone}) and rotations
 * ({@code nights}), wherever an operation on them takes an ARN, however deep in it.
 */
final class PeopleNames {
  private static final Map<String, Resource> KINDS =
      Map.of(
          "contactid", Resource.CONTACT,
          "contactarn", Resource.CONTACT,
          "contactids", Resource.CONTACT,
          "newcontactids", Resource.CONTACT,
          "contactchannelid", Resource.CONTACT_CHANNEL,
          "rotationid", Resource.ROTATION,
          "rotationids", Resource.ROTATION,
          "resourcearn", Resource.RESOURCE,
          "schedule", Resource.CONTACT,
          "incidentid", Resource.INCIDENT_RECORD);

  private final Queries queries;
  private final Function<String, Optional<Incident>> incidents;

  PeopleNames(Queries queries, Function<String, Optional<Incident>> incidents) {
    this.queries = queries;
    this.incidents = incidents;
  }

  /** Puts ARNs in place of names; answers the first name that is not known. */
  Optional<Unknown> resolve(JsonNode tree) {
    return switch (tree) {
      case ObjectNode object ->
          object.propertyStream().toList().stream()
              .flatMap(member -> resolve(object, member.getKey(), member.getValue()).stream())
              .findFirst();
      case ArrayNode array -> array.valueStream().flatMap(one -> resolve(one).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /** The same for the contacts that one member lists; what else is there stays as it is. */
  Optional<Unknown> resolveContacts(ObjectNode object, String member) {
    return object.path(member) instanceof ArrayNode many
        ? resolve(Resource.CONTACT, member, many)
        : Optional.empty();
  }

  private Optional<Unknown> resolve(ObjectNode object, String member, JsonNode value) {
    Resource kind = KINDS.get(member.toLowerCase(Locale.ROOT));
    if (kind == null) {
      return resolve(value);
    }
    if (value.isTextual()) {
      Optional<String> arn = arn(kind, value.textValue());
      arn.ifPresent(found -> object.put(member, found));
      return arn.isPresent() ? Optional.empty() : unknown(kind, member, value.textValue());
    }
    return value instanceof ArrayNode many ? resolve(kind, member, many) : Optional.empty();
  }

  private Optional<Unknown> resolve(Resource kind, String member, ArrayNode many) {
    return IntStream.range(0, many.size())
        .mapToObj(i -> resolve(kind, member, many, i))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Unknown> resolve(Resource kind, String member, ArrayNode many, int place) {
    String given = many.get(place).asText("");
    Optional<String> arn = arn(kind, given);
    arn.ifPresent(found -> many.set(place, found));
    return arn.isPresent() ? Optional.empty() : unknown(kind, member, given);
  }

  private Optional<Unknown> unknown(Resource kind, String member, String given) {
    return Optional.of(new Unknown(member, new NotFound(kind, given, nearest(kind, given))));
  }

  private Optional<String> arn(Resource kind, String given) {
    if (given.startsWith("arn:")) {
      return Optional.of(given);
    }
    return switch (kind) {
      case CONTACT -> contact(given).map(Contact::arn);
      case CONTACT_CHANNEL -> channel(given).map(ContactChannel::arn);
      case ROTATION -> rotation(given).map(StoredRotation::arn);
      case RESOURCE -> taggedArn(given);
      default -> incidents.apply(given).map(Incident::arn);
    };
  }

  /** By its alias, or by what people call it. */
  Optional<Contact> contact(String given) {
    return queries
        .find(new Key.Contact(given))
        .or(() ->
            queries.all(new Key.AllContacts()).stream()
                .filter(contact -> isCalled(contact, given))
                .findFirst());
  }

  private static boolean isCalled(Contact contact, String given) {
    return contact.alias().equalsIgnoreCase(given) || contact.name().equalsIgnoreCase(given);
  }

  private Optional<ContactChannel> channel(String given) {
    int slash = given.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : contact(given.substring(0, slash))
            .flatMap(contact ->
                queries.all(new Key.ChannelsOf(contact.alias())).stream()
                    .filter(one -> one.name().equalsIgnoreCase(given.substring(slash + 1)))
                    .findFirst());
  }

  /** The ARN of what can have tags: of a contact, or of a rotation. */
  Optional<String> taggedArn(String given) {
    return contact(given).map(Contact::arn).or(() -> rotation(given).map(StoredRotation::arn));
  }

  /** The ARN of a channel, named as {@code bob/phone}. */
  Optional<String> channelArn(String given) {
    return arn(Resource.CONTACT_CHANNEL, given);
  }

  /** By its name. */
  Optional<StoredRotation> rotation(String given) {
    return queries.all(new Key.AllRotations()).stream()
        .filter(rotation -> rotation.name().equalsIgnoreCase(given))
        .findFirst();
  }

  /** The names that are similar. */
  List<String> nearest(Resource kind, String given) {
    return switch (kind) {
      case CONTACT -> Nearest.to(given, aliases().toList());
      case CONTACT_CHANNEL -> Nearest.to(given, channels().toList());
      case ROTATION -> Nearest.to(given, rotations().toList());
      case RESOURCE -> Nearest.to(given, Stream.concat(aliases(), rotations()).toList());
      default -> List.of();
    };
  }

  private Stream<String> aliases() {
    return queries.all(new Key.AllContacts()).stream().map(Contact::alias);
  }

  private Stream<String> rotations() {
    return queries.all(new Key.AllRotations()).stream().map(StoredRotation::name);
  }

  private Stream<String> channels() {
    return aliases()
        .flatMap(alias ->
            queries.all(new Key.ChannelsOf(alias)).stream()
                .map(channel -> alias + "/" + channel.name()));
  }
}
