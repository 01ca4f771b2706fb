package io.tocsin.core.oncall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.ChannelOperation.DeactivateContactChannel;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ContactOperation.DeleteContact;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverride;
import io.tocsin.core.operation.RotationOperation.DeleteRotation;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import io.tocsin.core.operation.RotationOperation.UpdateRotation;
import io.tocsin.core.operation.ScheduleOperation.ListHandOvers;
import io.tocsin.core.operation.ScheduleOperation.SetHandOver;
import io.tocsin.core.operation.ScheduleOperation.StopHandOver;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Plan;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** It is Monday the 23rd of November, two minutes past two; turns begin at nine, UTC. */
class HandOverTest {
  private static final String GROUP = "slack:T1/S1";

  private final Story story = new Story();
  private final DueHandOvers node = node(story.state);
  private final GroupNews news =
      new GroupNews(
          story.state,
          () -> new Writer(story.state, sent -> {}),
          story.clock,
          story.ids,
          story.settings);

  private DueHandOvers node(TimerStore timers) {
    Writer writer = new Writer(story.state, sent -> {});
    return new DueHandOvers(timers, story.state, writer, story.ids, story.settings);
  }

  private void has(Filed... rows) {
    story.state.inBatch(
        batch -> batch.commit(Stream.of(rows).<Change>map(Change.File::new).toList()));
  }

  private void contact(String alias, ContactType type, UUID... rotations) {
    has(
        new Contact(
            alias, arn(alias), type, null, new Plan(List.of(), List.of(rotations)), now(), null));
  }

  private void schedule(String name, String... people) {
    for (String alias : people) {
      contact(alias, ContactType.PERSONAL);
    }
    has(rotation(name, people));
    contact(name, ContactType.ONCALL_SCHEDULE, id(name));
  }

  private StoredRotation rotation(String name, String... people) {
    return new StoredRotation(
        id(name),
        ContactArns.rotation(story.settings, id(name)),
        name + "-turns",
        List.of(people),
        Instant.parse("2026-11-23T09:00:00Z"),
        "UTC",
        daily(),
        now());
  }

  private static RecurrenceSettings daily() {
    return new RecurrenceSettings(List.of(new HandOffTime(9, 0)), null, 1, 1, null, null);
  }

  private ContactChannel chat(String person, String address) {
    UUID id = id(person + address);
    return new ContactChannel(
        id,
        ContactArns.channel(story.settings, person, id),
        person,
        "chat",
        ChannelType.CHAT,
        address,
        Activation.ACTIVE,
        false,
        now());
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  private String arn(String alias) {
    return ContactArns.contact(story.settings, alias);
  }

  private Instant now() {
    return story.clock.instant();
  }

  private void isToldIn(String room, @Nullable String group) {
    if (!room.startsWith("slack:")) {
      story.does(Story.SAM, new CreateRoom(room));
    }
    story.does(Story.SAM, new SetHandOver(arn("primary"), room, group));
  }

  private void override(String person, String from, String to) {
    story.does(
        Story.SAM,
        new CreateRotationOverride(
            Instant.parse(to),
            null,
            List.of(arn(person)),
            ContactArns.rotation(story.settings, id("primary")),
            Instant.parse(from)));
  }

  /** Time passes, and every second it is looked what is due. */
  private void passesUntil(String time) {
    Instant end = Instant.parse(time);
    while (now().isBefore(end)) {
      Instant next =
          Stream.concat(
                  Stream.of(end),
                  story.state.due(Timer.Kind.HAND_OVER, Instant.MAX, 100).stream()
                      .map(Timer::due)
                      .filter(due -> due.isAfter(now())))
              .min(Instant::compareTo)
              .orElseThrow();
      node.runOnce(now());
      story.passes(Duration.between(now(), next));
    }
    node.runOnce(now());
  }

  private List<String> told() {
    return story.state.sent().stream()
        .filter(entry -> entry.content() instanceof Content.Notice)
        .map(entry -> ((Content.Notice) entry.content()).message().fallback())
        .toList();
  }

  private List<String> groups() {
    return story.state.sent().stream()
        .filter(entry -> entry.content() instanceof Content.Group)
        .map(OutboxEntry::room)
        .toList();
  }

  private List<String> members() {
    return story.state.find(new Key.HandOver("primary")).orElseThrow().members();
  }

  @Test
  void the_room_is_told_who_comes_who_goes_until_when_and_what_is_open() {
    schedule("primary", "ann", "bob");
    String plan = story.plan("checkout");
    story.start(Story.SAM, plan);
    isToldIn("ops", null);

    passesUntil("2026-11-24T08:59:59Z");
    assertThat(told()).isEmpty();
    passesUntil("2026-11-24T09:00:00Z");

    assertThat(told())
        .containsExactly(
            """
            bob is on call for primary until Wed 25 Nov 09:00 UTC
            Goes: ann
            Comes: bob
            Open incidents:
            #1 Errors in checkout · High · nobody has it\
            """);
    assertThat(story.state.sent().getLast().room()).isEqualTo("local:ops");
  }

  @Test
  void nothing_is_told_twice_by_one_node_or_by_two_of_which_one_comes_late() {
    schedule("primary", "ann", "bob");
    isToldIn("ops", null);
    story.passes(Duration.ofDays(1));
    List<Timer> seenBefore = story.state.due(Timer.Kind.HAND_OVER, now(), 9);
    assertThat(seenBefore).hasSize(1);

    node.runOnce(now());
    node((kind, now, limit) -> seenBefore).runOnce(now());
    node.runOnce(now());

    assertThat(told()).hasSize(1);
    assertThat(story.state.due(Timer.Kind.HAND_OVER, now(), 9)).isEmpty();
  }

  @Test
  void after_a_week_without_a_server_it_is_told_once_how_it_is_now() {
    schedule("primary", "ann", "bob", "cy");
    isToldIn("ops", null);
    story.passes(Duration.ofDays(8));

    assertThat(node.runOnce(now())).isEqualTo(1);

    assertThat(told())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("cy is on call")
        .contains("Goes: ann");
  }

  @Test
  void an_override_is_told_when_it_begins_and_when_it_ends() {
    schedule("primary", "ann", "bob", "cy");
    isToldIn("ops", null);
    override("cy", "2026-11-23T18:00:00Z", "2026-11-23T20:00:00Z");

    passesUntil("2026-11-23T17:59:00Z");
    assertThat(told()).isEmpty();
    passesUntil("2026-11-23T20:00:00Z");

    assertThat(told()).hasSize(2);
    assertThat(told().getFirst())
        .startsWith("cy is on call for primary until Mon 23 Nov 20:00 UTC")
        .contains("Goes: ann", "cy instead of ann, by an override", "No incident is open.");
    assertThat(told().getLast())
        .startsWith("ann is on call for primary until Tue 24 Nov 09:00 UTC")
        .contains("Goes: cy", "Comes: ann");
  }

  @Test
  void an_override_that_has_begun_is_told_at_once_and_so_is_its_end_by_hand() {
    schedule("primary", "ann", "bob");
    isToldIn("ops", null);
    passesUntil("2026-11-23T15:00:00Z");

    override("bob", "2026-11-23T14:30:00Z", "2026-11-23T20:00:00Z");
    node.runOnce(now());

    assertThat(told())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("bob is on call for primary until Mon");
  }

  @Test
  void where_the_same_people_go_on_nothing_is_told() {
    schedule("primary", "ann");
    isToldIn("ops", null);
    override("ann", "2026-11-25T18:00:00Z", "2026-11-25T20:00:00Z");

    passesUntil("2026-12-23T15:00:00Z");

    assertThat(told()).isEmpty();
  }

  @Test
  void a_time_without_anybody_is_told_with_a_sign() {
    schedule("primary", "ann", "bob");
    isToldIn("ops", null);
    story.does(
        Story.SAM,
        new CreateRotationOverride(
            Instant.parse("2026-11-23T20:00:00Z"),
            null,
            List.of(),
            ContactArns.rotation(story.settings, id("primary")),
            Instant.parse("2026-11-23T18:00:00Z")));

    passesUntil("2026-11-23T18:00:00Z");

    assertThat(told())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("⚠ Nobody is on call for primary until Mon 23 Nov 20:00 UTC")
        .contains("Goes: ann", "By an override nobody, instead of ann");
  }

  @Test
  void a_changed_and_a_deleted_rotation_are_looked_at_at_once() {
    schedule("primary", "ann", "bob");
    isToldIn("ops", null);
    String rotation = ContactArns.rotation(story.settings, id("primary"));

    story.does(
        Story.SAM,
        new UpdateRotation(List.of(arn("bob"), arn("ann")), daily(), rotation, null, null));
    node.runOnce(now());
    story.does(Story.SAM, new DeleteRotation(rotation));
    node.runOnce(now());

    assertThat(told()).hasSize(2);
    assertThat(told().getFirst()).startsWith("bob is on call").contains("Goes: ann");
    assertThat(told().getLast())
        .startsWith("⚠ Nobody is on call for primary\n")
        .contains("Goes: bob");
    assertThat(story.state.due(Timer.Kind.HAND_OVER, Instant.MAX, 9)).isEmpty();
  }

  @Test
  void a_deleted_schedule_and_one_that_is_to_be_quiet_are_told_of_no_more() {
    schedule("primary", "ann", "bob");
    isToldIn("ops", null);
    story.does(Story.SAM, new StopHandOver(arn("primary")));
    passesUntil("2026-11-25T15:00:00Z");
    assertThat(story.isRefused(Story.SAM, new StopHandOver(arn("primary"))))
        .isInstanceOf(Refusal.Conflict.class);

    isToldIn("ops", null);
    story.does(Story.SAM, new DeleteContact(arn("primary")));
    passesUntil("2026-11-27T15:00:00Z");

    assertThat(told()).isEmpty();
    assertThat(story.state.all(new Key.AllHandOvers())).isEmpty();
    assertThat(story.state.due(Timer.Kind.HAND_OVER, Instant.MAX, 9)).isEmpty();
  }

  @Test
  void what_cannot_be_is_refused_and_says_what_can() {
    schedule("primary", "ann", "bob");
    story.does(Story.SAM, new CreateRoom("ops"));

    assertThat(story.isRefused(Story.SAM, new SetHandOver(arn("primary"), null, null)).toString())
        .contains("room", "Member must be given");
    assertThat(story.isRefused(Story.SAM, new SetHandOver(arn("primary"), "opps", null)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(story.isRefused(Story.SAM, new SetHandOver(arn("ann"), "ops", null)).toString())
        .contains("ann is no on-call schedule");
    assertThat(story.isRefused(Story.SAM, new SetHandOver(arn("primary"), "ops", "S1")).toString())
        .contains("slack:T0123ABCD/S0123ABCD");
    assertThat(story.isRefused(Story.SAM, new SetHandOver(arn("nobody"), "ops", null)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_group_is_set_to_whoever_is_on_call_and_has_proven_an_account_in_its_workspace() {
    schedule("primary", "ann", "bob", "cy");
    has(chat("ann", "slack:T1/U1"), chat("bob", "slack:T1/U2"), chat("cy", "slack:T9/U3"));
    isToldIn("slack:T1/C1", "<!subteam^S1|@oncall>");
    node.runOnce(now());
    assertThat(groups()).containsExactly(GROUP);
    assertThat(members()).containsExactly("U1");

    passesUntil("2026-11-24T09:00:00Z");
    assertThat(groups()).containsExactly(GROUP, GROUP);
    assertThat(members()).containsExactly("U2");
    assertThat(told()).hasSize(1);

    passesUntil("2026-11-25T09:00:00Z");
    assertThat(groups()).hasSize(2);
    assertThat(told().getLast()).startsWith("The user group of primary stays as it was");

    has(chat("cy", "slack:T1/U4").with(Activation.ACTIVE));
    story.does(Story.SAM, new DeactivateContactChannel(chat("bob", "slack:T1/U2").arn()));
    node.runOnce(now());
    assertThat(groups()).hasSize(3);
    assertThat(members()).containsExactly("U4");
  }

  @Test
  void why_a_group_could_not_be_set_is_told_once_until_it_can_be_again() {
    schedule("primary", "ann", "bob");
    has(chat("ann", "slack:T1/U1"));
    isToldIn("slack:T1/C1", "S1");

    news.settled("primary", GROUP, "permission_denied");
    news.settled("primary", GROUP, "permission_denied");
    news.settled("primary", "slack:T1/S9", "no_such_subteam");
    assertThat(told()).hasSize(1).first().asString().contains("permission_denied");
    assertThat(story.does(Story.SAM, new ListHandOvers()).handOvers())
        .singleElement()
        .satisfies(one -> assertThat(one.refusal()).isEqualTo("permission_denied"));

    news.settled("primary", GROUP, null);
    news.settled("primary", GROUP, null);
    news.settled("primary", GROUP, "permission_denied");
    assertThat(told()).hasSize(2);
  }
}
