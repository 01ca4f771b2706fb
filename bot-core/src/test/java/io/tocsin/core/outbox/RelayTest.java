package io.tocsin.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.NoChannels;
import io.tocsin.core.testkit.NoGroups;
import io.tocsin.core.testkit.NoPages;
import io.tocsin.core.testkit.StateSamples;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Committed;
import io.tocsin.core.writer.Queries.IncidentFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final String ROOM = "local:incidents";
  private static final String OTHER_ROOM = "local:payments";
  private static final String HOOK = "hook:ops";

  private final MovableClock clock = MovableClock.atTwo();
  private final CountingIds ids = new CountingIds();
  private final InMemoryState state = new InMemoryState();
  private final Table table = new Table();
  private final Platform platform = new Platform("local", true);
  private final Platform hook = new Platform("hook", false);
  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final List<String> seen = new ArrayList<>();
  private final Relay relay =
      new Relay(
          new Relay.Parts(
              table,
              state,
              new NoChannels(),
              new NoGroups(),
              new NoPages(),
              new LivingMessage(new ActionToken.Signer(new Secret("k")), ZoneOffset.UTC),
              Map.of("local", platform, "hook", hook),
              clock,
              threads::add,
              () -> {}),
          new Seen());

  private void commit(OutboxEntry... entries) {
    List<Change> changes = new ArrayList<>();
    List.of(entries).forEach(entry -> changes.add(new Change.Send(entry)));
    relay.offer(new Committed(changes, Set.of()));
  }

  private void runs() {
    relay.runOnce();
    for (Runnable next; (next = threads.poll()) != null; ) {
      next.run();
    }
  }

  @Test
  void the_story_follows_the_living_message_into_its_thread_in_order() {
    Incident incident = stored(1);
    commit(living(ROOM, incident), story(ROOM, incident, "a"), story(ROOM, incident, "b"));

    runs();

    assertThat(platform.said).containsExactly("#1", "a", "b");
    assertThat(platform.parcels.get(1).thread()).isEqualTo(platform.referenceOf(0));
    relay.mark();
    assertThat(table.done).hasSize(3);
  }

  @Test
  void any_number_of_changes_that_wait_become_one_edit_that_shows_the_newest() {
    Incident first = stored(1);
    commit(living(ROOM, first));
    runs();
    Incident second = stored(titled(first, "Worse"));
    Incident third = stored(titled(second, "Better"));

    commit(living(ROOM, second), living(ROOM, third));
    runs();

    assertThat(platform.parcels).hasSize(2);
    assertThat(platform.parcels.getLast().replaces()).isEqualTo(platform.referenceOf(0));
    assertThat(platform.parcels.getLast().message().title()).contains("Better");
    relay.mark();
    assertThat(table.done).hasSize(3);
  }

  @Test
  void a_deleted_incident_leaves_a_message_that_says_so_and_has_no_buttons() {
    Incident incident = stored(1);
    commit(living(ROOM, incident));
    runs();
    Incident hidden = stored(incident.hidden());

    commit(living(ROOM, hidden), living(ROOM, hidden));
    runs();

    assertThat(platform.parcels).hasSize(2);
    assertThat(platform.parcels.getLast().message())
        .isEqualTo(Message.text("This incident was deleted."));
  }

  @Test
  void the_card_of_a_storm_does_not_queue_behind_the_messages_of_its_incidents() {
    Storm storm = raging();
    Map<String, Runnable> meanwhile =
        new HashMap<>(Map.of("a", () -> grows(storm), "b", () -> grows(storm)));
    platform.answers =
        parcel -> {
          clock.move(Duration.ofSeconds(1));
          Runnable news = meanwhile.remove(platform.said.getLast());
          if (news != null) {
            news.run();
          }
          return new Delivery.Delivered("r-" + parcel.deliveryId());
        };

    commit(card(storm), line(storm, "a"), line(storm, "b"), line(storm, "c"), line(storm, "d"));
    runs();

    assertThat(platform.said)
        .containsExactly("checkout:", "a", "checkout:", "b", "checkout:", "c", "d");
    assertThat(platform.parcels.get(4).message().title()).contains("3 incidents");
  }

  @Test
  void a_card_of_a_storm_that_has_to_wait_lets_the_others_pass() {
    Storm storm = raging();
    commit(card(storm));
    runs();
    grows(storm);
    runs();
    grows(storm);
    commit(line(storm, "a"), line(storm, "b"));
    runs();
    assertThat(platform.said).containsExactly("checkout:", "checkout:", "a", "b");
    assertThat(relay.runOnce()).as("not before its time").isZero();

    clock.move(Duration.ofSeconds(1));
    runs();
    assertThat(platform.said).endsWith("a", "b", "checkout:").hasSize(5);
  }

  private Storm raging() {
    Storm storm = StateSamples.storm("checkout", 1);
    return state.inBatch(batch -> {
      batch.commit(
          List.of(new Change.PutStorm(storm), new Change.PutIncident(StateSamples.incident(1))));
      return storm;
    });
  }

  /** One more incident, which the card has to tell of. */
  private void grows(Storm storm) {
    stored(1 + state.incidents(IncidentFilter.ALL, null, 100).size());
    commit(card(storm));
  }

  private OutboxEntry card(Storm storm) {
    return entry(ROOM, new Content.Storm(storm.id()));
  }

  private OutboxEntry line(Storm storm, String text) {
    return entry(ROOM, new Content.Story(StateSamples.id(1), Message.text(text), storm.id()));
  }

  private static Incident titled(Incident incident, String title) {
    return incident.with(new Incident.Headline(title, 1, null));
  }

  @Test
  void a_room_that_is_put_off_keeps_its_order_and_holds_up_no_other_room() {
    Incident incident = stored(1);
    platform.answers = parcel -> refusesOnce(parcel);
    commit(story(ROOM, incident, "a"), story(ROOM, incident, "b"));
    commit(story(OTHER_ROOM, incident, "c"));

    runs();
    assertThat(platform.said).containsExactlyInAnyOrder("a", "c");
    assertThat(relay.runOnce()).as("not before its time").isZero();

    clock.move(Duration.ofSeconds(30));
    runs();
    assertThat(platform.said).endsWith("a", "b");
    relay.mark();
    assertThat(table.done).hasSize(3);
  }

  @Test
  void what_was_delivered_while_the_table_is_away_is_marked_later_and_not_repeated() {
    Incident incident = stored(1);
    commit(story(ROOM, incident, "a"));
    runs();
    table.away = true;
    assertThatThrownBy(relay::mark).isInstanceOf(Unavailable.class);
    table.away = false;
    clock.move(Duration.ofMinutes(1));
    runs();

    assertThat(relay.mark()).isEqualTo(1);
    assertThat(relay.mark()).isZero();
    assertThat(platform.said).containsExactly("a");
    assertThat(table.done).hasSize(1);
  }

  @Test
  void nothing_is_sent_while_the_node_cannot_know_whether_it_was_overtaken() {
    Incident incident = stored(1);
    table.away = true;
    commit(story(ROOM, incident, "a"));
    runs();
    assertThat(platform.said).isEmpty();

    table.away = false;
    clock.move(Duration.ofSeconds(1));
    runs();
    assertThat(platform.said).containsExactly("a");
  }

  @Test
  void an_overtaken_node_looks_again_and_sends_only_what_is_still_its_own() {
    Incident incident = stored(1);
    OutboxEntry overtaken = story(ROOM, incident, "another node has it");
    OutboxEntry kept = story(ROOM, incident, "still mine");
    table.waiting.add(kept);
    table.tenure++;

    commit(overtaken, kept);
    runs();

    assertThat(platform.said).containsExactly("still mine");
  }

  @Test
  void a_full_queue_goes_on_in_the_table_in_order_and_nothing_is_doubled() {
    Incident incident = stored(1);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2 * RoomQueue.MOST + 300; i++) {
      OutboxEntry entry = story(ROOM, incident, "line " + i);
      table.waiting.add(entry);
      expected.add("line " + i);
      commit(entry);
    }
    runs();

    assertThat(platform.said).containsExactlyElementsOf(expected);
  }

  @Test
  void what_is_committed_while_the_table_is_read_comes_behind_it_and_only_once() {
    Incident incident = stored(1);
    OutboxEntry first = story(ROOM, incident, "first");
    OutboxEntry second = story(ROOM, incident, "second");
    table.found.add(ROOM);
    table.waiting.add(first);
    table.duringRead =
        () -> {
          table.waiting.add(second);
          commit(second);
        };
    relay.handedOver();
    runs();

    assertThat(platform.said).containsExactly("first", "second");
  }

  @Test
  void what_was_found_in_the_table_before_its_commit_was_told_of_is_not_sent_again() {
    OutboxEntry entry = story(ROOM, stored(1), "once");
    table.found.add(ROOM);
    table.waiting.add(entry);
    relay.handedOver();
    runs();

    commit(entry);
    runs();

    assertThat(platform.said).containsExactly("once");
  }

  @Test
  void a_room_whose_receiver_comes_back_gets_the_newest_state_once() {
    Incident first = stored(1);
    platform.answers = parcel -> new Delivery.RetryLater(Duration.ofSeconds(1), "away");
    commit(living(ROOM, first));
    runs();
    Incident newest = stored(titled(first, "Better"));
    commit(living(ROOM, newest));
    platform.answers = parcel -> new Delivery.Delivered("r");
    clock.move(Duration.ofMinutes(1));
    runs();

    assertThat(platform.parcels).hasSize(2);
    assertThat(platform.parcels.getLast().message().title()).contains("Better");
    relay.mark();
    assertThat(table.done).hasSize(2);
  }

  @Test
  void where_nothing_can_be_edited_the_card_is_said_once_and_each_line_names_its_incident() {
    Incident first = stored(1);
    Incident second = stored(titled(first, "Worse"));
    commit(living(HOOK, first));
    runs();
    commit(living(HOOK, second), story(HOOK, second, "It got worse."));
    runs();

    assertThat(hook.parcels).hasSize(2);
    assertThat(hook.parcels.getLast().message().fallback()).isEqualTo("#1 Worse: It got worse.");
    assertThat(hook.parcels.getLast().thread()).isNull();
    relay.mark();
    assertThat(table.done).hasSize(3);
    assertThat(table.posted).isEmpty();
  }

  @Test
  void a_stopped_relay_begins_nothing_more() {
    commit(story(ROOM, stored(1), "a"));
    relay.stop();
    runs();

    assertThat(platform.said).isEmpty();
  }

  @Test
  void what_is_refused_for_good_or_has_no_platform_does_not_stop_the_rest() {
    Incident incident = stored(1);
    platform.answers =
        parcel ->
            parcel.message().fallback().equals("a")
                ? new Delivery.Rejected("too long")
                : new Delivery.Delivered("r");
    commit(story(ROOM, incident, "a"), story(ROOM, incident, "b"));
    commit(story("pigeon:roof", incident, "c"));

    runs();

    assertThat(platform.said).containsExactly("a", "b");
    relay.mark();
    assertThat(table.done).hasSize(3);
  }

  @Test
  void what_a_dead_node_left_behind_is_delivered() {
    Incident incident = stored(1);
    table.waiting.add(story(ROOM, incident, "left behind"));
    table.found.add(ROOM);

    assertThat(relay.takeOver()).isEqualTo(1);
    runs();

    assertThat(platform.said).containsExactly("left behind");
  }

  @Test
  void whoever_watches_is_told_what_becomes_of_each_delivery() {
    Incident incident = stored(1);
    Instant accepted = clock.instant();
    platform.answers = parcel -> refusesOnce(parcel);
    commit(story(ROOM, incident, "a"), story("pigeon:roof", incident, "c"));
    runs();
    clock.move(Duration.ofSeconds(30));
    runs();
    commit(story(ROOM, incident, "b"));
    runs();
    table.waiting.add(story(OTHER_ROOM, incident, "left behind"));
    table.found.add(OTHER_ROOM);
    relay.takeOver();
    runs();

    assertThat(seen)
        .containsExactlyInAnyOrder(
            "local:incidents put off: slow down",
            "pigeon:roof rejected: no platform serves this room",
            "local:incidents delivered, of " + accepted + ", perhaps again",
            "local:incidents delivered, of " + clock.instant(),
            "local:payments delivered, of " + clock.instant() + ", perhaps again");
  }

  private final class Seen implements DeliveryObserver {
    @Override
    public void delivered(String room, Instant acceptedAt, boolean possibleRepeat) {
      seen.add(room + " delivered, of " + acceptedAt + (possibleRepeat ? ", perhaps again" : ""));
    }

    @Override
    public void putOff(String room, String reason) {
      seen.add(room + " put off: " + reason);
    }

    @Override
    public void rejected(String room, String reason) {
      seen.add(room + " rejected: " + reason);
    }
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
      batch.commit(List.of(new Change.PutIncident(incident)));
      return incident;
    });
  }

  @Test
  void a_notice_that_stands_alone_is_posted_and_not_remembered() {
    commit(notice(ROOM, 0, "alone"));
    runs();
    relay.mark();

    assertThat(platform.said).containsExactly("alone");
    assertThat(table.posted).isEmpty();
    assertThat(table.done).hasSize(1);
  }

  @Test
  void a_thread_of_notices_hangs_from_its_first_message_which_changes_in_place() {
    commit(notice(ROOM, 1, "first"), storyOf(ROOM, "second"), notice(ROOM, 2, "first, latest"));
    runs();

    assertThat(platform.said).containsExactly("first", "second", "first, latest");
    assertThat(platform.parcels.get(1).thread()).isEqualTo(platform.referenceOf(0));
    assertThat(platform.parcels.get(2).replaces()).isEqualTo(platform.referenceOf(0));

    relay.mark();
    commit(notice(ROOM, 1, "anew"), storyOf(ROOM, "more"));
    runs();
    assertThat(platform.parcels.get(3).replaces()).isNull();
    assertThat(platform.parcels.get(4).thread()).isEqualTo(platform.referenceOf(3));
  }

  @Test
  void where_nothing_can_be_edited_a_notice_is_posted_once() {
    commit(notice(HOOK, 1, "first"), storyOf(HOOK, "second"), notice(HOOK, 2, "first, latest"));
    runs();
    relay.mark();

    assertThat(hook.said).containsExactly("first", "second");
    assertThat(table.done).hasSize(3);
  }

  private OutboxEntry notice(String room, long version, String text) {
    return entry(room, new Content.Notice(StateSamples.id(5), version, Message.text(text)));
  }

  private OutboxEntry storyOf(String room, String text) {
    return entry(room, new Content.Story(StateSamples.id(5), Message.text(text)));
  }

  private OutboxEntry living(String room, Incident incident) {
    return entry(
        room, new Content.Living(incident.id(), incident.version(), incident.version() == 1));
  }

  private OutboxEntry story(String room, Incident incident, String text) {
    return entry(room, new Content.Story(incident.id(), Message.text(text)));
  }

  private OutboxEntry entry(String room, Content content) {
    return new OutboxEntry(ids.next(), room, content, clock.instant());
  }

  /** Keeps what it is given, and answers as it is told. */
  private static final class Platform implements ChatPlatform {
    private final String name;
    private final boolean full;
    final List<Parcel> parcels = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    Function<Parcel, Delivery> answers =
        parcel ->
            new Delivery.Delivered(
                parcel.replaces() == null ? "r-" + parcel.deliveryId() : parcel.replaces());

    Platform(String name, boolean full) {
      this.name = name;
      this.full = full;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(full, full, full, full);
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
    final List<OutboxEntry> waiting = new ArrayList<>();
    final Set<String> found = new HashSet<>();
    final List<UUID> done = new ArrayList<>();
    final Map<UUID, Posted> posted = new HashMap<>();
    Runnable duringRead = () -> {};
    long tenure;
    boolean away;

    @Override
    public long tenure() {
      requireHere();
      return tenure;
    }

    @Override
    public Set<String> takeOver() {
      return found;
    }

    @Override
    public Set<String> handedOver() {
      return found;
    }

    @Override
    public List<OutboxEntry> waiting(String room, int limit) {
      List<OutboxEntry> page = waiting.stream().limit(limit).toList();
      duringRead.run();
      duringRead = () -> {};
      return page;
    }

    @Override
    public void settle(Collection<UUID> dealtWith, Collection<Posted> messages) {
      requireHere();
      done.addAll(dealtWith);
      waiting.removeIf(entry -> dealtWith.contains(entry.id()));
      messages.forEach(one -> posted.put(one.incident(), one));
    }

    private void requireHere() {
      if (away) {
        throw new Unavailable("away", Duration.ofSeconds(1), new IllegalStateException());
      }
    }

    @Override
    public Optional<Posted> posted(String room, UUID incident) {
      return Optional.ofNullable(posted.get(incident));
    }

    @Override
    public Optional<UUID> incidentOf(String room, String reference) {
      return Optional.empty();
    }
  }
}
