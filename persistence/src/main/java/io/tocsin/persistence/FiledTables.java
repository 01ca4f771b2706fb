package io.tocsin.persistence;

import io.tocsin.core.engagement.Engagement;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.oncall.CalendarLink;
import io.tocsin.core.oncall.HandOver;
import io.tocsin.core.oncall.StoredOverride;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Key;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of rows that are written whole. */
final class FiledTables {
  static final FiledTable<Contact> CONTACTS =
      new FiledTable<>(Contact.class, "contact", "text", List.of());

  static final FiledTable<ContactChannel> CHANNELS =
      new FiledTable<>(
          ContactChannel.class,
          "contact_channel",
          "uuid",
          List.of(
              new Column<>("contact", "text", ContactChannel::contact),
              new Column<>("reach", "text", ContactChannel::reach)));

  static final FiledTable<StoredRotation> ROTATIONS =
      new FiledTable<>(StoredRotation.class, "rotation", "uuid", List.of());

  static final FiledTable<StoredOverride> OVERRIDES =
      new FiledTable<>(
          StoredOverride.class,
          "rotation_override",
          "uuid",
          List.of(new Column<>("rotation", "uuid", StoredOverride::rotation)));

  static final FiledTable<Engagement> ENGAGEMENTS =
      new FiledTable<>(
          Engagement.class,
          "engagement",
          "uuid",
          List.of(
              new Column<>("incident", "uuid", Engagement::incident),
              new Column<>("started_at", "timestamptz", Engagement::startedAt)));

  static final FiledTable<Page> PAGES =
      new FiledTable<>(
          Page.class,
          "page",
          "uuid",
          List.of(
              new Column<>("engagement", "uuid", Page::engagement),
              new Column<>("contact", "text", Page::contact),
              new Column<>("reach", "text", page -> page.where().reach()),
              new Column<>("open", "boolean", Page::open)));

  static final FiledTable<CalendarLink> CALENDAR_LINKS =
      new FiledTable<>(
          CalendarLink.class,
          "calendar_link",
          "text",
          List.of(new Column<>("contact", "text", CalendarLink::contact)));

  static final FiledTable<HandOver> HAND_OVERS =
      new FiledTable<>(HandOver.class, "hand_over", "text", List.of());

  static final List<FiledTable<?>> ALL =
      List.of(
          CONTACTS, CHANNELS, ROTATIONS, OVERRIDES, ENGAGEMENTS, PAGES, CALENDAR_LINKS, HAND_OVERS);

  private static final Map<Class<?>, Lookup> BY_KEY =
      ALL.stream().collect(Collectors.toUnmodifiableMap(FiledTable::type, FiledTable::byKey));

  private static final Map<Class<?>, Lookup> BY_OTHERS =
      Map.ofEntries(
          Map.entry(Key.AllContacts.class, CONTACTS.all()),
          Map.entry(Key.AllRotations.class, ROTATIONS.all()),
          Map.entry(Key.ChannelsOf.class, CHANNELS.by("contact = ANY (?)", "text")),
          Map.entry(Key.ChannelsAt.class, CHANNELS.by("reach = ANY (?)", "text")),
          Map.entry(Key.OverridesOf.class, OVERRIDES.by("rotation = ANY (?)", "uuid")),
          Map.entry(Key.EngagementsOf.class, ENGAGEMENTS.by("incident = ANY (?)", "uuid")),
          Map.entry(Key.PagesOf.class, PAGES.by("engagement = ANY (?)", "uuid")),
          Map.entry(Key.OpenPagesOf.class, PAGES.by("contact = ANY (?) AND open", "text")),
          Map.entry(Key.OpenPagesTo.class, PAGES.by("reach = ANY (?) AND open", "text")),
          Map.entry(Key.CalendarLinksOf.class, CALENDAR_LINKS.by("contact = ANY (?)", "text")),
          Map.entry(Key.AllHandOvers.class, HAND_OVERS.all()));

  private FiledTables() {}

  static Lookup lookup(Key.One<?> key) {
    return known(BY_KEY.get(key.type()), key);
  }

  static Lookup lookup(Key.Many<?> key) {
    return known(BY_OTHERS.get(key.getClass()), key);
  }

  private static Lookup known(@Nullable Lookup lookup, Key key) {
    if (lookup == null) {
      throw new IllegalStateException("No table holds what is behind " + key);
    }
    return lookup;
  }
}
