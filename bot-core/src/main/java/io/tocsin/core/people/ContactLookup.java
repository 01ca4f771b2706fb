package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the contacts and contact channels that operations name by their ARNs. */
public final class ContactLookup {
  private ContactLookup() {}

  public static Set<Key> contactKeys(String arn, Call call) {
    return alias(arn, call).map(alias -> Set.<Key>of(new Key.Contact(alias))).orElse(Set.of());
  }

  static Set<Key> channelKeys(String arn, Call call) {
    return ContactArns.channelId(call.settings().account(), arn)
        .map(id -> Set.<Key>of(new Key.Channel(id)))
        .orElse(Set.of());
  }

  public static Optional<Contact> contact(String arn, Call call, State state) {
    return alias(arn, call).flatMap(alias -> state.find(new Key.Contact(alias)));
  }

  public static Optional<Contact> contact(String arn, Call call, Queries queries) {
    return alias(arn, call).flatMap(alias -> queries.find(new Key.Contact(alias)));
  }

  static Optional<ContactChannel> channel(String arn, Call call, State state) {
    return ContactArns.channelId(call.settings().account(), arn)
        .flatMap(id -> state.find(new Key.Channel(id)));
  }

  static Optional<ContactChannel> channel(String arn, Call call, Queries queries) {
    return ContactArns.channelId(call.settings().account(), arn)
        .flatMap(id -> queries.find(new Key.Channel(id)));
  }

  private static Optional<String> alias(String arn, Call call) {
    return ContactArns.alias(call.settings().account(), arn);
  }

  public static Refusal noContact(String arn) {
    return new Refusal.NotFound(Resource.CONTACT, arn, List.of());
  }

  static Refusal noChannel(String arn) {
    return new Refusal.NotFound(Resource.CONTACT_CHANNEL, arn, List.of());
  }
}
