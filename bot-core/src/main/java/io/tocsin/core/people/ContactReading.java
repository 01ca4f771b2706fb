package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.operation.ContactOperation;
import io.tocsin.core.operation.ContactOperation.ChannelTargetInfo;
import io.tocsin.core.operation.ContactOperation.ContactTargetInfo;
import io.tocsin.core.operation.ContactOperation.GetContact;
import io.tocsin.core.operation.ContactOperation.GetContactOutput;
import io.tocsin.core.operation.ContactOperation.GetContactPolicy;
import io.tocsin.core.operation.ContactOperation.GetContactPolicyOutput;
import io.tocsin.core.operation.ContactOperation.ListContacts;
import io.tocsin.core.operation.ContactOperation.ListContactsOutput;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.people.Contact.Stage;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of contacts. */
public final class ContactReading {
  private ContactReading() {}

  public static Outcome<GetContactOutput> get(GetContact operation, Call call, Queries queries) {
    return ContactLookup.contact(operation.contactId(), call, queries)
        .map(contact -> Outcome.accepted(told(contact, call)))
        .orElseGet(() -> Outcome.refused(ContactLookup.noContact(operation.contactId())));
  }

  private static GetContactOutput told(Contact contact, Call call) {
    return new GetContactOutput(
        contact.alias(), contact.arn(), contact.displayName(), plan(contact, call), contact.type());
  }

  private static ContactOperation.Plan plan(Contact contact, Call call) {
    boolean schedule = contact.type() == ContactType.ONCALL_SCHEDULE;
    return new ContactOperation.Plan(
        contact.plan().rotations().stream()
            .map(id -> ContactArns.rotation(call.settings(), id))
            .toList(),
        schedule
            ? null
            : contact.plan().stages().stream().map(stage -> stage(contact, stage, call)).toList());
  }

  private static ContactOperation.Stage stage(Contact contact, Stage stage, Call call) {
    return new ContactOperation.Stage(
        stage.minutes(),
        stage.targets().stream().map(target -> target(contact, target, call)).toList());
  }

  private static ContactOperation.Target target(Contact contact, Target target, Call call) {
    return switch (target) {
      case Target.Way way ->
          new ContactOperation.Target(
              new ChannelTargetInfo(
                  ContactArns.channel(call.settings(), contact.alias(), way.channel()),
                  way.retryMinutes() == 0 ? null : way.retryMinutes()),
              null);
      case Target.Whom whom ->
          new ContactOperation.Target(
              null,
              new ContactTargetInfo(
                  ContactArns.contact(call.settings(), whom.contact()), whom.essential()));
    };
  }

  public static Outcome<ListContactsOutput> list(
      ListContacts operation, Call call, Queries queries) {
    String question = operation.aliasPrefix() + "|" + operation.type();
    Paging<String> paging = new Paging<>(operation, question, Optional::of);
    return paging
        .start()
        .map(start -> found(operation, start.after(), paging.lookUp(), queries))
        .map(found -> paging.page(found, Contact::alias))
        .map(page -> new ListContactsOutput(summaries(page.items()), page.nextToken()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static List<Contact> found(
      ListContacts operation, @Nullable String after, int limit, Queries queries) {
    String prefix = operation.aliasPrefix();
    return queries.all(new Key.AllContacts()).stream()
        .filter(contact -> prefix == null || contact.alias().startsWith(prefix))
        .filter(contact -> operation.type() == null || contact.type() == operation.type())
        .filter(contact -> after == null || contact.alias().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  private static List<ContactOperation.Contact> summaries(List<Contact> contacts) {
    return contacts.stream()
        .map(one ->
            new ContactOperation.Contact(one.alias(), one.arn(), one.displayName(), one.type()))
        .toList();
  }

  public static Outcome<GetContactPolicyOutput> policy(
      GetContactPolicy operation, Call call, Queries queries) {
    return ContactLookup.contact(operation.contactArn(), call, queries)
        .map(contact -> new GetContactPolicyOutput(contact.arn(), contact.policy()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(ContactLookup.noContact(operation.contactArn())));
  }
}
