package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.command.output.Format;
import io.tocsin.core.command.output.Output;
import io.tocsin.core.operation.ChannelOperation.ActivateContactChannel;
import io.tocsin.core.operation.ChannelOperation.CreateContactChannel;
import io.tocsin.core.operation.ChannelOperation.CreateContactChannelOutput;
import io.tocsin.core.operation.ChannelOperation.ListContactChannelsOutput;
import io.tocsin.core.operation.ChannelOperation.SendActivationCode;
import io.tocsin.core.operation.ChannelOperation.UpdateContactChannel;
import io.tocsin.core.operation.ContactOperation.CreateContact;
import io.tocsin.core.operation.ContactOperation.ListContactsOutput;
import io.tocsin.core.operation.ContactOperation.UpdateContact;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.EngagementOperation.AcceptPage;
import io.tocsin.core.operation.EngagementOperation.GetVcardOutput;
import io.tocsin.core.operation.EngagementOperation.StartEngagement;
import io.tocsin.core.operation.EngagementOperation.StartEngagementOutput;
import io.tocsin.core.operation.EngagementOperation.StopPagingOutput;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.RotationOperation.CreateRotation;
import io.tocsin.core.operation.RotationOperation.CreateRotationOutput;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverride;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverrideOutput;
import io.tocsin.core.operation.RotationOperation.UpdateRotation;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Says what operations on people, rotations and pages answered. */
final class PeopleText {
  private final Queries queries;
  private final ContactText contacts;
  private final RotationText rotations;

  PeopleText(Queries queries, ZoneId zone) {
    this.queries = queries;
    this.contacts = new ContactText(queries);
    this.rotations = new RotationText(queries, zone);
  }

  Message of(Operation<?> operation, Object result, Instant now) {
    return switch (operation) {
      case CreateContact create -> Message.text(contacts.added(create));
      case UpdateContact update -> Message.text(contacts.changed(update));
      case CreateContactChannel create ->
          Message.text(contacts.added((CreateContactChannelOutput) result));
      case UpdateContactChannel update -> Message.text(contacts.changed(update));
      case SendActivationCode send -> Message.text(contacts.sent(send));
      case ActivateContactChannel activate -> Message.text("Activated: pages can go there now.");
      case StartEngagement start -> Message.text(started((StartEngagementOutput) result));
      case CreateRotation create -> rotations.added((CreateRotationOutput) result, now);
      case UpdateRotation update -> rotations.changed(update, now);
      case CreateRotationOverride create ->
          rotations.overridden((CreateRotationOverrideOutput) result);
      case AcceptPage accept -> Message.text("Acknowledged.");
      default -> of(operation, result);
    };
  }

  private static Message of(Operation<?> operation, Object result) {
    return switch (result) {
      case GetVcardOutput card -> card(card);
      case Done done -> Message.text("Done.");
      case ListContactsOutput list -> listed(list);
      case ListContactChannelsOutput list -> listed(list);
      case StopPagingOutput(Integer stopped) ->
          Message.text(
              stopped == 0
                  ? "Nobody was being paged. Nothing was changed."
                  : "Nobody more is paged.");
      default -> Message.text(Output.of(operation, (Record) result, Format.YAML, null));
    };
  }

  /** The fallback leaves the contact out, which nobody can read. */
  private static Message card(GetVcardOutput card) {
    if (card.addresses().isEmpty()) {
      return Message.text(
          "Pages come from no address or number that can be saved: no mail server and no phone provider is set up.");
    }
    String text =
        "Pages come from %s. As a contact, to be saved as tocsin.vcf and opened on the phone:"
            .formatted(String.join(", ", card.addresses()));
    String contact = card.vcard().replace("\r\n", "\n").strip();
    List<Section> sections = List.of(new Section.Paragraph(text), new Section.Code(contact));
    return new Message(text, Tone.NEUTRAL, null, sections, List.of(), false);
  }

  private String started(StartEngagementOutput output) {
    String id = output.engagementArn().substring(output.engagementArn().lastIndexOf('/') + 1);
    List<String> people =
        queries.all(new Key.PagesOf(UUID.fromString(id))).stream()
            .map(page -> page.contact())
            .distinct()
            .map(this::name)
            .toList();
    return people.isEmpty()
        ? "⚠ Nobody could be paged. The story says why."
        : "Paging " + String.join(", ", people) + ".";
  }

  private String name(String alias) {
    return queries.find(new Key.Contact(alias)).map(Contact::name).orElse(alias);
  }

  private static Message listed(ListContactsOutput list) {
    List<String> lines =
        (list.contacts() == null
                ? List.<io.tocsin.core.operation.ContactOperation.Contact>of()
                : list.contacts())
            .stream().map(one -> one.alias() + " · " + ContactText.kind(one.type())).toList();
    return lines.isEmpty() ? Message.text("No contacts.") : AnswerText.list("Contacts", lines);
  }

  private static Message listed(ListContactChannelsOutput list) {
    List<String> lines =
        list.contactChannels().stream()
            .map(one ->
                "%s · %s %s · %s"
                    .formatted(
                        one.name(),
                        one.type(),
                        one.deliveryAddress().simpleAddress(),
                        one.activationStatus()))
            .toList();
    return lines.isEmpty()
        ? Message.text("No contact channels.")
        : AnswerText.list("Contact channels", lines);
  }
}
