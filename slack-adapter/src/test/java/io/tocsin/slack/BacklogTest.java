package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.outbox.Relay;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.NoChannels;
import io.tocsin.core.testkit.NoGroups;
import io.tocsin.core.testkit.NoPages;
import io.tocsin.core.testkit.StateSamples;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Committed;
import io.tocsin.slack.fake.Fault;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for Slack, carried there by the relay. */
class BacklogTest {
  private static final int MESSAGES = 20;

  private final SlackWorld world = new SlackWorld(Duration.ofMillis(300));
  private final Table table = new Table();
  private Relay relay = relay();

  @AfterEach
  void close() {
    world.close();
  }

  private Relay relay() {
    return new Relay(
        new Relay.Parts(
            table,
            new InMemoryState(),
            new NoChannels(),
            new NoGroups(),
            new NoPages(),
            new LivingMessage(new ActionToken.Signer(new Secret("k")), ZoneOffset.UTC),
            Map.of("slack", world.platform),
            world.clock,
            Runnable::run,
            () -> {}));
  }

  private void commit() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      OutboxEntry entry =
          new OutboxEntry(
              StateSamples.id(100 + i),
              SlackWorld.ROOM.room().id(),
              new Content.Notice(StateSamples.id(1), 0, Message.text("message " + i)),
              world.clock.instant());
      table.waiting.add(entry);
      changes.add(new Change.Send(entry));
    }
    relay.offer(new Committed(changes, Set.of()));
  }

  private void passes(int seconds) {
    for (int i = 0; i < seconds; i++) {
      world.clock.move(Duration.ofSeconds(1));
      relay.runOnce();
    }
  }

  private List<String> inOrder() {
    return IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_FAST", "TOO_FAST_QUIETLY", "BROKEN", "SILENT", "PAGE", "LATE_ERROR"})
  void a_minute_of_trouble_loses_nothing_and_mixes_nothing_up(Fault fault) {
    world.slack.always(fault);
    commit();
    passes(60);
    world.slack.always(Fault.NONE);
    passes(120);

    assertThat(world.slack.channel("C0001").texts()).isEqualTo(inOrder());
    relay.mark();
    assertThat(table.waiting).isEmpty();
  }

  @Test
  void answers_that_get_lost_now_and_then_double_nothing() {
    for (int i = 0; i < MESSAGES; i++) {
      world.slack.next(Fault.NONE, Fault.LOST_ANSWER);
    }
    commit();
    passes(300);

    assertThat(world.slack.channel("C0001").texts()).isEqualTo(inOrder());
  }

  @Test
  void another_node_goes_on_where_one_fell_though_nothing_was_marked() {
    commit();
    passes(3);
    int before = world.slack.channel("C0001").messages().size();
    assertThat(before).isBetween(5, MESSAGES - 1);

    world.restarts();
    relay = relay();
    relay.takeOver();
    passes(60);

    assertThat(world.slack.channel("C0001").texts()).isEqualTo(inOrder());
  }

  @Test
  void a_channel_without_the_bot_refuses_and_holds_up_nothing() {
    world.slack.channel("C0001").withoutBot();
    commit();
    passes(60);

    relay.mark();
    assertThat(table.waiting).isEmpty();
  }

  /** The table as the relay sees it, with nothing posted that could be changed. */
  private static final class Table implements OutboxStore {
    final List<OutboxEntry> waiting = new ArrayList<>();

    @Override
    public long tenure() {
      return 1;
    }

    @Override
    public Set<String> takeOver() {
      Set<String> rooms = new HashSet<>();
      waiting.forEach(entry -> rooms.add(entry.room()));
      return rooms;
    }

    @Override
    public Set<String> handedOver() {
      return Set.of();
    }

    @Override
    public List<OutboxEntry> waiting(String room, int limit) {
      return waiting.stream().filter(it -> it.room().equals(room)).limit(limit).toList();
    }

    @Override
    public void settle(Collection<UUID> dealtWith, Collection<Posted> posted) {
      waiting.removeIf(entry -> dealtWith.contains(entry.id()));
    }

    @Override
    public Optional<Posted> posted(String room, UUID incident) {
      return Optional.empty();
    }

    @Override
    public Optional<UUID> incidentOf(String room, String reference) {
      return Optional.empty();
    }
  }
}
