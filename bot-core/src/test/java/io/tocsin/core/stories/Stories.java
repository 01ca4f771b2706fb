package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.access.Secret;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.Stage.Act;
import io.tocsin.core.testkit.Stage.Aside;
import io.tocsin.core.testkit.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What people do and what comes of it, told in their own words. The same stories hold wherever the
 * state is kept.
 */
public interface Stories {

  /** A new world with the plan {@code checkout} (impact 1) and the room {@code incidents}. */
  World world();

  /** Makes what every story takes for granted. */
  static World prepared(World world) {
    world.gets(new CreateRoom(World.ROOM));
    world.asks(
        "sam",
        "@aws ssm-incidents create-response-plan --name checkout"
            + " --incident-template title=\"Checkout errors\",impact=1");
    return world;
  }

  @Test
  default void an_incident_is_started_taken_noted_and_resolved() {
    World world = world();

    assertThat(world.asks("sam", "@aws start checkout “Checkout errors above 5 %”"))
        .contains("#1 Checkout errors above 5 % — OPEN · Critical");
    world.passes(Duration.ofSeconds(41));
    assertThat(world.asks("maria", "@aws ack")).isEqualTo("Maria has #1 (41 s after the start).");
    assertThat(world.asks("sam", "@aws note rolled back deploy 81f2, watching"))
        .startsWith("Noted");
    world.passes(Duration.ofMinutes(29));
    assertThat(world.asks("maria", "@aws resolve")).isEqualTo("#1 resolved after 29 min.");

    assertThat(world.timeline(1))
        .extracting(event -> event.type())
        .contains(
            "SSM Incident Trigger",
            "SSM Incident Start",
            "Incident Acknowledged",
            "Note",
            "SSM Incident Record Update");
  }

  @Test
  default void a_line_that_arrives_twice_starts_one_incident_and_writes_one_note() {
    World world = world();
    Act start = world.line("sam", "@aws start checkout");
    Act note = world.line("sam", "@aws note looking");

    start.happens();
    note.happens();
    world.passes(Duration.ofSeconds(5));
    Seen again = World.told(start);
    note.happens();

    assertThat(again.text()).contains("#1");
    assertThat(world.asks("sam", "@aws incidents")).startsWith("1 incident:");
    assertThat(world.timeline(1)).filteredOn(event -> event.type().equals("Note")).hasSize(1);
  }

  @Test
  default void what_was_said_becomes_a_note_with_its_own_time_and_author_and_only_once() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    world.passes(Duration.ofMinutes(7));
    Instant then = world.clock.instant();
    Aside aside = world.hears("maria", "rolled back");
    world.passes(Duration.ofMinutes(1));

    assertThat(world.keeps("sam", aside).text()).startsWith("Noted");
    assertThat(world.keeps("maria", aside).text())
        .matches("Noted.*|This is on the timeline of #1 already.");
    assertThat(world.keeps("maria", aside.edited("not so")).text())
        .isEqualTo("This is on the timeline of #1 already.");
    assertThat(world.timeline(1))
        .filteredOn(event -> event.type().equals("Note"))
        .singleElement()
        .satisfies(note -> assertThat(note.time()).isEqualTo(then))
        .satisfies(
            note -> assertThat(note.data()).isEqualTo("rolled back\n— Maria, " + aside.link()));
  }

  @Test
  default void where_two_incidents_are_open_a_button_says_which_one_a_message_is_about() {
    World world = world();
    world.asks("sam", "@aws start checkout One");
    world.asks("sam", "@aws start checkout Two");
    Seen which = world.keeps("sam", world.hears("maria", "rolled back"));
    Seen noted = world.presses("sam", which, "#1 One");

    assertThat(which.labels()).containsExactly("#2 Two", "#1 One");
    assertThat(noted.text()).startsWith("Noted on #1");
    assertThat(world.timeline(2)).noneMatch(event -> event.type().equals("Note"));
  }

  @Test
  default void without_an_incident_nothing_is_kept() {
    World world = world();

    assertThat(world.keeps("sam", world.hears("maria", "hm")).text())
        .isEqualTo("No incident is open here. Nothing was noted.");
  }

  @Test
  default void a_guest_may_look_and_change_nothing() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    assertThat(world.guestAsks("eve", "@aws incidents").text()).startsWith("1 incident");
    assertThat(world.guestAsks("eve", "@aws resolve").text())
        .isEqualTo("You are a guest here: you can look at everything, but change nothing.");
    assertThat(world.guestAsks("eve", "@aws start checkout").text()).contains("change nothing");
    assertThat(world.incident(1).isOpen()).isTrue();
    assertThat(world.asks("sam", "@aws incidents")).startsWith("1 incident");
  }

  @Test
  default void a_second_acknowledgement_changes_nothing_and_says_who_has_it() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    world.asks("maria", "@aws ack");
    world.passes(Duration.ofMinutes(3));

    assertThat(world.asks("sam", "@aws ack 1"))
        .isEqualTo("Maria has had #1 for 3 min. Nothing was changed.");
    assertThat(world.incident(1).progress().acknowledgement().name()).isEqualTo("Maria");
  }

  @Test
  default void an_unknown_plan_is_answered_with_the_nearest_one() {
    World world = world();

    assertThat(world.asks("sam", "@aws start chekout"))
        .contains("There is no response plan “chekout”. Did you mean checkout?");
    assertThat(world.queries.incidentByNumber(1)).isEmpty();
  }

  @Test
  default void what_is_missing_is_asked_for_and_the_answer_completes_the_command() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    assertThat(world.asks("sam", "@aws ssm-incidents create-timeline-event --event-type Note"))
        .startsWith("3 more things are needed")
        .contains("--incident-record-arn", "--event-time", "--event-data");
    assertThat(world.asks("sam", "@aws 1 now “rolled back”")).startsWith("Noted");
    assertThat(world.timeline(1).getLast().data()).isEqualTo("rolled back");
  }

  @Test
  default void a_deletion_asks_first_and_a_yes_does_it() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    assertThat(world.asks("sam", "@aws ssm-incidents delete-incident-record --arn 1"))
        .contains("yes");
    assertThat(world.queries.incidentByNumber(1)).isPresent();
    assertThat(world.asks("sam", "@aws yes")).startsWith("Deleted");
    assertThat(world.queries.incidentByNumber(1)).isEmpty();
  }

  @Test
  default void nobody_is_answered_who_does_not_speak_to_the_bot() {
    World world = world();

    assertThat(world.says("sam", "did anybody start the checkout?")).isNull();
    assertThat(world.says("sam", "ack")).isNull();
  }

  @Test
  default void a_finding_of_security_hub_starts_what_a_rule_says() {
    World world = world();
    world.asks("sam", "@aws source create bus eventbridge checkout");

    assertThat(
            world.asks(
                "sam",
                "@aws rule create findings --source bus --pattern"
                    + " {“source”: [“aws.securityhub”], “detail”: {“findings”: {“Severity”:"
                    + " {“Label”: [“HIGH”, “CRITICAL”]}}}}"))
        .startsWith(
            "Created the rule findings: events of the source bus that match start the plan"
                + " checkout.");
    assertThat(world.asks("sam", "@aws rule test findings --event " + finding("LOW", "e0")))
        .contains("detail.findings.Severity.Label: the rule wants [\"HIGH\",\"CRITICAL\"]")
        .contains("the event has \"LOW\"");
    assertThat(world.receives("bus", finding("LOW", "e1")).matchedRules()).isEmpty();
    assertThat(world.receives("bus", finding("HIGH", "e2")).created()).isTrue();
    assertThat(world.incident(1).triggers().label())
        .isEqualTo("event Security Hub Findings - Imported");
    assertThat(world.asks("sam", "@aws rules"))
        .contains("1 rule, 1 event of bus matched none")
        .contains("findings · source bus · plan checkout · matched 1 event");
    assertThat(world.asks("sam", "@aws rule create bad bus {\"source\":[{\"prefx\":\"a\"}]}"))
        .contains("--pattern (source.0.prefx)", "there is no match “prefx”; the nearest is prefix")
        .contains("Nothing was changed.");
  }

  private static String finding(String severity, String id) {
    return """
    {"version":"0","id":"%s","detail-type":"Security Hub Findings - Imported",
     "source":"aws.securityhub","account":"111122223333","time":"2026-11-23T14:01:30Z",
     "region":"us-east-1","resources":["arn:aws:securityhub:us-east-1::product/aws/x/f1"],
     "detail":{"findings":[{"Severity":{"Label":"%s"},"Resources":[]}]}}\
    """
        .formatted(id, severity);
  }

  @Test
  default void a_notification_of_a_mapped_topic_is_posted_and_its_thread_goes_on() {
    World world = world();
    String topic = "arn:aws:sns:us-east-1:111122223333:deploys";
    world.asks("sam", "@aws source create bus eventbridge checkout");
    world.asks("sam", "@aws room create incidents");
    assertThat(world.asks("sam", "@aws topic map " + topic + " --rooms incidents"))
        .contains(topic, "local:incidents");

    for (String text : java.util.List.of("one", "two")) {
      assertThat(
              world
                  .receives(
                      "bus",
                      """
                      {"TopicArn":"%s","Message":"{\\"version\\":\\"1.0\\",\\"source\\":\\"custom\\",\\"content\\":{\\"description\\":\\"%s\\"},\\"metadata\\":{\\"threadId\\":\\"t\\"}}"}
                      """
                          .formatted(topic, text))
                  .rooms())
          .containsExactly("local:incidents");
      world.relays();
    }
    assertThat(world.asks("sam", "@aws topics")).contains(topic + " → local:incidents");
    assertThat(world.asks("sam", "@aws topic unmap " + topic)).startsWith("Nothing of this topic");
  }

  @Test
  default void an_impact_out_of_range_says_what_is_allowed_and_changes_nothing() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    assertThat(world.asks("sam", "@aws ssm-incidents update-incident-record --arn 1 --impact 9"))
        .contains("--impact", "1 to 5", "9");
    assertThat(world.incident(1).headline().impact()).isEqualTo(1);
  }

  @Test
  default void a_resolved_incident_is_opened_again_and_resolving_twice_changes_nothing() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    world.asks("sam", "@aws resolve");

    assertThat(world.asks("maria", "@aws resolve 1"))
        .isEqualTo("#1 is resolved already, since 14:02 UTC by Sam. Nothing was changed.");
    assertThat(world.asks("maria", "@aws reopen 1")).isEqualTo("#1 is open.");
    assertThat(world.asks("maria", "@aws reopen 1"))
        .isEqualTo("#1 is open already. Nothing was changed.");
    assertThat(world.incident(1).isOpen()).isTrue();
  }

  @Test
  default void several_open_incidents_are_told_apart_before_anything_is_done() {
    World world = world();
    world.asks("sam", "@aws start checkout First");
    world.asks("sam", "@aws start checkout Second");

    assertThat(world.asks("maria", "@aws ack")).contains("Which one?", "#1 First", "#2 Second");
    assertThat(world.asks("maria", "@aws ack #2")).startsWith("Maria has #2");
    assertThat(world.incident(1).progress().acknowledgement()).isNull();
  }

  @Test
  default void a_mistyped_command_is_marked_and_the_corrected_line_is_one_press_away() {
    World world = world();
    world.asks("sam", "@aws start checkout");

    Seen fault = world.says("sam", "@aws ssm-incidents get-incident-recrod --arn 1");
    assertThat(fault.text()).contains("get-incident-recrod", "^^^^", "did you mean");
    assertThat(fault.shown()).contains("^^^^");
    String button = fault.labels().getFirst();
    assertThat(world.presses("maria", fault, button).text()).doesNotContain("Checkout errors");
    assertThat(world.presses("sam", fault, button).text()).contains("#1 Checkout errors");
    Seen.Button old = new Seen.Button("Run", "run-of-another-life");
    assertThat(World.told(world.stage.press(World.person("sam"), fault, old, null)).text())
        .contains("too old");
  }

  @Test
  default void the_same_client_token_gives_the_same_incident_and_other_details_a_conflict() {
    World world = world();
    String start = "@aws ssm-incidents start-incident --response-plan-arn checkout";
    world.asks("sam", start + " --client-token t1 --title One");

    assertThat(world.asks("sam", start + " --client-token t1 --title One")).contains("#1 One");
    assertThat(world.asks("sam", start + " --client-token t1 --title Two"))
        .contains("used before", "Nothing was changed");
    assertThat(world.queries.incidentByNumber(2)).isEmpty();
  }

  @Test
  default void a_note_that_is_edited_and_deleted_leaves_its_history() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    world.asks("sam", "@aws note wrong");
    String event = world.timeline(1).getLast().id().toString();
    String on = " --incident-record-arn 1 --event-id " + event;

    world.asks("sam", "@aws ssm-incidents update-timeline-event --event-data right" + on);
    world.asks("maria", "@aws ssm-incidents delete-timeline-event --yes" + on);

    assertThat(world.timeline(1)).extracting(TimelineEvent::type).doesNotContain("Note");
    assertThat(world.asks("sam", "@aws get-timeline-event-history" + on))
        .contains("1 · ", "Note: wrong", "2 · ", "Note: right", "3 · ", "deleted");
  }

  @Test
  default void a_note_just_written_is_edited_and_deleted_by_its_buttons() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    Seen noted = world.says("sam", "@aws note rolled bakc");
    assertThat(noted.labels()).contains("Edit", "Delete");

    assertThat(world.presses("sam", noted, "Edit", " ").text()).contains("empty");
    assertThat(world.presses("sam", noted, "Edit", "rolled back").text()).startsWith("Changed");
    assertThat(world.timeline(1).getLast().data()).isEqualTo("rolled back");
    assertThat(world.presses("sam", noted, "Delete").text()).startsWith("Deleted");
    assertThat(world.timeline(1)).extracting(TimelineEvent::type).doesNotContain("Note");
  }

  @Test
  default void the_fifty_first_related_item_is_refused_and_the_others_stay() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    for (int item = 1; item <= 50; item++) {
      assertThat(world.asks("sam", related("x" + item))).isEqualTo("Added.");
    }

    assertThat(world.asks("sam", related("x51"))).contains("limit of 50 related items");
    assertThat(world.incident(1).relatedItems()).hasSize(50);
    assertThat(
            world.asks(
                "sam",
                "@aws ssm-incidents update-related-items --incident-record-arn 1"
                    + " --related-items-update"
                    + " {\"itemToRemove\":{\"type\":\"OTHER\",\"value\":{\"url\":\"https://x1\"}}}"))
        .isEqualTo("Removed.");
    assertThat(world.asks("sam", related("x51"))).isEqualTo("Added.");
  }

  private static String related(String host) {
    return "@aws ssm-incidents update-related-items --incident-record-arn 1 --related-items-update"
        + " {\"itemToAdd\":{\"identifier\":{\"type\":\"OTHER\",\"value\":{\"url\":\"https://"
        + host
        + "\"}}}}";
  }

  @Test
  default void alerts_of_one_post_become_incidents_and_end_together() {
    World world = world();
    world.asks("sam", "@aws source create prom --kind prometheus --plan checkout");
    world.asks("sam", "@aws plan set checkout --resolve-on-ok");
    String alert =
        "{'labels':{'alertname':'Slow','instance':'%s'},'annotations':{'summary':'%s is slow'}%s}";
    String firing = alert.formatted("a", "a", "") + "," + alert.formatted("b", "b", "");
    String over = ",'endsAt':'2020-01-01T00:00:00Z'";
    String calm = alert.formatted("a", "a", over) + "," + alert.formatted("b", "b", over);

    assertThat(world.receives("prom", ("[" + firing + "]").replace('\'', '"')).created()).isTrue();
    assertThat(world.incident(2).headline().title()).isEqualTo("b is slow");
    world.receives("prom", ("[" + firing + "]").replace('\'', '"'));
    assertThat(world.incident(1).triggers().count()).isEqualTo(1);
    world.receives("prom", ("[" + calm + "]").replace('\'', '"'));
    assertThat(world.incident(1).isResolved()).isTrue();
    assertThat(world.incident(2).isResolved()).isTrue();
  }

  @Test
  default void a_plan_wants_a_channel_for_each_incident_with_the_people_that_are_mentioned() {
    World world = world();

    assertThat(
            world.asks(
                "sam",
                "@aws plan set checkout --channel slack --invite <@U1> <@U2> --archive true"))
        .contains("a channel for each incident: in slack:T1, with U1, U2, archived when resolved");
    assertThat(world.asks("sam", "@aws plan set checkout --no-archive"))
        .contains("in slack:T1, with U1, U2")
        .doesNotContain("archived when resolved");
    assertThat(world.asks("sam", "@aws plan set checkout --invite @sam"))
        .contains("@sam", "U0123", "Nothing was changed");
    assertThat(world.asks("sam", "@aws plan set checkout --channel none"))
        .contains("a channel for each incident: no");
  }

  @Test
  default void a_source_of_sns_names_its_topics() {
    World world = world();
    String create = "@aws source create hooks --kind sns --plan checkout";
    assertThat(world.asks("sam", create)).contains("topics", "must not be empty");
    String first = "arn:aws:sns:us-east-1:111122223333:one";
    String second = "arn:aws:sns:eu-west-1:111122223333:two";
    assertThat(world.asks("sam", create + " --topics " + first + " " + second))
        .contains("/events/hooks");
    assertThat(world.asks("sam", "@aws sources")).contains(first, second);
  }

  @Test
  default void a_rotated_key_opens_the_door_and_the_old_one_no_longer_does() {
    World world = world();
    world.asks("sam", "@aws source create pager --kind cloudwatch --plan checkout");
    world.asks("sam", "@aws source rotate pager");

    assertThat(world.isRefused(new ReceiveEvent("pager", new Secret("key-1"), World.tree("{}"))))
        .isInstanceOf(Refusal.Denied.class);
    assertThat(world.isRefused(new ReceiveEvent("pager", new Secret("key-2"), World.tree("{}"))))
        .isInstanceOf(Refusal.Invalid.class);
  }
}
