package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.Stage.Act;
import io.tocsin.core.testkit.Stage.Aside;
import io.tocsin.core.testkit.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a room sees of an incident, and what people do to it there, in whatever chat it is. */
public interface RoomStories {

  /** A new world with the plan {@code checkout} and its room. */
  World world();

  private Seen starts(String title) {
    World world = world();
    world.asks("sam", "@aws start checkout " + title);
    world.relaysFor(2);
    return living(world);
  }

  private static Seen living(World world) {
    List<Seen> posted = world.stage.posted(null);
    assertThat(posted).as("one message stands for the incident").hasSize(1);
    return posted.getFirst();
  }

  /** What its thread tells. */
  private static List<String> story(World world) {
    return world.stage.posted(living(world).reference()).stream().map(Seen::text).toList();
  }

  @Test
  default void one_message_stands_for_an_incident_and_its_story_is_in_the_thread() {
    Seen first = starts("Nobody can pay");
    World world = world();
    assertThat(first.text()).startsWith("● #1 Nobody can pay — OPEN · Critical");
    assertThat(first.shown()).contains("#1 Nobody can pay", "Nobody has acknowledged");
    assertThat(first.labels()).containsExactly("Acknowledge", "Resolve", "Impact", "Note", "Page");

    world.asks("maria", "@aws ack");
    world.relaysFor(3);
    world.asks("maria", "@aws note rolled back deploy 81f2");
    world.asks("maria", "@aws resolve");
    world.relaysFor(5);

    Seen last = living(world);
    assertThat(last.reference()).as("changed in place").isEqualTo(first.reference());
    assertThat(last.text()).startsWith("✓ #1 Nobody can pay — RESOLVED · Critical");
    assertThat(last.shown()).contains("Resolved by Maria");
    assertThat(last.labels()).containsExactly("Re-open");
    assertThat(story(world))
        .hasSize(3)
        .anyMatch(line -> line.contains("Maria has #1"))
        .anyMatch(line -> line.contains("rolled back deploy 81f2"))
        .anyMatch(line -> line.contains("Resolved by Maria"));
  }

  @Test
  default void its_buttons_take_it_change_it_note_and_resolve_it() {
    Seen living = starts("Nobody can pay");
    World world = world();

    assertThat(world.presses("maria", living, "Acknowledge").text()).startsWith("Maria has #1");
    assertThat(world.presses("sam", living, "Impact", "3").text()).contains("#1");
    assertThat(world.presses("maria", living, "Note", "it is\nthe database").text())
        .startsWith("Noted");
    world.relaysFor(4);
    assertThat(living(world).shown()).contains("Medium", "Maria has it");
    assertThat(world.timeline(1).getLast().data()).isEqualTo("it is\nthe database");
    assertThat(world.presses("sam", living(world), "Resolve").text()).startsWith("#1 resolved");
    world.relaysFor(4);
    assertThat(world.presses("sam", living(world), "Re-open").text()).isEqualTo("#1 is open.");
    world.relaysFor(4);

    assertThat(living(world).labels())
        .containsExactly("Acknowledge", "Resolve", "Impact", "Note", "Page");
    assertThat(world.incident(1).headline().impact()).isEqualTo(3);
  }

  @Test
  default void a_press_that_arrives_twice_and_a_second_press_change_nothing_more() {
    Seen living = starts("Nobody can pay");
    World world = world();
    Act press = world.press("maria", living, "Acknowledge", null);
    Act note = world.press("maria", living, "Note", "once");

    press.happens();
    press.happens();
    note.happens();
    note.happens();
    world.passes(Duration.ofSeconds(30));
    assertThat(world.presses("maria", living, "Acknowledge").text())
        .contains("#1", "Nothing was changed.");

    assertThat(types(world, "Incident Acknowledged")).isEqualTo(1);
    assertThat(types(world, "Note")).isEqualTo(1);
    world.relaysFor(5);
    assertThat(story(world)).hasSize(2);
  }

  private static long types(World world, String type) {
    return world.timeline(1).stream().map(TimelineEvent::type).filter(type::equals).count();
  }

  @Test
  default void of_two_people_who_press_at_once_one_has_it_and_the_other_is_told_who() {
    Seen living = starts("Nobody can pay");
    World world = world();

    assertThat(world.presses("maria", living, "Acknowledge").text()).startsWith("Maria has #1");
    assertThat(world.presses("sam", living, "Acknowledge").text())
        .startsWith("Maria has had #1")
        .endsWith("Nothing was changed.");
    assertThat(world.presses("sam", living, "Resolve").text()).startsWith("#1 resolved");
    assertThat(world.presses("maria", living, "Resolve").text())
        .contains("resolved already", "by Sam. Nothing was changed.");
  }

  @Test
  default void a_button_of_an_incident_that_was_deleted_says_so() {
    Seen living = starts("Nobody can pay");
    World world = world();
    world.asks("sam", "@aws ssm-incidents delete-incident-record --yes --arn 1");

    assertThat(world.presses("maria", living, "Acknowledge").text())
        .isEqualTo("This incident was deleted. Nothing was changed.");
    world.relaysFor(3);
    assertThat(living(world).text()).isEqualTo("This incident was deleted.");
    assertThat(living(world).buttons()).isEmpty();
  }

  @Test
  default void the_buttons_of_an_old_message_still_mean_what_they_say() {
    Seen old = starts("Nobody can pay");
    World world = world();
    world.presses("maria", old, "Resolve");
    world.relaysFor(4);
    world.passes(Duration.ofDays(60));

    assertThat(world.presses("sam", old, "Resolve").text()).contains("resolved already");
    assertThat(world.presses("sam", living(world), "Re-open").text()).isEqualTo("#1 is open.");
  }

  @Test
  default void a_button_that_nobody_here_has_signed_does_nothing() {
    Seen living = starts("Nobody can pay");
    World world = world();
    String value = living.button("Acknowledge").value();
    String forged = value.substring(0, value.length() - 1) + (value.endsWith("A") ? "B" : "A");
    Seen.Button button = new Seen.Button("Acknowledge", forged);

    assertThat(World.told(world.stage.press(World.person("eve"), living, button, null)).text())
        .contains("too old");
    assertThat(world.incident(1).progress().acknowledgement()).isNull();
  }

  @Test
  default void what_only_the_asker_needs_is_told_to_them_alone() {
    starts("Nobody can pay");
    World world = world();
    int before = world.stage.whispered(World.person("maria")).size();

    world.asks("maria", "@aws incidents");

    assertThat(world.stage.whispered(World.person("maria"))).hasSize(before + 1);
    assertThat(world.stage.whispered(World.person("maria")).getLast().text())
        .startsWith("1 incident");
    assertThat(world.stage.whispered(World.person("eve"))).isEmpty();
    assertThat(world.stage.posted(null)).hasSize(1);
  }

  @Test
  default void in_the_thread_of_an_incident_one_word_means_that_one() {
    Seen living = starts("Nobody can pay");
    World world = world();
    world.asks("sam", "@aws start checkout Another");
    world.relaysFor(4);

    assertThat(world.saysIn(living, "maria", "ack").text()).startsWith("Maria has #1");
    assertThat(world.saysIn(living, "maria", "@aws note slow disks").text()).startsWith("Noted");
    assertThat(world.timeline(1))
        .extracting(TimelineEvent::type, TimelineEvent::data)
        .contains(tuple("Note", "slow disks"));
  }

  @Test
  default void whatever_a_title_holds_is_text_and_calls_nobody() {
    World world = world();
    List<String> titles =
        List.of(
            "<!channel> is down",
            "<@U1> and @here did it",
            "<http://evil.example|bank> & *bold* _it_ ~no~",
            "```rm -rf /``` `ls`",
            "C# <#C0001> :tada: &lt;b&gt;");
    for (String title : titles) {
      world.passes(Duration.ofMinutes(2));
      String escaped = title.replace("\"", "\\\"");
      world.asks("sam", "@aws start checkout \"" + escaped + "\"");
      world.asks("sam", "@aws note \"" + escaped + "\" --incident #" + 1);
      world.relaysFor(4);
    }

    List<Seen> posted = world.stage.posted(null);
    assertThat(posted).hasSize(titles.size());
    for (int i = 0; i < titles.size(); i++) {
      assertThat(posted.get(i).text()).contains(titles.get(i));
      assertThat(posted.get(i).shown()).contains(titles.get(i));
    }
  }

  @Test
  default void three_thousand_emoji_in_a_title_stay_characters_and_the_number_is_seen() {
    World world = world();
    String plan = "@aws ssm-incidents start-incident --response-plan-arn checkout --title ";
    assertThat(world.asks("sam", plan + "\"" + "🔥".repeat(3_000) + "\""))
        .contains("--title", "200");
    world.asks("sam", plan + "\"" + "🔥".repeat(100) + "\"");
    world.asks("sam", "@aws note " + "👩‍🚒".repeat(3_000 / 5));
    world.relaysFor(4);

    assertThat(living(world).text()).startsWith("● #1 🔥🔥🔥").doesNotContain("\uFFFD");
    assertThat(living(world).shown()).contains("#1 🔥🔥🔥").doesNotContain("\uFFFD");
    assertThat(story(world)).singleElement().asString().contains("👩‍🚒👩‍🚒");
  }

  /** Only what is stored can tell that something has been done before. */
  @Test
  default void what_arrives_again_after_a_restart_changes_nothing() {
    Seen living = starts("Nobody can pay");
    World world = world();
    Act start = world.line("sam", "@aws start checkout Another");
    Act noted = world.line("sam", "@aws note --incident #1 looking");
    Act worse = world.line("sam", "@aws impact 1 4");
    Act resolved = world.line("sam", "@aws resolve 1");
    Act form = world.press("maria", living, "Note", "it is the database");
    Act impact = world.press("maria", living, "Impact", "3");
    Act button = world.press("maria", living, "Resolve", null);
    Aside aside = world.hears("sam", "rolled back");
    Act taken = world.press("maria", living, "Acknowledge", null);
    Act ack = world.line("sam", "@aws ack 1");
    taken.happens();
    world.asks("sam", "@aws resolve 1");
    world.asks("sam", "@aws reopen 1");
    ack.happens();
    List<Act> acts = List.of(start, noted, worse, resolved, form, impact);
    acts.forEach(Act::happens);
    world.asks("sam", "@aws reopen 1");
    button.happens();
    world.asks("sam", "@aws reopen 1");
    world.asks("sam", "@aws impact 1 2");
    Act kept = world.stage.keep(World.person("sam"), aside);
    kept.happens();
    world.relaysFor(20);
    long before = world.timeline(1).size();

    World after = world.restarted();
    taken.happens();
    ack.happens();
    acts.forEach(Act::happens);
    button.happens();
    kept.happens();

    assertThat(after.incident(1).progress().acknowledgement()).as("taken before that").isNull();
    assertThat(after.incident(1).isOpen()).as("resolved before it was opened again").isTrue();
    assertThat(after.incident(1).headline().impact()).isEqualTo(2);
    assertThat(after.queries.incidentByNumber(3)).as("started twice").isEmpty();
    assertThat(after.timeline(1)).hasSize((int) before);
  }
}
