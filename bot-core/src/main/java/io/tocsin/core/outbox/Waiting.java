package io.tocsin.core.outbox;

import io.tocsin.core.incident.Incident;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.outbox.OutboxEntry.Content.Living;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for a room: an entry, or several for the same living message or storm, of
 * which the newest counts. Not safe for several threads.
 */
final class Waiting {
  private final OutboxEntry first;
  private final List<UUID> ids = new ArrayList<>(1);
  private final boolean handedDirectly;
  private long version;
  private @Nullable Incident snapshot;

  /**
   * @param snapshot of the incident as it was committed with the entry; null to look it up
   */
  static Waiting committedHere(OutboxEntry entry, @Nullable Incident snapshot) {
    return new Waiting(entry, snapshot, true);
  }

  /** An entry as the table has it. Somebody may have tried to deliver it already. */
  static Waiting fromTable(OutboxEntry entry) {
    return new Waiting(entry, null, false);
  }

  private Waiting(OutboxEntry entry, @Nullable Incident snapshot, boolean handedDirectly) {
    this.first = entry;
    this.handedDirectly = handedDirectly;
    this.ids.add(entry.id());
    this.snapshot = snapshot;
    this.version = entry.content() instanceof Living living ? living.version() : 0;
  }

  /** Takes in what came later for the same living message. */
  void add(Waiting later) {
    ids.addAll(later.ids);
    if (later.version > version) {
      version = later.version;
      snapshot = later.snapshot;
    }
  }

  OutboxEntry entry() {
    return first;
  }

  /** All entries that are dealt with when this is. */
  List<UUID> ids() {
    return ids;
  }

  long version() {
    return version;
  }

  @Nullable Incident snapshot() {
    return snapshot;
  }

  /** Whether it came from the table: then an earlier attempt may have arrived. */
  boolean mayBeRepeat() {
    return !handedDirectly;
  }

  /** Whether it is the card of a storm. */
  boolean isStorm() {
    return first.content() instanceof Content.Storm;
  }

  /** What several entries may share one delivery of; null if none may. */
  @Nullable UUID card() {
    return switch (first.content()) {
      case Living living -> living.incident();
      case Content.Storm storm -> storm.storm();
      case Content.Story story -> null;
      case Content.Notice notice -> null;
      case Content.Step step -> null;
      case Content.Page page -> null;
      case Content.PageEnd end -> null;
      case Content.Activation activation -> null;
      case Content.Group group -> null;
    };
  }
}
