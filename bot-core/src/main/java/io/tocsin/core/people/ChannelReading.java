package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.ChannelOperation;
import io.tocsin.core.operation.ChannelOperation.ActivationStatus;
import io.tocsin.core.operation.ChannelOperation.ContactChannelAddress;
import io.tocsin.core.operation.ChannelOperation.GetContactChannel;
import io.tocsin.core.operation.ChannelOperation.GetContactChannelOutput;
import io.tocsin.core.operation.ChannelOperation.ListContactChannels;
import io.tocsin.core.operation.ChannelOperation.ListContactChannelsOutput;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of contact channels. */
public final class ChannelReading {
  private ChannelReading() {}

  public static Outcome<GetContactChannelOutput> get(
      GetContactChannel operation, Call call, Queries queries) {
    return ContactLookup.channel(operation.contactChannelId(), call, queries)
        .map(channel -> Outcome.accepted(told(channel, call)))
        .orElseGet(() -> Outcome.refused(ContactLookup.noChannel(operation.contactChannelId())));
  }

  private static GetContactChannelOutput told(ContactChannel channel, Call call) {
    return new GetContactChannelOutput(
        status(channel),
        ContactArns.contact(call.settings(), channel.contact()),
        channel.arn(),
        new ContactChannelAddress(channel.address()),
        channel.name(),
        channel.type());
  }

  private static ActivationStatus status(ContactChannel channel) {
    return channel.isOpen() ? ActivationStatus.ACTIVATED : ActivationStatus.NOT_ACTIVATED;
  }

  public static Outcome<ListContactChannelsOutput> list(
      ListContactChannels operation, Call call, Queries queries) {
    Optional<Contact> contact = ContactLookup.contact(operation.contactId(), call, queries);
    if (contact.isEmpty()) {
      return Outcome.refused(ContactLookup.noContact(operation.contactId()));
    }
    Paging<UUID> paging = new Paging<>(operation, operation.contactId(), Arns::uuid);
    return paging
        .start()
        .map(start -> found(contact.get(), start.after(), paging.lookUp(), queries))
        .map(found -> paging.page(found, channel -> channel.id().toString()))
        .map(page -> new ListContactChannelsOutput(summaries(page.items(), call), page.nextToken()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static List<ContactChannel> found(
      Contact contact, @Nullable UUID after, int limit, Queries queries) {
    return queries.all(new Key.ChannelsOf(contact.alias())).stream()
        .filter(one -> after == null || one.id().toString().compareTo(after.toString()) > 0)
        .limit(limit)
        .toList();
  }

  private static List<ChannelOperation.ContactChannel> summaries(
      List<ContactChannel> channels, Call call) {
    return channels.stream()
        .map(one ->
            new ChannelOperation.ContactChannel(
                status(one),
                ContactArns.contact(call.settings(), one.contact()),
                one.arn(),
                new ContactChannelAddress(one.address()),
                one.name(),
                one.type()))
        .toList();
  }
}
