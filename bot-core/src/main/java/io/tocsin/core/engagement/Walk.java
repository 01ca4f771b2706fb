package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.engagement.Engagement.Ended;
import io.tocsin.core.engagement.Engagement.Hop;
import io.tocsin.core.engagement.Engagement.Reminder;
import io.tocsin.core.engagement.Engagement.Track;
import io.tocsin.core.engagement.Engagement.Why;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Stage;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The work of one decision on one engagement: which stages begin, who is paged, who has answered.
 * Lives no longer than the decision.
 *
 * <p>Stages follow the rules of ssm-contacts: a stage engages all its targets at once and lasts its
 * minutes, then the next one begins. One without targets is a pause. One whose targets nobody can
 * be reached by is skipped at once.
 */
final class Walk {
  /** How long an answer is waited for behind a last stage that says no time. */
  private static final Duration LAST = Duration.ofMinutes(5);

  private final Call call;
  private final Instant now;
  private final Reach reach;
  private final Pages pages;
  private final Telling telling;
  private final List<Track> tracks;
  private Engagement engagement;

  /**
   * @param draft of the incident that it is for; null if for none
   */
  Walk(Engagement engagement, @Nullable Draft draft, Call call, State state) {
    this.engagement = engagement;
    this.call = call;
    this.now = Draft.moment(call);
    this.reach = new Reach(state, now);
    this.tracks = new ArrayList<>(engagement.tracks());
    this.pages = new Pages(engagement, call, state);
    this.telling = new Telling(draft, reach);
  }

  /** Engages whom it is for, and pages whoever the first stage names. */
  void begin() {
    Optional<String> nobody = reach.unreachable(engagement.contact());
    if (nobody.isPresent()) {
      telling.nobody(engagement.contact(), nobody.get());
    } else {
      enter(reach.contact(engagement.contact()).orElseThrow(), List.of(), 0, true);
      run();
    }
  }

  /** Does what is due. */
  void run() {
    for (int next = due(); next >= 0 && engagement.isOpen(); next = due()) {
      beginStage(next);
    }
    tracks.replaceAll(this::remind);
    if (engagement.isOpen() && !engagement.with(tracks).due().isPresent()) {
      telling.unanswered(engagement.contact());
    }
  }

  private int due() {
    for (int i = 0; i < tracks.size(); i++) {
      Instant at = tracks.get(i).nextAt();
      if (at != null && !at.isAfter(now)) {
        return i;
      }
    }
    return -1;
  }

  private void beginStage(int index) {
    Track track = tracks.get(index);
    List<Stage> stages =
        reach.contact(track.contact()).map(contact -> contact.plan().stages()).orElse(List.of());
    if (track.stage() >= stages.size()) {
      tracks.set(index, track.over());
      return;
    }
    Stage stage = stages.get(track.stage());
    List<Reminder> reminders = new ArrayList<>();
    long engaged =
        stage.targets().stream().filter(target -> engage(target, track, stage, reminders)).count();
    boolean skipped = engaged == 0 && !stage.targets().isEmpty();
    if (skipped) {
      telling.skipped(track);
    }
    Duration lasts = skipped ? Duration.ZERO : lasts(stage, track.stage() + 1 == stages.size());
    tracks.set(index, track.next(now.plus(lasts), reminders));
  }

  private static Duration lasts(Stage stage, boolean last) {
    return last && stage.minutes() == 0 ? LAST : Duration.ofMinutes(stage.minutes());
  }

  private boolean engage(Target target, Track track, Stage stage, List<Reminder> reminders) {
    return switch (target) {
      case Target.Way way -> page(way, track, stage, reminders);
      case Target.Whom whom -> engage(whom, track);
    };
  }

  private boolean page(Target.Way way, Track track, Stage stage, List<Reminder> reminders) {
    Optional<ContactChannel> channel =
        reach.channel(track.contact(), way.channel()).filter(ContactChannel::isOpen);
    channel.ifPresent(open -> page(open, track, 1));
    if (channel.isPresent() && way.retryMinutes() > 0) {
      Instant until = now.plus(Duration.ofMinutes(stage.minutes()));
      Instant again = now.plus(Duration.ofMinutes(way.retryMinutes()));
      reminders.add(new Reminder(way.channel(), 1, again, way.retryMinutes(), until));
    }
    return channel.isPresent();
  }

  private void page(ContactChannel channel, Track track, int attempt) {
    telling.paged(pages.send(channel, track, attempt));
  }

  private boolean engage(Target.Whom whom, Track track) {
    Optional<String> nobody = reach.unreachable(whom.contact());
    nobody.ifPresent(telling::cannot);
    if (nobody.isEmpty()) {
      Contact contact = reach.contact(whom.contact()).orElseThrow();
      enter(contact, track.path(), track.stage(), whom.essential());
    }
    return nobody.isEmpty();
  }

  /** Whoever is being engaged already, or has answered, is not engaged beside that. */
  private void enter(Contact contact, List<Hop> way, int stage, boolean essential) {
    Hop hop = new Hop(contact.alias(), contact.type(), stage);
    List<Hop> path = Stream.concat(way.stream(), Stream.of(hop)).toList();
    switch (contact.type()) {
      case PERSONAL, ESCALATION -> {
        if (tracks.stream().noneMatch(known -> known.keeps(contact.alias()))) {
          tracks.add(new Track(path, essential, 0, now, List.of(), false));
        }
      }
      case ONCALL_SCHEDULE -> {
        for (String person : reach.onCall(contact)) {
          Optional<String> nobody = reach.unreachable(person);
          nobody.ifPresentOrElse(
              telling::cannot,
              () -> enter(reach.contact(person).orElseThrow(), path, stage, essential));
        }
      }
    }
  }

  private Track remind(Track track) {
    return track.withReminders(
        track.reminders().stream().flatMap(reminder -> remind(track, reminder).stream()).toList());
  }

  private Optional<Reminder> remind(Track track, Reminder reminder) {
    if (reminder.at().isAfter(now)) {
      return Optional.of(reminder);
    }
    if (!reminder.at().isBefore(reminder.until())) {
      return Optional.empty();
    }
    reach
        .channel(track.contact(), reminder.channel())
        .filter(ContactChannel::isOpen)
        .ifPresent(channel -> page(channel, track, reminder.attempt() + 1));
    return Optional.of(reminder.after(now));
  }

  /**
   * Somebody has acknowledged. If that is enough, nobody more is paged.
   *
   * @param page by which; null if by none of theirs
   * @param info what stands in its receipt
   */
  void answered(String person, @Nullable Page page, @Nullable String info) {
    boolean enough =
        tracks.stream().anyMatch(track -> track.contact().equals(person) && track.essential());
    tracks.replaceAll(track -> track.contact().equals(person) ? track.answer() : track);
    pages.answered(person, page, info);
    telling.answered(person, page, engagement, enough);
    if (enough || !engagement.with(tracks).due().isPresent()) {
      end(Why.ACKNOWLEDGED, reach.name(person), null);
    }
  }

  /** From now on nobody is paged. */
  void end(Why why, String by, @Nullable String reason) {
    engagement = engagement.ended(new Ended(now, why, by, reason));
    pages.end(why);
  }

  Engagement engagement() {
    return engagement.with(tracks);
  }

  /** All that has to be written but what the incident's draft has. */
  List<Change> changes() {
    Engagement after = engagement();
    telling.summary(after, pages);
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.File(after));
    changes.addAll(pages.changes());
    Timer.Name timer = new Timer.Name(Timer.Kind.ENGAGEMENT, after.id().toString());
    changes.add(
        after
            .due()
            .<Change>map(due -> new Change.SetTimer(new Timer(timer.kind(), timer.subject(), due)))
            .orElseGet(() -> new Change.ClearTimer(timer)));
    return changes;
  }
}
