package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.NotificationTargetItem;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it stands now. A value: a change makes another one.
 *
 * @param number the short number (#214) of this incident, ascending in the account
 * @param plan the name of the response plan it was started by
 * @param engaged who is paged for it
 * @param version counts the changes; a message that shows a lower one is out of date
 * @param deleted hidden from everybody; kept for the history
 */
public record Incident(
    UUID id,
    String arn,
    long number,
    String plan,
    Headline headline,
    Origin origin,
    Progress progress,
    Routing routing,
    Triggers triggers,
    Timeline timeline,
    List<RelatedItem> relatedItems,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Engaged> engaged,
    boolean deleted,
    long version) {

  public Incident {
    relatedItems = List.copyOf(relatedItems);
    engaged = engaged == null ? List.of() : List.copyOf(engaged);
  }

  /** What it is and how bad. */
  public record Headline(String title, int impact, @Nullable String summary) {}

  /**
   * Where it came from.
   *
   * @param dedupeString as the API tells it
   * @param dedupeKey what a later trigger must have in common to be merged while this is open
   */
  public record Origin(
      IncidentRecordSource source, String dedupeString, String dedupeKey, Instant createdAt) {}

  /**
   * How far people are with it.
   *
   * @param resolvedBy the name of whoever resolved it
   */
  public record Progress(
      IncidentRecordStatus status,
      @Nullable Instant resolvedAt,
      @Nullable String resolvedBy,
      @Nullable Acknowledgement acknowledgement,
      String lastModifiedBy,
      Instant lastModifiedAt) {

    /** Open, and nobody has it. */
    public static Progress started(String by, Instant at) {
      return new Progress(IncidentRecordStatus.OPEN, null, null, null, by, at);
    }

    public Progress modified(String by, Instant at) {
      return new Progress(status, resolvedAt, resolvedBy, acknowledgement, by, at);
    }

    public Progress acknowledged(Acknowledgement by) {
      return new Progress(status, resolvedAt, resolvedBy, by, lastModifiedBy, lastModifiedAt);
    }

    /** Resolved; who had the incident stays to be seen. */
    public Progress resolved(String byName, Instant at) {
      return new Progress(
          IncidentRecordStatus.RESOLVED,
          at,
          byName,
          acknowledgement,
          lastModifiedBy,
          lastModifiedAt);
    }

    /** Open again as at the start: whoever had it before need not have it now. */
    public Progress reopened() {
      return started(lastModifiedBy, lastModifiedAt);
    }
  }

  /** Who has the incident, and since when. */
  public record Acknowledgement(String by, String name, Instant at) {}

  /**
   * Where it is told.
   *
   * @param rooms identifiers of the rooms that have its living message
   * @param pages what the plan would run, and cannot yet: runbooks
   * @param storms the storms it is part of, by the identifiers of their rooms; most are in none
   * @param channel the channel that it has for itself, or is to get; null for none
   */
  public record Routing(
      @Nullable ChatChannel chatChannel,
      @Nullable List<NotificationTargetItem> notificationTargets,
      List<String> rooms,
      boolean resolveOnOk,
      List<String> pages,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, InStorm> storms,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OwnChannel channel) {
    public Routing {
      rooms = List.copyOf(rooms);
      pages = List.copyOf(pages);
      storms = storms == null ? Map.of() : Map.copyOf(storms);
    }

    /** In no storm. */
    public Routing(
        @Nullable ChatChannel chatChannel,
        @Nullable List<NotificationTargetItem> notificationTargets,
        List<String> rooms,
        boolean resolveOnOk,
        List<String> pages) {
      this(chatChannel, notificationTargets, rooms, resolveOnOk, pages, Map.of(), null);
    }

    /** The same, told to other topics of SNS. */
    public Routing to(@Nullable ChatChannel chat, @Nullable List<NotificationTargetItem> targets) {
      return new Routing(chat, targets, rooms, resolveOnOk, pages, storms, channel);
    }

    /** The same, in one more storm. */
    Routing in(String room, InStorm storm) {
      Map<String, InStorm> more = new HashMap<>(storms);
      more.put(room, storm);
      return new Routing(
          chatChannel, notificationTargets, rooms, resolveOnOk, pages, more, channel);
    }

    /** The same, told in these rooms and with this channel for itself. */
    Routing with(List<String> told, OwnChannel own) {
      return new Routing(chatChannel, notificationTargets, told, resolveOnOk, pages, storms, own);
    }
  }

  /**
   * Its part in a storm.
   *
   * @param ownCard whether its messages stay where they were when the storm began; else they are in
   *     the thread of the storm's card
   */
  public record InStorm(UUID storm, boolean ownCard) {}

  /**
   * The channel that it has for itself.
   *
   * @param workspace identifier of where it is, or is to be made: {@code slack:T0001}
   * @param people the chat's identifiers of who is brought in
   * @param archive whether it is closed to further talk once the incident is resolved
   * @param wish what it was to be called when the incident began; the same at every attempt
   * @param room its identifier; null as long as it is not made
   * @param name what people there call it; null as long as it is not made
   */
  public record OwnChannel(
      String workspace,
      List<String> people,
      boolean archive,
      String wish,
      @Nullable String room,
      @Nullable String name) {
    public OwnChannel {
      people = List.copyOf(people);
    }

    OwnChannel made(String as, String called) {
      return new OwnChannel(workspace, people, archive, wish, as, called);
    }

    OwnChannel with(String person) {
      List<String> more = Stream.concat(people.stream(), Stream.of(person)).distinct().toList();
      return new OwnChannel(workspace, more, archive, wish, room, name);
    }
  }

  /**
   * What set it off.
   *
   * @param count how many triggers it took in, the first among them
   * @param firing for each alarm or alert that ever fired for it, whether it still does
   * @param label what to call the source, such as "alarm checkout-5xx"
   */
  public record Triggers(
      int count, Instant first, Instant last, Map<String, Boolean> firing, String label) {
    public Triggers {
      firing = Map.copyOf(firing);
    }

    public Triggers with(Map<String, Boolean> changed) {
      return new Triggers(count, first, last, changed, label);
    }
  }

  /**
   * The book-keeping of its timeline.
   *
   * @param events how many events it holds, deleted ones included
   * @param merged the event that counts the merged triggers beyond the limit; null below it
   * @param latest the newest thing worth a line of the living message
   */
  public record Timeline(int events, @Nullable UUID merged, @Nullable Latest latest) {
    public static final Timeline EMPTY = new Timeline(0, null, null);

    public Timeline withOneMore() {
      return new Timeline(events + 1, merged, latest);
    }

    public Timeline withMerged(UUID event) {
      return new Timeline(events, event, latest);
    }

    public Timeline withLatest(@Nullable Latest news) {
      return new Timeline(events, merged, news);
    }
  }

  /**
   * Somebody, or whoever a plan or a schedule names, who was engaged for it.
   *
   * @param who the name of who or what was engaged
   * @param paged the names of whoever was paged, in order
   * @param answered the names of those of them that have acknowledged
   * @param goesOn whether somebody may still be paged
   * @param nextAt when the next stage begins; null if none does
   * @param next the names of whom it engages
   */
  public record Engaged(
      UUID engagement,
      String who,
      List<String> paged,
      List<String> answered,
      boolean goesOn,
      @Nullable Instant nextAt,
      List<String> next) {
    public Engaged {
      paged = List.copyOf(paged);
      answered = List.copyOf(answered);
      next = List.copyOf(next);
    }
  }

  /** One line of news. */
  public record Latest(Instant at, String text) {}

  public boolean isOpen() {
    return progress.status() == IncidentRecordStatus.OPEN && !deleted;
  }

  public boolean isResolved() {
    return progress.status() == IncidentRecordStatus.RESOLVED;
  }

  public Incident with(Headline changed) {
    return copy(changed, progress, routing, triggers, timeline, relatedItems, engaged, deleted);
  }

  public Incident with(Progress changed) {
    return copy(headline, changed, routing, triggers, timeline, relatedItems, engaged, deleted);
  }

  public Incident with(Routing changed) {
    return copy(headline, progress, changed, triggers, timeline, relatedItems, engaged, deleted);
  }

  public Incident with(Triggers changed) {
    return copy(headline, progress, routing, changed, timeline, relatedItems, engaged, deleted);
  }

  public Incident with(Timeline changed) {
    return copy(headline, progress, routing, triggers, changed, relatedItems, engaged, deleted);
  }

  public Incident withRelatedItems(List<RelatedItem> changed) {
    return copy(headline, progress, routing, triggers, timeline, changed, engaged, deleted);
  }

  /** The same, with the newest of this engagement. */
  public Incident with(Engaged changed) {
    List<Engaged> all = new ArrayList<>(engaged);
    all.removeIf(one -> one.engagement().equals(changed.engagement()));
    all.add(changed);
    return copy(headline, progress, routing, triggers, timeline, relatedItems, all, deleted);
  }

  public Incident hidden() {
    return copy(headline, progress, routing, triggers, timeline, relatedItems, engaged, true);
  }

  private Incident copy(
      Headline headline,
      Progress progress,
      Routing routing,
      Triggers triggers,
      Timeline timeline,
      List<RelatedItem> relatedItems,
      List<Engaged> engaged,
      boolean deleted) {
    return new Incident(
        id,
        arn,
        number,
        plan,
        headline,
        origin,
        progress,
        routing,
        triggers,
        timeline,
        relatedItems,
        engaged,
        deleted,
        version + 1);
  }
}
