package io.tocsin.core.dialogue;

import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.ChannelOperation.CreateContactChannelOutput;
import io.tocsin.core.operation.ChannelOperation.SendActivationCode;
import io.tocsin.core.operation.ChannelOperation.UpdateContactChannel;
import io.tocsin.core.operation.ContactOperation.CreateContact;
import io.tocsin.core.operation.ContactOperation.UpdateContact;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what has become of a contact or a contact channel, and what is missing before it is of use.
 */
final class ContactText {
  private final Queries queries;

  ContactText(Queries queries) {
    this.queries = queries;
  }

  /** What it is, in words. */
  static String kind(ContactType type) {
    return switch (type) {
      case PERSONAL -> "person";
      case ESCALATION -> "escalation plan";
      case ONCALL_SCHEDULE -> "on-call schedule";
    };
  }

  String added(CreateContact create) {
    String alias = create.alias();
    String added =
        switch (create.type()) {
          case PERSONAL ->
              "Added %s. Add a contact channel next: create-contact-channel --contact-id %s …"
                  .formatted(alias, alias);
          case ESCALATION -> "Added the escalation plan %s.".formatted(alias);
          case ONCALL_SCHEDULE -> "Added the on-call schedule %s.".formatted(alias);
        };
    return added + warnings(alias);
  }

  String changed(UpdateContact update) {
    return update.plan() == null ? "Done." : "Done." + warnings(tail(update.contactId()));
  }

  String added(CreateContactChannelOutput output) {
    return channel(output.contactChannelArn())
        .map(channel ->
            channel.isOpen()
                ? "Added. %s takes pages from now on: you speak from there."
                    .formatted(channel.path())
                : "Added. " + next(channel))
        .orElse("Added.");
  }

  String changed(UpdateContactChannel update) {
    return channel(update.contactChannelId())
        .filter(channel -> !channel.isOpen() && update.deliveryAddress() != null)
        .map(channel -> "Done. " + next(channel))
        .orElse("Done.");
  }

  String sent(SendActivationCode send) {
    return channel(send.contactChannelId()).map(ContactText::next).orElse("Done.");
  }

  private static String next(ContactChannel channel) {
    return channel.activation().code() == null
        ? "Nothing is sent there until it is activated: " + howToSend(channel) + "."
        : "A code is on its way to %s: activate %s CODE"
            .formatted(channel.address(), channel.path());
  }

  /** What keeps the plan that a contact has now from reaching anybody, a line for each. */
  private String warnings(String alias) {
    return queries.find(new Key.Contact(alias)).stream()
        .flatMap(contact -> Stream.concat(nobody(contact), shut(contact)))
        .map(warning -> "\n⚠ " + warning)
        .collect(Collectors.joining());
  }

  private static Stream<String> nobody(Contact contact) {
    boolean empty =
        contact.type() == ContactType.ONCALL_SCHEDULE && contact.plan().rotations().isEmpty();
    return empty
        ? Stream.of(
            "Nobody is on call by it, for it has no rotation: update-contact --contact-id %s --plan RotationIds=[NAME]"
                .formatted(contact.alias()))
        : Stream.empty();
  }

  private Stream<String> shut(Contact contact) {
    return contact.plan().stages().stream()
        .flatMap(stage -> stage.targets().stream())
        .flatMap(target -> target instanceof Target.Way way ? Stream.of(way.channel()) : null)
        .distinct()
        .flatMap(id -> queries.find(new Key.Channel(id)).stream())
        .filter(channel -> !channel.isOpen())
        .map(ContactText::whyShut);
  }

  private static String whyShut(ContactChannel channel) {
    if (channel.activation().active()) {
      return "No page goes to %s: whoever has %s wants no messages there."
          .formatted(channel.path(), channel.address());
    }
    String how =
        channel.activation().code() == null ? howToSend(channel) + " sends a code, and then " : "";
    return "No page goes to %s before it is activated: %sactivate %s CODE"
        .formatted(channel.path(), how, channel.path());
  }

  private static String howToSend(ContactChannel channel) {
    return "send-activation-code --contact-channel-id " + channel.path();
  }

  private Optional<ContactChannel> channel(String arn) {
    return Arns.uuid(tail(arn)).flatMap(id -> queries.find(new Key.Channel(id)));
  }

  private static String tail(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
