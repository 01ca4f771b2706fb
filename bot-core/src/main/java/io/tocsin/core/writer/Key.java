package io.tocsin.core.writer;

import io.tocsin.core.oncall.StoredOverride;
import io.tocsin.core.oncall.StoredRotation;
import java.util.UUID;

/** Something that a decision looks at; the writer loads it before. */
public sealed interface Key {
  record ByToken(String scope, String token) implements Key {}

  record Source(String name) implements Key {}

  record Rule(String name) implements Key {}

  /** All rules of a source. */
  record RulesOf(String source) implements Key {}

  record Topic(String arn) implements Key {}

  /** A thread of notifications in a room. */
  record Thread(UUID id) implements Key {}

  record Plan(String name) implements Key {}

  /** A room of the local chat. */
  record Room(String name) implements Key {}

  record WebhookRoom(String name) implements Key {}

  /** The plans that name this room, by its identifier. */
  record PlansIn(String room) implements Key {}

  record Tags(String arn) implements Key {}

  record Counter(String name) implements Key {}

  /** The open incident with this dedupe key, the newest if there are several. */
  record OpenIncident(String dedupeKey) implements Key {}

  record IncidentById(UUID id) implements Key {}

  /** The current calm or storm of a plan in a room, which is named by its identifier. */
  record Storm(String plan, String room) implements Key {}

  /** The current revision of an event. */
  record Event(UUID incident, UUID id) implements Key {}

  /** One row by its own key. */
  sealed interface One<T extends Filed> extends Key {
    Class<T> type();

    /** The key as text; rows of one type sort by it. */
    String text();
  }

  record Contact(String alias) implements One<io.tocsin.core.people.Contact> {
    @java.lang.Override
    public Class<io.tocsin.core.people.Contact> type() {
      return io.tocsin.core.people.Contact.class;
    }

    @java.lang.Override
    public String text() {
      return alias;
    }
  }

  record Channel(UUID id) implements One<io.tocsin.core.people.ContactChannel> {
    @java.lang.Override
    public Class<io.tocsin.core.people.ContactChannel> type() {
      return io.tocsin.core.people.ContactChannel.class;
    }

    @java.lang.Override
    public String text() {
      return id.toString();
    }
  }

  record Rotation(UUID id) implements One<StoredRotation> {
    @java.lang.Override
    public Class<StoredRotation> type() {
      return StoredRotation.class;
    }

    @java.lang.Override
    public String text() {
      return id.toString();
    }
  }

  record Override(UUID id) implements One<StoredOverride> {
    @java.lang.Override
    public Class<StoredOverride> type() {
      return StoredOverride.class;
    }

    @java.lang.Override
    public String text() {
      return id.toString();
    }
  }

  record Engagement(UUID id) implements One<io.tocsin.core.engagement.Engagement> {
    @java.lang.Override
    public Class<io.tocsin.core.engagement.Engagement> type() {
      return io.tocsin.core.engagement.Engagement.class;
    }

    @java.lang.Override
    public String text() {
      return id.toString();
    }
  }

  record Page(UUID id) implements One<io.tocsin.core.engagement.Page> {
    @java.lang.Override
    public Class<io.tocsin.core.engagement.Page> type() {
      return io.tocsin.core.engagement.Page.class;
    }

    @java.lang.Override
    public String text() {
      return id.toString();
    }
  }

  record CalendarLink(String hash) implements One<io.tocsin.core.oncall.CalendarLink> {
    @java.lang.Override
    public Class<io.tocsin.core.oncall.CalendarLink> type() {
      return io.tocsin.core.oncall.CalendarLink.class;
    }

    @java.lang.Override
    public String text() {
      return hash;
    }
  }

  record HandOver(String schedule) implements One<io.tocsin.core.oncall.HandOver> {
    @java.lang.Override
    public Class<io.tocsin.core.oncall.HandOver> type() {
      return io.tocsin.core.oncall.HandOver.class;
    }

    @java.lang.Override
    public String text() {
      return schedule;
    }
  }

  /** All rows of a type that have something in common, sorted by their keys. */
  sealed interface Many<T extends Filed> extends Key {
    Class<T> type();

    /** What they have in common, as text. */
    String text();

    boolean holds(T row);
  }

  /** Asked for only when what is there is changed. */
  record AllContacts() implements Many<io.tocsin.core.people.Contact> {
    @java.lang.Override
    public Class<io.tocsin.core.people.Contact> type() {
      return io.tocsin.core.people.Contact.class;
    }

    @java.lang.Override
    public String text() {
      return "";
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.people.Contact row) {
      return true;
    }
  }

  record ChannelsOf(String contact) implements Many<io.tocsin.core.people.ContactChannel> {
    @java.lang.Override
    public Class<io.tocsin.core.people.ContactChannel> type() {
      return io.tocsin.core.people.ContactChannel.class;
    }

    @java.lang.Override
    public String text() {
      return contact;
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.people.ContactChannel row) {
      return row.contact().equals(contact);
    }
  }

  /** Those that lead to one place; see {@link io.tocsin.core.people.ContactChannel#reach()}. */
  record ChannelsAt(String reach) implements Many<io.tocsin.core.people.ContactChannel> {
    @java.lang.Override
    public Class<io.tocsin.core.people.ContactChannel> type() {
      return io.tocsin.core.people.ContactChannel.class;
    }

    @java.lang.Override
    public String text() {
      return reach;
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.people.ContactChannel row) {
      return row.reach().equals(reach);
    }
  }

  /** Asked for only when what is there is changed. */
  record AllRotations() implements Many<StoredRotation> {
    @java.lang.Override
    public Class<StoredRotation> type() {
      return StoredRotation.class;
    }

    @java.lang.Override
    public String text() {
      return "";
    }

    @java.lang.Override
    public boolean holds(StoredRotation row) {
      return true;
    }
  }

  record OverridesOf(UUID rotation) implements Many<StoredOverride> {
    @java.lang.Override
    public Class<StoredOverride> type() {
      return StoredOverride.class;
    }

    @java.lang.Override
    public String text() {
      return rotation.toString();
    }

    @java.lang.Override
    public boolean holds(StoredOverride row) {
      return row.rotation().equals(rotation);
    }
  }

  record CalendarLinksOf(String contact) implements Many<io.tocsin.core.oncall.CalendarLink> {
    @java.lang.Override
    public Class<io.tocsin.core.oncall.CalendarLink> type() {
      return io.tocsin.core.oncall.CalendarLink.class;
    }

    @java.lang.Override
    public String text() {
      return contact;
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.oncall.CalendarLink row) {
      return row.contact().equals(contact);
    }
  }

  record AllHandOvers() implements Many<io.tocsin.core.oncall.HandOver> {
    @java.lang.Override
    public Class<io.tocsin.core.oncall.HandOver> type() {
      return io.tocsin.core.oncall.HandOver.class;
    }

    @java.lang.Override
    public String text() {
      return "";
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.oncall.HandOver row) {
      return true;
    }
  }

  /** Ended ones too. */
  record EngagementsOf(UUID incident) implements Many<io.tocsin.core.engagement.Engagement> {
    @java.lang.Override
    public Class<io.tocsin.core.engagement.Engagement> type() {
      return io.tocsin.core.engagement.Engagement.class;
    }

    @java.lang.Override
    public String text() {
      return incident.toString();
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.engagement.Engagement row) {
      return incident.equals(row.incident());
    }
  }

  record PagesOf(UUID engagement) implements Many<io.tocsin.core.engagement.Page> {
    @java.lang.Override
    public Class<io.tocsin.core.engagement.Page> type() {
      return io.tocsin.core.engagement.Page.class;
    }

    @java.lang.Override
    public String text() {
      return engagement.toString();
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.engagement.Page row) {
      return row.engagement().equals(engagement);
    }
  }

  record OpenPagesOf(String contact) implements Many<io.tocsin.core.engagement.Page> {
    @java.lang.Override
    public Class<io.tocsin.core.engagement.Page> type() {
      return io.tocsin.core.engagement.Page.class;
    }

    @java.lang.Override
    public String text() {
      return contact;
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.engagement.Page row) {
      return row.open() && row.contact().equals(contact);
    }
  }

  record OpenPagesTo(String reach) implements Many<io.tocsin.core.engagement.Page> {
    @java.lang.Override
    public Class<io.tocsin.core.engagement.Page> type() {
      return io.tocsin.core.engagement.Page.class;
    }

    @java.lang.Override
    public String text() {
      return reach;
    }

    @java.lang.Override
    public boolean holds(io.tocsin.core.engagement.Page row) {
      return row.open() && row.where().reach().equals(reach);
    }
  }
}
