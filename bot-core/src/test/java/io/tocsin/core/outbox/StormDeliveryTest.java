package io.tocsin.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.StormMessage;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.StateSamples;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StormDeliveryTest {
  private static final Room ROOM = new Room("local", "incidents");
  private static final Storm STORM = StateSamples.storm("checkout", 1);

  private final MovableClock clock = MovableClock.atTwo();
  private final InMemoryState state = new InMemoryState();
  private final Map<UUID, Posted> posted = new HashMap<>();
  private final Platform platform = new Platform();
  private final StormDelivery storms = newLife();
  private long ids = 100;

  private StormDelivery newLife() {
    return new StormDelivery(
        (room, subject) -> Optional.ofNullable(posted.get(subject)),
        one -> posted.put(one.incident(), one),
        state,
        new StormMessage(new ActionToken.Signer(new Secret("k")), ZoneOffset.UTC),
        clock);
  }

  @BeforeEach
  void aStorm() {
    write(new Change.PutStorm(STORM), new Change.PutIncident(StateSamples.incident(1)));
  }

  private void write(Change... changes) {
    state.inBatch(batch -> {
      batch.commit(List.of(changes));
      return changes.length;
    });
  }

  private Delivery show(StormDelivery by) {
    return by.show(platform, entry(STORM.id()), STORM.id());
  }

  private OutboxEntry entry(UUID storm) {
    return new OutboxEntry(
        StateSamples.id(ids++), ROOM.id(), new OutboxEntry.Content.Storm(storm), clock.instant());
  }

  private Delivery post(StormDelivery by, String text, @Nullable UUID storm) {
    ChatPlatform.Parcel parcel =
        new ChatPlatform.Parcel(StateSamples.id(ids++), ROOM, null, null, Message.text(text));
    return by.deliver(platform, parcel, storm);
  }

  private static Delivery later(long millis, String why) {
    return new Delivery.RetryLater(Duration.ofMillis(millis), why);
  }

  private void passes(long millis) {
    clock.move(Duration.ofMillis(millis));
  }

  @Test
  void the_card_is_put_up_once_and_then_changed_in_place() {
    show(storms);
    write(new Change.PutIncident(StateSamples.incident(2)));
    show(storms);

    assertThat(platform.parcels).hasSize(2);
    assertThat(platform.parcels.getFirst().deliveryId()).isEqualTo(STORM.id());
    assertThat(platform.parcels.getLast().replaces()).isEqualTo(STORM.id().toString());
    assertThat(platform.parcels.getLast().message().title()).isEqualTo("● checkout: 2 incidents");
  }

  @Test
  void a_card_that_shows_everything_is_left_alone() {
    show(storms);
    show(storms);

    assertThat(platform.parcels).hasSize(1);
  }

  @Test
  void a_card_changes_no_sooner_than_a_second_after_it_changed() {
    show(storms);
    write(new Change.PutIncident(StateSamples.incident(2)));
    show(storms);
    write(new Change.PutIncident(StateSamples.incident(3)));
    passes(400);

    assertThat(show(storms)).isEqualTo(later(600, "the card of a storm changes slowly"));
    passes(600);
    assertThat(show(storms)).isInstanceOf(Delivery.Delivered.class);
    assertThat(platform.parcels).hasSize(3);
  }

  @Test
  void the_messages_of_its_incidents_hang_on_the_card_as_fast_as_they_come() {
    post(storms, "#3", STORM.id());
    post(storms, "#4", STORM.id());

    assertThat(platform.said()).containsExactly("● checkout: 1 incident", "#3", "#4");
    assertThat(platform.parcels.subList(1, 3))
        .allSatisfy(parcel -> assertThat(parcel.thread()).isEqualTo(STORM.id().toString()));
  }

  @Test
  void no_new_message_comes_within_two_seconds_of_another_and_the_card_comes_first() {
    storms.announced(ROOM.id(), STORM.id());

    assertThat(post(storms, "#1", null))
        .isEqualTo(later(2000, "in a storm new messages come slowly"));
    assertThat(platform.said()).containsExactly("● checkout: 1 incident");
    passes(1999);
    assertThat(post(storms, "#1", null)).isInstanceOf(Delivery.RetryLater.class);
    storms.raging(List.of(raging(clock)));
    passes(1);
    assertThat(post(storms, "#1", null)).isInstanceOf(Delivery.Delivered.class);
    assertThat(post(storms, "#2", null)).isInstanceOf(Delivery.RetryLater.class);
  }

  private static Storm raging(MovableClock clock) {
    return new Storm(
        STORM.id(),
        STORM.plan(),
        STORM.room(),
        1,
        Storm.Phase.RAGING,
        List.of(),
        1,
        9,
        clock.instant(),
        clock.instant());
  }

  @Test
  void the_card_itself_waits_for_its_two_seconds_too() {
    post(storms, "#1", null);
    post(storms, "#2", null);
    storms.announced(ROOM.id(), STORM.id());
    passes(500);

    assertThat(show(storms)).isEqualTo(later(1500, "in a storm new messages come slowly"));
    assertThat(post(storms, "#3", STORM.id())).isInstanceOf(Delivery.RetryLater.class);
    passes(1500);
    assertThat(show(storms)).isInstanceOf(Delivery.Delivered.class);
    assertThat(platform.said()).containsExactly("#1", "#2", "● checkout: 1 incident");
  }

  @Test
  void without_a_storm_nothing_waits_and_other_rooms_never_do() {
    post(storms, "#1", null);
    assertThat(post(storms, "#2", null)).isInstanceOf(Delivery.Delivered.class);
    storms.announced("local:shop", STORM.id());
    assertThat(post(storms, "#3", null)).isInstanceOf(Delivery.Delivered.class);
  }

  @Test
  void after_a_restart_in_the_middle_the_card_goes_on() {
    show(storms);
    StormDelivery next = newLife();
    write(new Change.PutIncident(StateSamples.incident(2)));

    post(next, "#2", STORM.id());
    show(next);

    assertThat(platform.said())
        .containsExactly("● checkout: 1 incident", "#2", "● checkout: 2 incidents");
    assertThat(platform.parcels.get(1).thread()).isEqualTo(STORM.id().toString());
    assertThat(platform.parcels.get(2).replaces()).isEqualTo(STORM.id().toString());
  }

  @Test
  void a_restart_between_the_card_and_its_mark_puts_up_no_second_card() {
    show(storms);
    posted.clear();

    show(newLife());

    assertThat(platform.parcels)
        .extracting(ChatPlatform.Parcel::deliveryId)
        .containsExactly(STORM.id(), STORM.id());
  }

  @Test
  void a_storm_that_nobody_knows_any_more_keeps_no_message_back() {
    UUID unknown = StateSamples.id(5);

    assertThat(storms.show(platform, entry(unknown), unknown))
        .isInstanceOf(Delivery.Rejected.class);
    post(storms, "#3", unknown);
    assertThat(platform.parcels.getFirst().thread()).isNull();
  }

  @Test
  void a_platform_without_threads_gets_the_messages_one_by_one() {
    platform.can = new Capabilities(true, false, false, false);

    post(storms, "#3", STORM.id());

    assertThat(show(storms)).isInstanceOf(Delivery.Rejected.class);
    assertThat(platform.said()).containsExactly("#3");
  }

  /** Keeps what it is given. */
  private static final class Platform implements ChatPlatform {
    final List<Parcel> parcels = new ArrayList<>();
    Capabilities can = new Capabilities(true, true, true, true);

    List<String> said() {
      return parcels.stream().map(parcel -> title(parcel.message())).toList();
    }

    private static String title(Message message) {
      String title = message.title();
      return title == null ? message.fallback() : title;
    }

    @Override
    public String name() {
      return "local";
    }

    @Override
    public Capabilities capabilities() {
      return can;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
      parcels.add(parcel);
      String replaced = parcel.replaces();
      return new Delivery.Delivered(replaced == null ? parcel.deliveryId().toString() : replaced);
    }
  }
}
