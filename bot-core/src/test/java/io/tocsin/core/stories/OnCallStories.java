package io.tocsin.core.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Outcome;
import io.tocsin.core.access.Secret;
import io.tocsin.core.oncall.StoredOverride;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import io.tocsin.core.operation.ScheduleOperation.CalendarFormat;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Plan;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.testkit.World;
import io.tocsin.core.writer.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who is on call, who steps in for whom, and what a schedule looks like: in a chat, on Monday the
 * 23rd of November at two in the afternoon, UTC.
 */
public interface OnCallStories {

  /** A new world with the plan {@code checkout} and its room. */
  World world();

  private String asks(String who, String line) {
    return world().asks(who, "@aws " + line);
  }

  private void contact(String alias, ContactType type, List<UUID> rotations) {
    world()
        .has(
            new Contact(
                alias,
                ContactArns.contact(world().settings, alias),
                type,
                null,
                new Plan(List.of(), rotations),
                world().clock.instant(),
                null));
  }

  /** A schedule of the same name as its one rotation, which hands over at nine every day. */
  private void schedule(String name, int onCallAtOnce, String... people) {
    for (String alias : people) {
      contact(alias, ContactType.PERSONAL, List.of());
    }
    UUID id = id(name);
    world()
        .has(
            new StoredRotation(
                id,
                ContactArns.rotation(world().settings, id),
                name + "-turns",
                List.of(people),
                world().clock.instant().minus(Duration.ofHours(5)),
                "UTC",
                new RecurrenceSettings(
                    List.of(new HandOffTime(9, 0)), null, onCallAtOnce, 1, null, null),
                world().clock.instant()));
    contact(name, ContactType.ONCALL_SCHEDULE, List.of(id));
  }

  private static UUID id(String schedule) {
    return UUID.nameUUIDFromBytes(schedule.getBytes(UTF_8));
  }

  /** As the bot itself says that it is done. */
  private void speaksAs(String who, String alias) {
    Matcher how =
        Pattern.compile("`(ssm-contacts create-contact-channel .*?)`")
            .matcher(asks(who, "cover me until 18:00"));
    assertThat(how.find()).isTrue();
    assertThat(asks(who, how.group(1).replace("NAME", alias))).contains("Added");
  }

  private List<StoredOverride> overrides(String schedule) {
    return world().queries.all(new Key.OverridesOf(id(schedule)));
  }

  @Test
  default void somebody_steps_in_by_the_name_of_a_schedule_and_it_can_be_undone() {
    schedule("primary", 1, "ann", "bob", "cy");

    String told = asks("sam", "override primary cy from 18:00 to tomorrow 8:00");

    assertThat(told)
        .startsWith(
            "cy is on call for primary-turns instead of ann, Mon 23 Nov 18:00 – Tue 24 Nov 08:00"
                + " UTC.");
    assertThat(asks("sam", "oncall primary at 17:59"))
        .contains("primary, Mon 23 Nov 17:59 UTC: ann");
    assertThat(asks("sam", "who is on call for primary at 18:00?")).contains(": cy");
    assertThat(asks("sam", "shifts primary --days 2"))
        .contains("Mon 23 Nov: 14:02–18:00 ann · 18:00–24:00 cy instead of ann")
        .contains("Tue 24 Nov: 00:00–08:00 cy instead of ann · 08:00–09:00 ann · 09:00–24:00 bob");

    Matcher undo = Pattern.compile("`(ssm-contacts delete-.*)`").matcher(told);
    assertThat(undo.find()).isTrue();
    assertThat(asks("sam", undo.group(1) + " --yes")).contains("Done");
    assertThat(asks("sam", "oncall primary at 18:00")).contains(": ann");
  }

  @Test
  default void what_cannot_be_overridden_is_refused_with_the_reason_and_changes_nothing() {
    schedule("primary", 1, "ann", "bob");
    schedule("search", 1, "dan");

    assertThat(asks("sam", "override primary dan until 18:00"))
        .contains("dan takes no turns in primary", "ann, bob", "Nothing was changed");
    assertThat(asks("sam", "override primary ban until 18:00")).contains("Did you mean", "dan");
    assertThat(asks("sam", "override prinary ann until 18:00")).contains("prinary");
    assertThat(asks("sam", "override ann bob until 18:00")).contains("ann has no rotations");
    assertThat(asks("sam", "override primary bob until 14:20"))
        .contains("the shortest is 30 minutes");
    assertThat(asks("sam", "override primary bob from 18:00 to 2026-11-22T18:00Z"))
        .contains("has to end after its start");
    assertThat(asks("sam", "override primary bob until soon")).contains("no time", "tomorrow 9:00");
    assertThat(overrides("primary")).isEmpty();
  }

  @Test
  default void a_person_of_two_rotations_steps_in_by_the_name_of_one() {
    schedule("primary", 1, "ann", "bob");
    schedule("search", 1, "ann", "cy");
    contact("all", ContactType.ONCALL_SCHEDULE, List.of(id("primary"), id("search")));

    assertThat(asks("sam", "override all ann until 18:00"))
        .contains("ann takes turns in primary-turns and search-turns");
    assertThat(asks("sam", "override search-turns cy until 18:00"))
        .contains("cy is on call for search-turns instead of ann");
    assertThat(asks("sam", "shifts all --days 1"))
        .contains("14:02–18:00 ann (primary-turns), cy instead of ann (search-turns)");
  }

  @Test
  default void who_wants_to_be_covered_asks_and_whoever_takes_it_types_what_is_shown() {
    schedule("primary", 1, "ann", "bob");
    speaksAs("maria", "ann");
    speaksAs("sam", "bob");

    String wanted = asks("maria", "cover me until 18:00");

    assertThat(wanted)
        .startsWith("ann would like to be covered: primary-turns, Mon 23 Nov 14:02 – 18:00 UTC.");
    assertThat(overrides("primary")).isEmpty();
    Matcher offer = Pattern.compile("`(cover .*)`").matcher(wanted);
    assertThat(offer.find()).isTrue();
    world().passes(Duration.ofMinutes(3));
    assertThat(asks("sam", offer.group(1)))
        .startsWith(
            "bob is on call for primary-turns instead of ann, Mon 23 Nov 14:02 – 18:00 UTC");
    assertThat(asks("sam", "oncall primary")).contains("primary: bob");
    assertThat(asks("maria", "cover me until 17:00")).startsWith("You are not on call");
    assertThat(asks("maria", "cover cy until 17:00")).contains("There is no contact");
  }

  @Test
  default void who_covers_one_of_two_leaves_the_other_on_call() {
    schedule("primary", 2, "ann", "bob", "cy");
    speaksAs("sam", "cy");
    assertThat(asks("sam", "oncall primary")).contains("primary: ann, bob");

    assertThat(asks("sam", "cover bob until 18:00"))
        .startsWith("ann and cy are on call for primary-turns instead of bob");

    assertThat(asks("sam", "oncall primary")).contains("primary: ann, cy");
  }

  @Test
  default void who_is_in_no_rotation_with_them_cannot_cover_and_neither_can_who_is_not_known() {
    schedule("primary", 1, "ann", "bob");
    schedule("search", 1, "dan");
    assertThat(asks("eve", "cover ann until 18:00"))
        .contains("I do not know which contact you are");
    speaksAs("sam", "dan");

    assertThat(asks("sam", "cover ann until 18:00"))
        .contains("You take no turns where ann is on call");
    assertThat(asks("sam", "cover bob until 18:00")).contains("bob is not on call");
    assertThat(overrides("primary")).isEmpty();
  }

  @Test
  default void a_line_that_arrives_twice_makes_one_override() {
    schedule("primary", 1, "ann", "bob");
    var line = world().line("sam", "@aws override primary bob until 18:00");

    line.happens();
    world().passes(Duration.ofSeconds(5));
    line.happens();

    assertThat(overrides("primary")).hasSize(1);
  }

  @Test
  default void a_gap_is_told_with_its_end_and_hours_that_end_a_minute_early_are_noticed() {
    contact("ann", ContactType.PERSONAL, List.of());

    assertThat(
            asks(
                "sam",
                "ssm-contacts create-rotation --name days --contact-ids ann --time-zone-id UTC"
                    + " --recurrence {\"NumberOfOnCalls\":1,\"RecurrenceMultiplier\":1,"
                    + "\"DailySettings\":[{\"HourOfDay\":9,\"MinuteOfHour\":0}],"
                    + "\"ShiftCoverages\":{\"TUE\":[{\"Start\":{\"HourOfDay\":9,\"MinuteOfHour\":0},"
                    + "\"End\":{\"HourOfDay\":23,\"MinuteOfHour\":59}}]}}"))
        .contains("Added the rotation days: ann from Tue 24 Nov 09:00 UTC until Tue 24 Nov 23:59")
        .contains("then nobody until Tue 1 Dec 09:00 UTC")
        .contains("23:59 leave a minute before midnight");
    asks(
        "sam",
        "ssm-contacts create-contact --alias office --type ONCALL_SCHEDULE --plan RotationIds=[days]");

    assertThat(asks("sam", "oncall office"))
        .contains("office: ⚠ nobody until Tue 24 Nov 09:00 UTC");
    assertThat(asks("sam", "shifts office --days 1"))
        .contains("Mon 23 Nov: 14:02–24:00 ⚠ nobody")
        .contains("Tue 24 Nov: 00:00–09:00 ⚠ nobody · 09:00–14:02 ann");
    assertThat(asks("sam", "gaps office")).contains("Tue 24 Nov 23:59 – Tue 1 Dec 09:00 UTC");
  }

  private Optional<String> calendar(String answer) {
    Matcher address =
        Pattern.compile("https://tocsin.example/calendar/(\\S+)\\.ics").matcher(answer);
    assertThat(address.find()).as(answer).isTrue();
    return shown(address.group(1));
  }

  private Optional<String> shown(String secret) {
    return world().does(new ReadCalendar(new Secret(secret), CalendarFormat.ICS))
            instanceof Outcome.Accepted<CalendarText>(CalendarText text)
        ? Optional.of(text.text())
        : Optional.empty();
  }

  @Test
  default void a_schedule_has_a_secret_address_for_each_who_asks_and_a_new_one_shuts_the_old() {
    schedule("primary", 1, "ann", "bob");
    String first = asks("sam", "calendar primary");
    assertThat(calendar(first))
        .hasValueSatisfying(text ->
            assertThat(text).contains("primary-turns: ann", "primary-turns: bob", "NAME:primary"));

    assertThat(asks("sam", "calendar primary")).contains("shown once", "--renew");
    String others = asks("maria", "calendar primary");
    String second = asks("sam", "calendar primary --renew");

    assertThat(shown("key-1")).isEmpty();
    assertThat(calendar(others)).isPresent();
    assertThat(calendar(second)).isEqualTo(calendar(others));
    assertThat(shown("key-4")).isEmpty();
    assertThat(world().queries.all(new Key.CalendarLinksOf("primary")))
        .hasSize(2)
        .noneMatch(link -> link.toString().contains("key-"));
  }

  @Test
  default void a_person_has_a_calendar_of_their_own_shifts_and_whoever_cannot_have_any_is_told() {
    schedule("primary", 1, "ann", "bob");
    contact("team", ContactType.ESCALATION, List.of());

    assertThat(calendar(asks("sam", "calendar bob")))
        .hasValueSatisfying(
            text -> assertThat(text).contains("bob on call", ": bob").doesNotContain(": ann"));
    assertThat(asks("sam", "calendar team")).contains("is an escalation plan");
    assertThat(asks("sam", "calendar prinary")).contains("Did you mean", "primary");
  }

  @Test
  default void calendars_are_shut_all_at_once_and_with_the_schedule() {
    schedule("primary", 1, "ann", "bob");
    asks("sam", "calendar primary");
    asks("sam", "calendar ann");
    asks("maria", "calendar ann");

    assertThat(asks("sam", "delete-calendars ann --yes")).contains("Shut");
    assertThat(shown("key-2")).isEmpty();
    assertThat(shown("key-3")).isEmpty();
    assertThat(shown("key-1")).isPresent();

    asks("sam", "ssm-contacts delete-contact --contact-id primary --yes");
    assertThat(shown("key-1")).isEmpty();
    world().passes(Duration.ofSeconds(1));
    contact("primary", ContactType.ONCALL_SCHEDULE, List.of(id("primary")));
    assertThat(shown("key-1")).as("the next schedule of that name is another one").isEmpty();
  }

  @Test
  default void a_room_is_told_of_hand_overs_from_then_on_and_once() {
    schedule("primary", 1, "ann", "bob");
    assertThat(asks("sam", "room create ops")).doesNotContain("There is");
    assertThat(asks("sam", "handovers")).contains("`handover set SCHEDULE ROOM`");

    assertThat(asks("sam", "handover set primary ops"))
        .isEqualTo("Whenever others are on call for primary, local:ops is told.");
    world().passes(Duration.ofDays(1));
    world().handOvers.runOnce(world().clock.instant());
    world().handOvers.runOnce(world().clock.instant());
    assertThat(world().queries.find(new Key.HandOver("primary")).orElseThrow().onCall())
        .containsExactly("bob");

    assertThat(asks("sam", "handovers")).contains("primary → local:ops");
    assertThat(asks("sam", "handover set ann ops")).contains("ann is no on-call schedule");
    assertThat(asks("sam", "handover set primary nowhere")).contains("nowhere");
    assertThat(asks("sam", "handover stop primary")).contains("told no more");
    assertThat(asks("sam", "handover stop primary")).contains("told nowhere");
  }

  @Test
  default void an_override_with_somebody_of_another_account_is_refused_and_not_read_as_nobody() {
    schedule("primary", 1, "ann", "bob");

    assertThat(
            asks(
                "sam",
                "ssm-contacts create-rotation-override --rotation-id primary-turns"
                    + " --new-contact-ids arn:aws:ssm-contacts:us-east-1:999988887777:contact/bob"
                    + " --start-time now --end-time 2026-11-23T18:00Z"))
        .contains("999988887777");
    assertThat(overrides("primary")).isEmpty();
  }
}
