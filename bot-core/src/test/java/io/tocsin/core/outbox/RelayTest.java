package io.tocsin.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.StateSamples;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final String ROOM = "local:incidents";
  private static final String OTHER_ROOM = "local:payments";

  private final MovableClock clock = MovableClock.atTwo();
  private final CountingIds ids = new CountingIds();
  private final InMemoryState state = new InMemoryState();
  private final Table table = new Table();
  private final Platform platform = new Platform();
  private final Relay relay =
      new Relay(
          table,
          state,
          new LivingMessage(new ActionToken.Signer(new Secret("k")), ZoneOffset.UTC),
          Map.of("local", platform),
          Runnable::run);

  @Test
  void the_story_follows_the_living_message_into_its_thread_in_order() {
    Incident incident = stored(1);
    relay.offer(
        List.of(living(ROOM, incident), story(ROOM, incident, "a"), story(ROOM, incident, "b")));

    relay.runOnce(clock.instant());

    assertThat(platform.said).containsExactly("#1", "a", "b");
    assertThat(platform.parcels.get(1).thread()).isEqualTo(platform.referenceOf(0));
    assertThat(table.done).hasSize(3);
  }

  @Test
  void any_number_of_changes_that_wait_become_one_edit_that_shows_the_newest() {
    Incident first = stored(1);
    relay.offer(List.of(living(ROOM, first)));
    relay.runOnce(clock.instant());
    Incident second = stored(titled(first, "Worse"));
    Incident third = stored(titled(second, "Better"));

    relay.offer(List.of(living(ROOM, second), living(ROOM, third)));
    relay.runOnce(clock.instant());

    assertThat(platform.parcels).hasSize(2);
    assertThat(platform.parcels.getLast().replaces()).isEqualTo(platform.referenceOf(0));
    assertThat(platform.parcels.getLast().message().title()).contains("Better");
    assertThat(table.done).hasSize(3);
  }

  @Test
  void a_deleted_incident_leaves_a_message_that_says_so_and_has_no_buttons() {
    Incident incident = stored(1);
    relay.offer(List.of(living(ROOM, incident)));
    relay.runOnce(clock.instant());
    Incident hidden = stored(incident.hidden());

    relay.offer(List.of(living(ROOM, hidden), living(ROOM, hidden)));
    relay.runOnce(clock.instant());

    assertThat(platform.parcels).hasSize(2);
    assertThat(platform.parcels.getLast().message())
        .isEqualTo(Message.text("This incident was deleted."));
  }

  private static Incident titled(Incident incident, String title) {
    return incident.with(new Incident.Headline(title, 1, null));
  }

  @Test
  void a_room_that_is_put_off_keeps_its_order_and_holds_up_no_other_room() {
    Incident incident = stored(1);
    platform.answers = parcel -> refusesOnce(parcel);
    relay.offer(List.of(story(ROOM, incident, "a"), story(ROOM, incident, "b")));
    relay.offer(List.of(story(OTHER_ROOM, incident, "c")));

    relay.runOnce(clock.instant());
    assertThat(platform.said).containsExactlyInAnyOrder("a", "c");
    assertThat(relay.runOnce(clock.instant())).as("not before its time").isZero();
    assertThat(relay.nextDue()).contains(clock.instant().plusSeconds(30));

    clock.move(Duration.ofSeconds(30));
    relay.runOnce(clock.instant());
    assertThat(platform.said).endsWith("a", "b");
    assertThat(table.done).hasSize(3);
  }

  @Test
  void a_delivery_whose_mark_is_lost_is_repeated_with_the_same_id() {
    Incident incident = stored(1);
    table.away = true;
    relay.offer(List.of(story(ROOM, incident, "a")));
    relay.runOnce(clock.instant());
    table.away = false;
    clock.move(Duration.ofMinutes(1));

    relay.runOnce(clock.instant());

    assertThat(platform.said).containsExactly("a", "a");
    assertThat(platform.parcels.get(1).deliveryId())
        .isEqualTo(platform.parcels.get(0).deliveryId());
    assertThat(table.done).hasSize(1);
  }

  @Test
  void what_is_refused_for_good_or_has_no_platform_does_not_stop_the_rest() {
    Incident incident = stored(1);
    platform.answers =
        parcel ->
            parcel.message().fallback().equals("a")
                ? new Delivery.Rejected("too long")
                : new Delivery.Delivered("r");
    relay.offer(List.of(story(ROOM, incident, "a"), story(ROOM, incident, "b")));
    relay.offer(List.of(story("pigeon:roof", incident, "c")));

    relay.runOnce(clock.instant());

    assertThat(platform.said).containsExactly("a", "b");
    assertThat(table.done).hasSize(3);
  }

  @Test
  void what_a_dead_node_left_behind_is_delivered() {
    Incident incident = stored(1);
    table.abandoned.add(story(ROOM, incident, "left behind"));

    assertThat(relay.recover()).isEqualTo(1);
    relay.runOnce(clock.instant());

    assertThat(platform.said).containsExactly("left behind");
  }

  private Delivery refusesOnce(ChatPlatform.Parcel parcel) {
    long before = platform.said.stream().filter(parcel.message().fallback()::equals).count();
    return parcel.room().name().equals("incidents") && before == 1 && platform.said.size() <= 2
        ? new Delivery.RetryLater(Duration.ofSeconds(30), "slow down")
        : new Delivery.Delivered("r");
  }

  private Incident stored(long number) {
    return stored(StateSamples.incident(number));
  }

  private Incident stored(Incident incident) {
    return state.inBatch(batch -> {
      batch.write(List.of(new Change.PutIncident(incident)));
      return incident;
    });
  }

  @Test
  void a_notice_that_stands_alone_is_posted_and_not_remembered() {
    relay.offer(List.of(notice(5, 0, "alone")));
    relay.runOnce(clock.instant());

    assertThat(platform.said).containsExactly("alone");
    assertThat(table.posted).isEmpty();
    assertThat(table.done).hasSize(1);
  }

  @Test
  void a_thread_of_notices_hangs_from_its_first_message_which_changes_in_place() {
    relay.offer(
        List.of(notice(5, 1, "first"), storyOf(5, "second"), notice(5, 2, "first, latest")));
    relay.runOnce(clock.instant());

    assertThat(platform.said).containsExactly("first", "second", "first, latest");
    assertThat(platform.parcels.get(1).thread()).isEqualTo(platform.referenceOf(0));
    assertThat(platform.parcels.get(2).replaces()).isEqualTo(platform.referenceOf(0));

    relay.offer(List.of(notice(5, 1, "anew"), storyOf(5, "more")));
    relay.runOnce(clock.instant());
    assertThat(platform.parcels.get(3).replaces()).isNull();
    assertThat(platform.parcels.get(4).thread()).isEqualTo(platform.referenceOf(3));
  }

  @Test
  void where_nothing_can_be_edited_a_notice_is_posted_once() {
    platform.edits = false;
    relay.offer(
        List.of(notice(5, 1, "first"), storyOf(5, "second"), notice(5, 2, "first, latest")));
    relay.runOnce(clock.instant());

    assertThat(platform.said).containsExactly("first", "second");
    assertThat(table.done).hasSize(3);
  }

  private OutboxEntry notice(long thread, long version, String text) {
    UUID id = StateSamples.id(thread);
    return entry(ROOM, new Content.Notice(id, version, Message.text(text)));
  }

  private OutboxEntry storyOf(long thread, String text) {
    return entry(ROOM, new Content.Story(StateSamples.id(thread), Message.text(text)));
  }

  private OutboxEntry living(String room, Incident incident) {
    return entry(room, new Content.Living(incident.id(), incident.version()));
  }

  private OutboxEntry story(String room, Incident incident, String text) {
    return entry(room, new Content.Story(incident.id(), Message.text(text)));
  }

  private OutboxEntry entry(String room, Content content) {
    return new OutboxEntry(ids.next(), room, content, clock.instant());
  }

  /** Keeps what it is given, and answers as it is told. */
  private static final class Platform implements ChatPlatform {
    final List<Parcel> parcels = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    boolean edits = true;
    Function<Parcel, Delivery> answers =
        parcel ->
            new Delivery.Delivered(
                parcel.replaces() == null ? "r-" + parcel.deliveryId() : parcel.replaces());

    @Override
    public String name() {
      return "local";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(edits, true, true, true);
    }

    @Override
    public Delivery deliver(Parcel parcel) {
      parcels.add(parcel);
      String title = parcel.message().title();
      said.add(title == null ? parcel.message().fallback() : title.split(" ")[1]);
      return answers.apply(parcel);
    }

    String referenceOf(int parcel) {
      return "r-" + parcels.get(parcel).deliveryId();
    }
  }

  /** The table, as far as the relay sees it. */
  private static final class Table implements OutboxStore {
    final List<OutboxEntry> abandoned = new ArrayList<>();
    final List<UUID> done = new ArrayList<>();
    final Map<UUID, Posted> posted = new HashMap<>();
    boolean away;

    @Override
    public List<OutboxEntry> takeOver(int limit) {
      return abandoned;
    }

    @Override
    public void done(Collection<UUID> entries, Instant now) {
      if (away) {
        throw new Unavailable("away", Duration.ofSeconds(1), new IllegalStateException());
      }
      done.addAll(entries);
    }

    @Override
    public Optional<Posted> posted(String room, UUID incident) {
      return Optional.ofNullable(posted.get(incident));
    }

    @Override
    public void remember(Posted one) {
      posted.put(one.incident(), one);
    }

    @Override
    public Optional<UUID> incidentOf(String room, String reference) {
      return Optional.empty();
    }
  }
}
