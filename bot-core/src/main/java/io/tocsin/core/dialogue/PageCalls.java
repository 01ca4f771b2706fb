package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Words;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.EngagementOperation.AcceptCodeValidation;
import io.tocsin.core.operation.EngagementOperation.AcceptPage;
import io.tocsin.core.operation.EngagementOperation.AcceptType;
import io.tocsin.core.operation.EngagementOperation.StartEngagement;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the short forms about pages stand for. */
record PageCalls(Queries queries) {

  /** Engages a contact for the incident, or for what is said. */
  StartEngagement start(
      Scene scene, Contact contact, Optional<Incident> incident, @Nullable String text) {
    String who = scene.actor().displayName();
    String subject = incident.map(Words::name).orElseGet(() -> who + " pages you");
    String content = text == null ? who + " needs you: " + subject : text;
    return new StartEngagement(
        contact.arn(),
        content,
        scene.plainToken(),
        incident.map(Incident::arn).orElse(null),
        content,
        subject,
        who.replaceAll("[^\\\\a-zA-Z0-9_@#%*+=:?./!\\s-]", "?"),
        subject);
  }

  /** The acknowledgement of the page to whoever speaks that has this code. */
  Optional<AcceptPage> toSpeaker(Scene scene, String code) {
    String address = scene.actor().platform() + ":" + scene.actor().id();
    return queries.all(new Key.ChannelsAt(ContactChannel.reach(ChannelType.CHAT, address))).stream()
        .filter(ContactChannel::isOpen)
        .flatMap(channel -> queries.all(new Key.OpenPagesOf(channel.contact())).stream())
        .filter(page -> page.code().equals(code))
        .findFirst()
        .map(page -> accept(page, code));
  }

  private static AcceptPage accept(Page page, String code) {
    return new AcceptPage(
        code, AcceptCodeValidation.ENFORCE, AcceptType.READ, null, null, page.arn());
  }
}
