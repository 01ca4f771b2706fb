package io.tocsin.core.engagement;

import io.tocsin.core.chat.Words;
import io.tocsin.core.engagement.Engagement.Track;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.EventData;
import io.tocsin.core.incident.Incident.Engaged;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.people.Contact.Stage;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.people.ContactArns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an incident's timeline, rooms and living message hear of one decision on an engagement. */
final class Telling {
  private final @Nullable Draft draft;
  private final Reach reach;
  private final Map<String, List<Page>> paged = new LinkedHashMap<>();

  Telling(@Nullable Draft draft, Reach reach) {
    this.draft = draft;
    this.reach = reach;
  }

  /** Nobody at all is paged. */
  void nobody(String contact, String why) {
    tell("⚠ Nobody is paged for %s: %s.".formatted(reach.name(contact), why));
  }

  /** One of several is not paged. */
  void cannot(String why) {
    tell("Not paged: " + why + ".");
  }

  void skipped(Track track) {
    tell(
        "Stage %d of %s reaches nobody and is skipped."
            .formatted(track.stage() + 1, reach.name(track.contact())));
  }

  void unanswered(String contact) {
    tell("⚠ Nobody has answered: the plan of %s is at its end.".formatted(reach.name(contact)));
  }

  void paged(Page page) {
    paged.computeIfAbsent(page.contact(), unknown -> new ArrayList<>()).add(page);
  }

  void answered(String person, @Nullable Page page, Engagement engagement, boolean enough) {
    if (draft == null) {
      return;
    }
    String by = page == null ? "" : " by " + word(page.where().type());
    String after = Words.duration(Duration.between(engagement.startedAt(), draft.now()));
    tell(
        "%s acknowledged the page%s, %s after it went out.%s"
            .formatted(
                reach.name(person),
                by,
                after,
                enough ? "" : " The plan goes on: it waits for somebody else too."));
    draft.write(new EventData.PageAcknowledged(arn(person), engagement.arn()), draft.now(), null);
  }

  private String arn(String alias) {
    return reach
        .contact(alias)
        .map(contact -> contact.arn())
        .orElseGet(
            () -> draft == null ? alias : ContactArns.contact(draft.call().settings(), alias));
  }

  /** Tells who was paged, and what the living message shows of the engagement from now on. */
  void summary(Engagement engagement, Pages pages) {
    if (draft == null) {
      return;
    }
    paged.forEach((person, several) -> paged(person, several, engagement));
    draft.become(draft.incident().with(engaged(engagement, pages)));
  }

  private void paged(String person, List<Page> several, Engagement engagement) {
    boolean first = several.stream().anyMatch(page -> page.attempt() == 1);
    List<String> ways = several.stream().map(page -> word(page.where().type())).distinct().toList();
    tell(
        "Paging %s%s (%s)."
            .formatted(reach.name(person), first ? "" : " again", String.join(", ", ways)));
    if (first && draft != null) {
      draft.write(new EventData.Paged(arn(person), engagement.arn()), draft.now(), null);
    }
  }

  private Engaged engaged(Engagement engagement, Pages pages) {
    List<String> people = pages.all().map(Page::contact).distinct().map(reach::name).toList();
    List<String> answered =
        engagement.tracks().stream()
            .filter(Track::answered)
            .map(Track::contact)
            .distinct()
            .map(reach::name)
            .toList();
    List<Upcoming> upcoming = engagement.isOpen() ? upcoming(engagement) : List.of();
    Instant nextAt = upcoming.stream().map(Upcoming::at).min(Instant::compareTo).orElse(null);
    List<String> next =
        upcoming.stream()
            .filter(one -> one.at().equals(nextAt))
            .flatMap(one -> one.names().stream())
            .distinct()
            .toList();
    return new Engaged(
        engagement.id(),
        reach.name(engagement.contact()),
        people,
        answered,
        engagement.isOpen() && engagement.due().isPresent(),
        nextAt,
        next);
  }

  private record Upcoming(Instant at, List<String> names) {}

  /** The stages that are still to come, with whom or what they engage. */
  private List<Upcoming> upcoming(Engagement engagement) {
    return engagement.tracks().stream().flatMap(track -> upcoming(track).stream()).toList();
  }

  private List<Upcoming> upcoming(Track track) {
    Instant at = track.nextAt();
    List<Stage> stages =
        reach.contact(track.contact()).map(contact -> contact.plan().stages()).orElse(List.of());
    if (at == null || track.stage() >= stages.size()) {
      return List.of();
    }
    List<String> names =
        stages.get(track.stage()).targets().stream()
            .flatMap(target -> name(track, target))
            .distinct()
            .toList();
    return List.of(new Upcoming(at, names));
  }

  private Stream<String> name(Track track, Target target) {
    return switch (target) {
      case Target.Whom whom -> Stream.of(reach.name(whom.contact()));
      case Target.Way way -> Stream.of(reach.name(track.contact()));
    };
  }

  private void tell(String line) {
    if (draft != null) {
      draft.tell(line);
    }
  }

  /** A kind of channel as people call it. */
  static String word(ChannelType type) {
    return switch (type) {
      case EMAIL -> "mail";
      case SMS -> "SMS";
      case VOICE -> "call";
      case CHAT -> "chat";
      case PUSH -> "push";
    };
  }
}
