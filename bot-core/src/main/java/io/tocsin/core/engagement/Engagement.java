package io.tocsin.core.engagement;

import io.tocsin.core.operation.ContactType;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or whoever a plan or a schedule names, is being reached. A value: a change makes
 * another one.
 *
 * @param contact alias of who or what was engaged
 * @param incident what for; null if for no incident of Tocsin's
 * @param incidentArn what for, as it was given
 * @param tracks the plans that are under way, the one it began with first
 * @param ended null while somebody may still be paged or answer
 */
public record Engagement(
    UUID id,
    String arn,
    String contact,
    @Nullable UUID incident,
    @Nullable String incidentArn,
    Wording wording,
    Instant startedAt,
    List<Track> tracks,
    @Nullable Ended ended)
    implements Filed {
  public Engagement {
    tracks = List.copyOf(tracks);
  }

  @Override
  public Key.Engagement key() {
    return new Key.Engagement(id);
  }

  /**
   * What pages say.
   *
   * @param publicSubject what may be read by others, for SMS
   */
  public record Wording(
      String sender,
      String subject,
      String content,
      @Nullable String publicSubject,
      @Nullable String publicContent) {}

  /**
   * One plan on its way through its stages.
   *
   * @param path how it came to this contact, which is the last one of it
   * @param essential whether an answer of this contact ends the whole engagement
   * @param stage the index of the stage that begins next
   * @param nextAt when it begins; null if none is left
   * @param reminders pages that are repeated while their stage lasts
   * @param answered whether this contact has acknowledged; then it is over
   */
  public record Track(
      List<Hop> path,
      boolean essential,
      int stage,
      @Nullable Instant nextAt,
      List<Reminder> reminders,
      boolean answered) {
    public Track {
      path = List.copyOf(path);
      reminders = List.copyOf(reminders);
    }

    /** Alias of whose plan it is. */
    public String contact() {
      return path.getLast().contact();
    }

    /** Its next stage begins then. */
    Track next(Instant at, List<Reminder> repeated) {
      return new Track(path, essential, stage + 1, at, repeated, answered);
    }

    /** No stage is left; what is repeated goes on to its end. */
    Track over() {
      return new Track(path, essential, stage, null, List.of(), answered);
    }

    Track answer() {
      return new Track(path, essential, stage, null, List.of(), true);
    }

    Track withReminders(List<Reminder> changed) {
      return new Track(path, essential, stage, nextAt, changed, answered);
    }

    /** Whether this contact need not be engaged anew: they are being, or have answered. */
    boolean keeps(String alias) {
      return contact().equals(alias) && (answered || due().isPresent());
    }

    Optional<Instant> due() {
      return Stream.concat(Stream.ofNullable(nextAt), reminders.stream().map(Reminder::at))
          .min(Comparator.naturalOrder());
    }
  }

  /**
   * @param stage index of the stage of the one before that led here; 0 for the first
   */
  public record Hop(String contact, ContactType type, int stage) {}

  /**
   * @param attempt how many pages to this channel the stage has sent
   * @param until when the stage is over
   */
  public record Reminder(UUID channel, int attempt, Instant at, int minutes, Instant until) {
    Reminder after(Instant sent) {
      Instant again = sent.plus(Duration.ofMinutes(minutes));
      return new Reminder(channel, attempt + 1, again, minutes, until);
    }
  }

  /**
   * @param by the name of who ended it
   */
  public record Ended(Instant at, Why why, String by, @Nullable String reason) {}

  /** Why nobody more is paged. */
  public enum Why {
    ACKNOWLEDGED,
    STOPPED,
    RESOLVED
  }

  public boolean isOpen() {
    return ended == null;
  }

  /** When the next thing of it is to be done. */
  public Optional<Instant> due() {
    return isOpen()
        ? tracks.stream().map(Track::due).flatMap(Optional::stream).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** When the next stage begins, of whichever plan. */
  public Optional<Instant> nextStage() {
    return isOpen()
        ? tracks.stream().map(Track::nextAt).filter(Objects::nonNull).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  public Engagement with(List<Track> changed) {
    return new Engagement(
        id, arn, contact, incident, incidentArn, wording, startedAt, changed, ended);
  }

  public Engagement ended(Ended how) {
    return new Engagement(id, arn, contact, incident, incidentArn, wording, startedAt, tracks, how);
  }
}
