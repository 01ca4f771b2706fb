package io.tocsin.core.oncall;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.ContactOperation.CreateContact;
import io.tocsin.core.operation.ContactOperation.DeleteContact;
import io.tocsin.core.operation.ContactOperation.GetContact;
import io.tocsin.core.operation.ContactOperation.Plan;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.RotationOperation.CreateRotation;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverride;
import io.tocsin.core.operation.RotationOperation.DeleteRotation;
import io.tocsin.core.operation.RotationOperation.GetRotationOverride;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.ListPreviewRotationShifts;
import io.tocsin.core.operation.RotationOperation.ListRotationShifts;
import io.tocsin.core.operation.RotationOperation.PreviewOverride;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import io.tocsin.core.operation.RotationOperation.RotationShift;
import io.tocsin.core.people.Contact;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.writer.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rotations and overrides are given: what is taken, what it means, and what is refused. */
class RotationInputTest {
  private final Story story = new Story();
  private final String ann = person("ann");
  private final String bob = person("bob");

  private String person(String alias) {
    return contact(alias, ContactType.PERSONAL, null);
  }

  private String contact(String alias, ContactType type, @Nullable List<String> rotations) {
    return story
        .does(
            SAM,
            new CreateContact(
                alias,
                null,
                null,
                new Plan(rotations, rotations == null ? List.of() : null),
                null,
                type))
        .contactArn();
  }

  private CreateRotation rotation(@Nullable String zone, int hour, int minute, String start) {
    return new CreateRotation(
        List.of(ann, bob),
        null,
        "nights",
        daily(hour, minute),
        Instant.parse(start),
        null,
        wanting(zone));
  }

  /** What was bound from a request may lack anything. */
  @SuppressWarnings("NullAway")
  private static String wanting(@Nullable String zone) {
    return zone;
  }

  private static RecurrenceSettings daily(int hour, int minute) {
    return new RecurrenceSettings(List.of(new HandOffTime(hour, minute)), null, 1, 1, null, null);
  }

  private String nights() {
    return story.does(SAM, rotation("UTC", 9, 0, "2026-11-23T09:00:00Z")).rotationArn();
  }

  private CreateRotationOverride override(String rotation, String start, Duration length) {
    Instant from = Instant.parse(start);
    return new CreateRotationOverride(from.plus(length), null, List.of(bob), rotation, from);
  }

  @Test
  void a_rotation_has_to_say_in_which_time_zone_its_hours_are() {
    assertThat(story.isRefused(SAM, rotation(null, 9, 0, "2026-11-23T09:00:00Z")))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .singleElement()
                    .satisfies(one -> assertThat(one.path()).isEqualTo("timeZoneId")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlim", "Mars/Olympus", "CEST please", " "})
  void a_time_zone_that_is_none_is_refused(String zone) {
    assertThat(story.isRefused(SAM, rotation(zone, 9, 0, "2026-11-23T09:00:00Z")))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(story.state.all(new Key.AllRotations())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // skipped in spring: the next moment that exists
    "Europe/Berlin, 2, 30, 2027-03-26T01:30:00Z, 2027-03-28T01:00:00Z",
    "Australia/Lord_Howe, 2, 15, 2026-10-01T15:45:00Z, 2026-10-03T15:30:00Z",
    "Antarctica/Troll, 2, 30, 2027-03-26T02:30:00Z, 2027-03-28T01:00:00Z",
    // doubled in autumn: its first coming
    "Europe/Berlin, 2, 30, 2027-10-29T00:30:00Z, 2027-10-31T00:30:00Z",
    "Africa/Casablanca, 2, 30, 2027-02-05T01:30:00Z, 2027-02-07T01:30:00Z"
  })
  void a_hand_off_at_a_skipped_or_doubled_hour_is_previewed_listed_and_paged_alike(
      String zone, int hour, int minute, String start, String oddHandOff) {
    CreateRotation wanted = rotation(zone, hour, minute, start);
    Instant from = Instant.parse(start);
    Instant until = from.plus(Duration.ofDays(5));
    List<RotationShift> preview =
        Objects.requireNonNull(
            story
                .does(
                    SAM,
                    new ListPreviewRotationShifts(
                        until,
                        null,
                        wanted.contactIds(),
                        null,
                        List.<PreviewOverride>of(),
                        wanted.recurrence(),
                        from,
                        from,
                        zone))
                .rotationShifts());

    String arn = story.does(SAM, wanted).rotationArn();
    contact("primary", ContactType.ONCALL_SCHEDULE, List.of(arn));

    assertThat(preview).extracting(RotationShift::startTime).contains(Instant.parse(oddHandOff));
    assertThat(
            story.does(SAM, new ListRotationShifts(until, null, null, arn, from)).rotationShifts())
        .isEqualTo(preview);
    Contact primary = story.state.find(new Key.Contact("primary")).orElseThrow();
    OnCallSchedule paged = Schedules.of(primary, story.state);
    assertThat(preview)
        .allSatisfy(shift -> {
          assertThat(arns(paged.onCallAt(shift.startTime()))).isEqualTo(shift.contactIds());
          assertThat(arns(paged.onCallAt(shift.endTime().minusNanos(1))))
              .isEqualTo(shift.contactIds());
        });
  }

  private List<String> arns(List<String> aliases) {
    return aliases.stream().map(alias -> alias.equals("ann") ? ann : bob).toList();
  }

  @Test
  void an_override_lasts_half_an_hour_and_a_minute_less_is_too_short() {
    String nights = nights();

    assertThat(
            story
                .isRefused(SAM, override(nights, "2026-11-24T18:00:00Z", Duration.ofMinutes(29)))
                .toString())
        .contains("the shortest is 30 minutes", "Nothing was changed");
    story.does(SAM, override(nights, "2026-11-24T18:00:00Z", Duration.ofMinutes(30)));
  }

  @Test
  void an_override_ends_within_six_months_and_not_in_seven() {
    String nights = nights();

    assertThat(
            story
                .isRefused(SAM, override(nights, "2027-06-23T12:00:00Z", Duration.ofHours(2)))
                .toString())
        .contains("Nothing was changed");
    assertThat(story.state.all(new Key.OverridesOf(rotationId(nights)))).isEmpty();
    story.does(SAM, override(nights, "2027-05-22T12:00:00Z", Duration.ofHours(2)));
  }

  private static UUID rotationId(String arn) {
    return UUID.fromString(arn.substring(arn.lastIndexOf('/') + 1));
  }

  @Test
  void a_rotation_in_use_takes_its_overrides_along_and_leaves_its_schedules() {
    String nights = nights();
    String primary = contact("primary", ContactType.ONCALL_SCHEDULE, List.of(nights));
    String override =
        story
            .does(SAM, override(nights, "2026-11-24T18:00:00Z", Duration.ofHours(2)))
            .rotationOverrideId();

    story.does(SAM, new DeleteRotation(nights));

    assertThat(story.does(SAM, new GetContact(primary)).plan().rotationIds()).isNullOrEmpty();
    assertThat(story.isRefused(SAM, new GetRotationOverride(nights, override)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(story.isRefused(SAM, new DeleteRotation(nights)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_person_who_takes_turns_is_not_deleted_and_it_is_said_where() {
    String nights = nights();

    assertThat(story.isRefused(SAM, new DeleteContact(ann)).toString())
        .contains("ann takes turns in nights");
    story.does(SAM, new DeleteRotation(nights));
    story.does(SAM, new DeleteContact(ann));
    assertThat(story.state.find(new Key.Contact("ann"))).isEmpty();
  }
}
