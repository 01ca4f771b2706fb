package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Words;
import io.tocsin.core.engagement.Engagement.Why;
import io.tocsin.core.engagement.Engagement.Wording;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of the engagements of an incident when something happens to it. */
public final class Engagements {
  private Engagements() {}

  /** What has to be known to engage these contacts. */
  public static Set<Key> keysToBegin(Collection<String> contacts, Call call, State found) {
    return Reach.keys(contacts, Draft.moment(call), found);
  }

  /** Engages them for the incident of a draft, which gets what is to be written. */
  public static void begin(Collection<String> contacts, Draft draft, State state) {
    for (String contact : contacts) {
      Incident incident = draft.incident();
      Engagement fresh =
          fresh(
              contact,
              incident.id(),
              incident.arn(),
              wording(incident, draft.call()),
              draft.call());
      Walk walk = new Walk(fresh, draft, draft.call(), state);
      walk.begin();
      draft.with(walk.changes());
    }
  }

  /** An engagement in which nothing has happened yet. */
  static Engagement fresh(
      String contact,
      @Nullable UUID incident,
      @Nullable String incidentArn,
      Wording wording,
      Call call) {
    UUID id = call.ids().next();
    return new Engagement(
        id,
        ContactArns.engagement(call.settings(), contact, id),
        contact,
        incident,
        incidentArn,
        wording,
        Draft.moment(call),
        List.of(),
        null);
  }

  private static Wording wording(Incident incident, Call call) {
    String subject = Words.name(incident);
    String content =
        "%s\nImpact: %s\nStarted by %s, plan %s"
            .formatted(
                subject,
                Words.impact(incident.headline().impact()),
                incident.triggers().label(),
                incident.plan());
    return new Wording(call.caller().displayName(), subject, content, subject, subject);
  }

  /** What has to be known of the engagements of an incident, as far as can be told yet. */
  public static Set<Key> keys(Incident incident, Call call, State found) {
    Key.EngagementsOf all = new Key.EngagementsOf(incident.id());
    if (incident.engaged().isEmpty()) {
      return Set.of();
    }
    Set<Key> keys = new HashSet<>(Set.of(all));
    if (found.knows(all)) {
      open(incident, found).forEach(one -> keys.addAll(keys(one, call, found)));
    }
    return keys;
  }

  /** What has to be known to go on with an engagement. */
  static Set<Key> keys(Engagement engagement, Call call, State found) {
    List<String> contacts =
        Stream.concat(
                Stream.of(engagement.contact()),
                engagement.tracks().stream().map(Engagement.Track::contact))
            .distinct()
            .toList();
    Set<Key> keys = new HashSet<>(Reach.keys(contacts, Draft.moment(call), found));
    keys.add(new Key.PagesOf(engagement.id()));
    return keys;
  }

  private static Stream<Engagement> open(Incident incident, State state) {
    return incident.engaged().isEmpty()
        ? Stream.empty()
        : state.all(new Key.EngagementsOf(incident.id())).stream().filter(Engagement::isOpen);
  }

  /** Nobody more is paged for the incident of a draft. Answers how many engagements ended. */
  public static int end(Draft draft, Why why, String by, @Nullable String reason, State state) {
    List<Engagement> open = open(draft.incident(), state).toList();
    open.forEach(one -> go(one, draft, state, walk -> walk.end(why, by, reason)));
    return open.size();
  }

  /** Has something happen in an engagement of the incident of a draft. */
  static void go(Engagement engagement, Draft draft, State state, Consumer<Walk> what) {
    Walk walk = new Walk(engagement, draft, draft.call(), state);
    what.accept(walk);
    draft.with(walk.changes());
  }

  /**
   * Somebody has taken the incident. If they were paged for it, that is their answer; if not, the
   * incident has somebody, and nobody more is paged.
   *
   * @param contact alias of who they are; null if nobody's
   * @param by their name
   */
  public static void taken(Draft draft, @Nullable String contact, String by, State state) {
    for (Engagement one : open(draft.incident(), state).toList()) {
      boolean paged = one.tracks().stream().anyMatch(track -> track.contact().equals(contact));
      if (contact != null && paged) {
        go(one, draft, state, walk -> walk.answered(contact, null, null));
      } else {
        go(one, draft, state, walk -> walk.end(Why.ACKNOWLEDGED, by, null));
      }
    }
  }
}
