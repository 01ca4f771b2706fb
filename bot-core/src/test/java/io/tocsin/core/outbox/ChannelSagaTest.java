package io.tocsin.core.outbox;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.Channels;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Room;
import io.tocsin.core.incident.IncidentChannels;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItemsUpdate;
import io.tocsin.core.operation.RelatedItemOperation.UpdateRelatedItems;
import io.tocsin.core.testkit.NoGroups;
import io.tocsin.core.testkit.NoPages;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Committed;
import io.tocsin.core.writer.Writer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel for an incident, from its making to its end, whatever breaks in between. */
class ChannelSagaTest {
  /** More than there are calls of the chat in one of these stories. */
  private static final int CALLS = 40;

  private final Story story = new Story();
  private final Chat chat = new Chat();
  private final Table table = new Table();
  private final String plan = story.plan("checkout");
  private Relay relay = relay();

  private Relay relay() {
    Writer writer = new Writer(story.state, sent -> {});
    return new Relay(
        new Relay.Parts(
            table,
            story.state,
            new IncidentChannels(() -> writer, story.clock, story.ids, story.settings),
            new NoGroups(),
            new NoPages(),
            new LivingMessage(new ActionToken.Signer(new Secret("k")), ZoneOffset.UTC),
            Map.of("slack", chat),
            story.clock,
            Runnable::run,
            () -> {}));
  }

  private String starts() {
    story.does(SAM, new SetPlan(plan, null, null, "slack", List.of("U1", "U2"), true));
    String incident = story.start(SAM, plan);
    ItemValue page = new ItemValue(null, null, null, "https://wiki.example/checkout");
    RelatedItem item = new RelatedItem(null, new ItemIdentifier(ItemType.OTHER, page), "Runbook");
    story.does(SAM, new UpdateRelatedItems(null, incident, new RelatedItemsUpdate(item, null)));
    return incident;
  }

  private void becomes(String incident, IncidentRecordStatus status) {
    story.does(SAM, new UpdateIncidentRecord(incident, null, null, null, null, status, null, null));
  }

  /** Delivers until nothing waits, long pauses passed over. */
  private void settles() {
    for (int i = 0; i < CALLS && !table.waiting().isEmpty(); i++) {
      story.passes(Duration.ofMinutes(6));
      relay.takeOver();
      relay.runOnce();
      relay.mark();
    }
    assertThat(table.waiting()).isEmpty();
  }

  /** The process is gone; another one goes on with what the table has. */
  private void crashes() {
    chat.crashAt = -1;
    relay = relay();
  }

  @Test
  void an_incident_gets_its_channel_furnished_and_closed() {
    String incident = starts();
    settles();

    Made channel = chat.only();
    assertThat(channel.name).startsWith("inc-1-");
    assertThat(channel.topic).contains("#1", "checkout");
    assertThat(channel.people).containsExactlyInAnyOrder("U1", "U2");
    assertThat(channel.pinned).containsExactly("m1");
    assertThat(channel.links)
        .containsExactly(new Channels.Link("Runbook", "https://wiki.example/checkout"));
    assertThat(channel.archived).isFalse();

    becomes(incident, IncidentRecordStatus.RESOLVED);
    settles();

    assertThat(channel.archived).isTrue();
    assertThat(channel.messages.get("m1")).contains("RESOLVED");
    assertThat(chat.refusals).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_crash_at_any_moment_makes_no_second_channel_and_no_second_message(Crash kind) {
    for (int call = 1; call < CALLS; call++) {
      ChannelSagaTest again = new ChannelSagaTest();
      if (!again.survives(kind, call)) {
        assertThat(call).as("there were calls to crash at").isGreaterThan(9);
        return;
      }
    }
    throw new AssertionError("The story has more calls than " + CALLS);
  }

  /** Answers whether the story had so many calls. */
  private boolean survives(Crash kind, int call) {
    chat.kind = kind;
    chat.crashAt = call;
    String incident = starts();
    boolean crashed = settlesOrCrashes();
    becomes(incident, IncidentRecordStatus.RESOLVED);
    crashed |= settlesOrCrashes();
    assertThat(chat.made).as("after a crash %s call %d", kind, call).hasSize(1);
    Made channel = chat.only();
    assertThat(channel.archived).isTrue();
    assertThat(channel.people).containsExactlyInAnyOrder("U1", "U2");
    assertThat(channel.pinned).hasSize(1);
    assertThat(channel.links).hasSize(1);
    assertThat(channel.messages.values()).as("the card and its story, each once").hasSize(3);
    return crashed;
  }

  private boolean settlesOrCrashes() {
    try {
      settles();
      return false;
    } catch (ProcessGone gone) {
      crashes();
      settles();
      return true;
    }
  }

  @Test
  void a_channel_is_asked_for_by_the_same_name_though_the_title_changes() {
    chat.refuses = new Delivery.RetryLater(Duration.ofSeconds(30), "nobody knows");
    String incident = starts();
    relay.takeOver();
    story.does(
        SAM, new UpdateIncidentRecord(incident, null, null, null, null, null, null, "It is DNS"));
    chat.refuses = null;
    settles();

    assertThat(chat.only().name).isEqualTo("inc-1-Errors in checkout");
  }

  @Test
  void a_re_opened_incident_keeps_its_channel_while_that_is_open() {
    String incident = starts();
    settles();
    becomes(incident, IncidentRecordStatus.RESOLVED);
    becomes(incident, IncidentRecordStatus.OPEN);
    settles();

    assertThat(chat.only().archived).isFalse();
    assertThat(story.incident(incident).routing().rooms()).contains(chat.only().room().id());
  }

  @Test
  void a_re_opened_incident_whose_channel_is_closed_gets_another_one() {
    String incident = starts();
    settles();
    becomes(incident, IncidentRecordStatus.RESOLVED);
    settles();
    becomes(incident, IncidentRecordStatus.OPEN);
    settles();

    assertThat(chat.made).hasSize(2);
    Made second = chat.made.getLast();
    assertThat(second.archived).isFalse();
    assertThat(second.messages).isNotEmpty();
    assertThat(story.incident(incident).routing().rooms())
        .contains(second.room().id())
        .doesNotContain(chat.made.getFirst().room().id());
  }

  @Test
  void an_incident_that_is_over_before_its_channel_is_made_gets_none() {
    String incident = starts();
    chat.refuses = new Delivery.RetryLater(Duration.ofSeconds(30), "later");
    table.handsOver(relay, story);
    becomes(incident, IncidentRecordStatus.RESOLVED);
    chat.refuses = null;

    story.passes(Duration.ofMinutes(6));
    relay.runOnce();

    assertThat(chat.made).isEmpty();
  }

  @Test
  void why_there_is_no_channel_is_told_in_the_other_rooms_once() {
    chat.refuses = new Delivery.Rejected("the workspace lets nobody make channels");
    starts();
    settles();

    assertThat(story.lines())
        .containsOnlyOnce("It gets no channel of its own: the workspace lets nobody make channels");
    assertThat(chat.made).isEmpty();
  }

  enum Crash {
    BEFORE_IT_WAS_DONE,
    BEFORE_IT_WAS_KNOWN
  }

  /** No exception, so that nothing between takes it for one thing that went wrong. */
  private static final class ProcessGone extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** One channel of the chat. */
  private static final class Made {
    final String id;
    final String name;
    final Set<String> people = new HashSet<>();
    final Set<String> pinned = new HashSet<>();
    final List<Channels.Link> links = new ArrayList<>();
    final Map<String, String> messages = new HashMap<>();
    final Map<UUID, String> delivered = new HashMap<>();
    String topic = "";
    boolean archived;

    Made(String id, String name) {
      this.id = id;
      this.name = name;
    }

    Room room() {
      return new Room("slack", id);
    }
  }

  /** A chat that keeps what it is told, and in which the process dies at one of the calls. */
  private static final class Chat implements ChatPlatform, Channels {
    final List<Made> made = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    Crash kind = Crash.BEFORE_IT_WAS_DONE;
    int crashAt = -1;
    @Nullable Delivery refuses;
    private int calls;

    Made only() {
      assertThat(made).hasSize(1);
      return made.getFirst();
    }

    private Delivery happens(Runnable effect) {
      calls++;
      if (calls == crashAt && kind == Crash.BEFORE_IT_WAS_DONE) {
        throw new ProcessGone();
      }
      effect.run();
      if (calls == crashAt) {
        throw new ProcessGone();
      }
      return new Delivered("");
    }

    private Made at(Room room) {
      return made.stream().filter(one -> one.room().equals(room)).findFirst().orElseThrow();
    }

    private Delivery change(Room room, Consumer<Made> change) {
      Made channel = at(room);
      if (channel.archived) {
        refusals.add(room.id());
        return new Delivery.Rejected("it is archived");
      }
      return happens(() -> change.accept(channel));
    }

    @Override
    public String name() {
      return "slack";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(true, true, true, true);
    }

    @Override
    public Optional<Channels> channels() {
      return Optional.of(this);
    }

    @Override
    public Delivery deliver(Parcel parcel) {
      Made channel = at(parcel.room());
      String replaced = parcel.replaces();
      String known = channel.delivered.get(parcel.deliveryId());
      String reference = "m" + (channel.messages.size() + 1);
      String target = replaced != null ? replaced : known != null ? known : reference;
      Delivery done =
          change(
              parcel.room(),
              there -> {
                there.messages.put(target, parcel.message().fallback());
                there.delivered.put(parcel.deliveryId(), target);
              });
      return done instanceof Delivered ? new Delivered(target) : done;
    }

    @Override
    public Opened open(Wanted wanted) {
      if (refuses != null) {
        return new Opened.Failed(refuses);
      }
      Room before = wanted.before();
      Optional<Made> there =
          made.stream()
              .filter(one -> !one.archived)
              .filter(one -> wanted.mayBeRepeat() || one.room().equals(before))
              .findFirst();
      Made channel = there.orElseGet(() -> new Made("T1/C" + (made.size() + 1), wanted.name()));
      happens(() -> there.ifPresentOrElse(known -> {}, () -> made.add(channel)));
      return new Opened.Open(channel.room(), channel.name);
    }

    @Override
    public Delivery describe(Room channel, String topic) {
      return change(channel, it -> it.topic = topic);
    }

    @Override
    public Delivery invite(Room channel, List<String> people) {
      return change(channel, it -> it.people.addAll(people));
    }

    @Override
    public Delivery pin(Room channel, String message) {
      return change(channel, it -> it.pinned.add(message));
    }

    @Override
    public Delivery bookmark(Room channel, List<Link> links) {
      return change(
          channel,
          it -> links.stream().filter(link -> !it.links.contains(link)).forEach(it.links::add));
    }

    @Override
    public Delivery archive(Room channel) {
      return happens(() -> at(channel).archived = true);
    }
  }

  /** All that was committed and is not settled. */
  private final class Table implements OutboxStore {
    private final Set<UUID> done = new HashSet<>();
    private final Map<String, Posted> posted = new HashMap<>();

    List<OutboxEntry> waiting() {
      return story.state.sent().stream()
          .filter(entry -> entry.room().startsWith("slack:"))
          .filter(entry -> !done.contains(entry.id()))
          .toList();
    }

    /** As the writer does: what was committed here is known not to be a repeat. */
    void handsOver(Relay to, Story from) {
      to.offer(
          new Committed(
              from.committed().stream().filter(Change.Send.class::isInstance).toList(), Set.of()));
    }

    @Override
    public long tenure() {
      return 0;
    }

    @Override
    public Set<String> takeOver() {
      return waiting().stream().map(OutboxEntry::room).collect(Collectors.toSet());
    }

    @Override
    public Set<String> handedOver() {
      return Set.of();
    }

    @Override
    public List<OutboxEntry> waiting(String room, int limit) {
      return waiting().stream().filter(entry -> entry.room().equals(room)).limit(limit).toList();
    }

    @Override
    public void settle(Collection<UUID> dealtWith, Collection<Posted> cards) {
      done.addAll(dealtWith);
      cards.forEach(card -> posted.put(card.room() + card.incident(), card));
    }

    @Override
    public Optional<Posted> posted(String room, UUID incident) {
      return Optional.ofNullable(posted.get(room + incident));
    }

    @Override
    public Optional<UUID> incidentOf(String room, String reference) {
      return Optional.empty();
    }
  }
}
