package io.tocsin.core.testkit;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.engagement.Engagement;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.oncall.CalendarLink;
import io.tocsin.core.oncall.HandOver;
import io.tocsin.core.oncall.StoredOverride;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Rows;
import io.tocsin.core.writer.StateStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store keeps of people, pages and timers. */
public interface FiledContract {
  StateStore store();

  Queries queries();

  TimerStore timers();

  private void write(Change... changes) {
    store().inBatch(batch -> batch.commit(List.of(changes)));
  }

  @Test
  default void should_find_what_is_filed_by_its_key_and_by_what_it_has_in_common() {
    Contact bob = People.contact("bob");
    Contact ann = People.contact("ann");
    ContactChannel mail = People.channel(1, "bob", "bob@example.com");
    ContactChannel phone = People.channel(2, "bob", "b@example.org");
    ContactChannel other = People.channel(3, "ann", "bob@example.com");
    StoredRotation rotation = People.rotation(4, "ann", "bob");
    StoredOverride override = People.override(5, 4);
    write(
        new Change.File(bob),
        new Change.File(ann),
        new Change.File(phone),
        new Change.File(mail),
        new Change.File(other),
        new Change.File(rotation),
        new Change.File(override),
        new Change.File(bob.with("Bob \"\u00d6l\"", bob.plan())));
    write(new Change.Unfile(new Key.Contact("ann")), new Change.File(other.stopped(true)));

    Set<Key> keys =
        Set.of(
            new Key.AllContacts(),
            new Key.Contact("ann"),
            new Key.ChannelsOf("bob"),
            new Key.ChannelsAt(mail.reach()),
            new Key.Rotation(id(4)),
            new Key.AllRotations(),
            new Key.OverridesOf(id(4)));
    Rows rows = store().inBatch(batch -> batch.load(keys));

    assertThat(rows.filed())
        .containsExactlyInAnyOrder(
            bob.with("Bob \"\u00d6l\"", bob.plan()),
            mail,
            phone,
            other.stopped(true),
            rotation,
            override);
    assertThat(queries().all(new Key.ChannelsOf("bob"))).containsExactly(mail, phone);
    assertThat(queries().find(new Key.Contact("ann"))).isEmpty();
    assertThat(queries().find(new Key.Channel(id(2)))).contains(phone);
  }

  @Test
  default void should_find_engagements_and_the_pages_that_can_still_be_answered() {
    Engagement first = People.engagement(1, 100);
    Page open = People.page(11, 1, "bob");
    Page closed = People.page(12, 1, "bob").closed();
    Page elsewhere = People.page(13, 2, "ann");
    write(
        new Change.File(first),
        new Change.File(People.engagement(2, 200)),
        new Change.File(open),
        new Change.File(closed),
        new Change.File(elsewhere));

    assertThat(queries().all(new Key.EngagementsOf(id(100)))).containsExactly(first);
    assertThat(queries().all(new Key.PagesOf(id(1)))).containsExactly(open, closed);
    assertThat(queries().all(new Key.OpenPagesOf("bob"))).containsExactly(open);
    assertThat(queries().all(new Key.OpenPagesTo(open.where().reach()))).containsExactly(open);
    assertThat(queries().find(new Key.Page(id(13)))).contains(elsewhere);
  }

  @Test
  default void should_find_the_addresses_of_calendars_by_their_hashes_and_by_whose_they_are() {
    CalendarLink ours = new CalendarLink("ab01", "primary", "arn:sam", NOON);
    CalendarLink theirs = new CalendarLink("ab02", "primary", "arn:maria", NOON);
    CalendarLink gone = new CalendarLink("ab03", "primary", "arn:sam", NOON);
    write(new Change.File(theirs), new Change.File(ours), new Change.File(gone));
    write(
        new Change.Unfile(gone.key()),
        new Change.File(new CalendarLink("ab04", "bob", "arn:sam", NOON)));

    assertThat(queries().find(new Key.CalendarLink("ab01"))).contains(ours);
    assertThat(queries().find(new Key.CalendarLink("ab03"))).isEmpty();
    assertThat(queries().all(new Key.CalendarLinksOf("primary"))).containsExactly(ours, theirs);
  }

  @Test
  default void should_find_where_hand_overs_are_told() {
    HandOver ops =
        new HandOver("primary", "local:ops", "slack:T1/S1", List.of("bob"), List.of("U1"), "no");
    HandOver quiet = new HandOver("b", "local:ops", null, List.of(), List.of(), null);
    write(new Change.File(ops), new Change.File(quiet));

    assertThat(queries().find(new Key.HandOver("primary"))).contains(ops);
    assertThat(queries().all(new Key.AllHandOvers())).containsExactly(quiet, ops);
  }

  @Test
  default void should_tell_the_timers_that_are_due_the_longest_due_first() {
    Timer late = new Timer(Timer.Kind.ENGAGEMENT, "a", NOON.plusSeconds(1));
    Timer early = new Timer(Timer.Kind.ENGAGEMENT, "b", NOON);
    Timer moved = new Timer(Timer.Kind.HAND_OVER, "a", NOON);
    Timer gone = new Timer(Timer.Kind.ENGAGEMENT, "gone", NOON);
    Timer other = new Timer(Timer.Kind.HAND_OVER, "b", NOON);
    write(
        new Change.SetTimer(late),
        new Change.SetTimer(early),
        new Change.SetTimer(moved),
        new Change.SetTimer(other),
        new Change.SetTimer(gone));
    write(
        new Change.ClearTimer(gone.name()),
        new Change.SetTimer(new Timer(moved.kind(), "a", NOON.plusSeconds(9))));

    assertThat(timers().due(Timer.Kind.ENGAGEMENT, NOON.plusSeconds(1), 9))
        .extracting(Timer::subject)
        .containsExactly("b", "a");
    assertThat(timers().due(Timer.Kind.ENGAGEMENT, NOON.plusSeconds(1), 1)).hasSize(1);
    assertThat(timers().due(Timer.Kind.HAND_OVER, NOON.plusSeconds(1), 9)).containsExactly(other);
    assertThat(timers().due(Timer.Kind.ENGAGEMENT, NOON.minusSeconds(1), 9)).isEmpty();
  }
}
