package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Words;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.engagement.PageNews;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the short forms about pages stand for. */
record PageCalls(Queries queries) {
  /** So many are offered as buttons. */
  static final int OFFERED = 10;

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

  /** Whoever can be engaged: schedules and plans before people, each kind by name. */
  List<Contact> everybody() {
    return queries.all(new Key.AllContacts()).stream()
        .sorted(
            Comparator.comparing(Contact::type, Comparator.reverseOrder())
                .thenComparing(Contact::name))
        .toList();
  }

  /** As {@link #start}; each of several that are offered at once is a thing of its own. */
  StartEngagement offered(Scene scene, Contact contact, Incident incident) {
    StartEngagement start = start(scene, contact, Optional.of(incident), null);
    String token = start.idempotencyToken();
    return new StartEngagement(
        start.contactId(),
        start.content(),
        token == null ? null : token + "_" + contact.alias(),
        start.incidentId(),
        start.publicContent(),
        start.publicSubject(),
        start.sender(),
        start.subject());
  }

  /** The acknowledgement of the page to whoever speaks that has this code. */
  Optional<AcceptPage> toSpeaker(Scene scene, String code) {
    return openPages(scene)
        .filter(page -> page.code().equals(code))
        .findFirst()
        .map(page -> accept(page, AcceptCodeValidation.ENFORCE));
  }

  /** A page that waits for an answer, with what it is about. */
  record Waiting(Page page, String subject) {
    AcceptPage accept() {
      return PageCalls.accept(page, AcceptCodeValidation.IGNORE);
    }

    String inWords() {
      return "`ack %s` for %s".formatted(page.code(), subject);
    }
  }

  /** The pages to whoever speaks, of each engagement the newest. */
  List<Waiting> toSpeaker(Scene scene) {
    Map<UUID, Page> newest = new LinkedHashMap<>();
    openPages(scene)
        .sorted(Comparator.comparing(Page::at))
        .forEach(page -> newest.put(page.engagement(), page));
    return newest.values().stream().map(page -> new Waiting(page, subject(page))).toList();
  }

  private String subject(Page page) {
    return queries
        .find(new Key.Engagement(page.engagement()))
        .map(engagement -> engagement.wording().subject())
        .orElse("a page");
  }

  private Stream<Page> openPages(Scene scene) {
    return channels(scene)
        .map(ContactChannel::contact)
        .distinct()
        .flatMap(contact -> queries.all(new Key.OpenPagesOf(contact)).stream());
  }

  /** Those by which whoever speaks is known to be somebody. */
  private Stream<ContactChannel> channels(Scene scene) {
    String address = scene.actor().platform() + ":" + scene.actor().id();
    return queries.all(new Key.ChannelsAt(ContactChannel.reach(ChannelType.CHAT, address))).stream()
        .filter(ContactChannel::isOpen);
  }

  /** What it means that somebody presses the button of a page. */
  sealed interface Pressed {
    record Answer(AcceptPage accept) implements Pressed {}

    /** Nothing is left to be answered. */
    record Idle(String why) implements Pressed {}

    /** It is for somebody else. */
    record Alien(String why) implements Pressed {}
  }

  /** The button was sent to them alone, so it proves as much as the code. */
  Pressed pressed(Scene scene, UUID id) {
    Optional<Page> found = queries.find(new Key.Page(id));
    if (found.isEmpty()) {
      return new Pressed.Idle("This page is not known any more. Nothing was changed.");
    }
    Page page = found.get();
    if (channels(scene).noneMatch(channel -> channel.contact().equals(page.contact()))) {
      return new Pressed.Alien(
          "This page is for %s. To take the incident, acknowledge that.".formatted(page.contact()));
    }
    return page.open()
        ? new Pressed.Answer(accept(page, AcceptCodeValidation.IGNORE))
        : new Pressed.Idle("Nothing was changed: " + new PageNews(queries).of(page) + ".");
  }

  private static AcceptPage accept(Page page, AcceptCodeValidation validation) {
    return new AcceptPage(page.code(), validation, AcceptType.READ, null, null, page.arn());
  }
}
