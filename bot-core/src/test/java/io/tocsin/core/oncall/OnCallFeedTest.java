package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.at;
import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.override;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OnCallFeedTest {
  private static final Instant MADE = Instant.parse("2026-01-01T12:34:56Z");
  private static final Rotation ROTATION =
      Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", "Europe/Berlin");

  @Test
  void every_shift_is_an_event_in_utc() {
    String uid = "UID:20260105T080000Z-e5b1@tocsin";
    String feed = feed("Shop", UnaryOperator.identity());

    assertThat(feed.lines().map(line -> line.replaceAll("-[0-9a-f]{32}@", "-e5b1@")))
        .containsSubsequence(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Tocsin//On-call//EN",
            "METHOD:PUBLISH",
            "NAME:Shop",
            "BEGIN:VEVENT",
            uid,
            "DTSTAMP:20260101T123456Z",
            "DTSTART:20260105T080000Z",
            "DTEND:20260106T080000Z",
            "SUMMARY:Primary: ana",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "DTSTART:20260106T080000Z",
            "DTEND:20260107T080000Z",
            "SUMMARY:Primary: ben",
            "END:VEVENT",
            "END:VCALENDAR");
    assertThat(feed).contains("X-WR-CALNAME:Shop\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(feed.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void the_same_arguments_make_the_same_text() {
    assertThat(feed("Shop", UnaryOperator.identity()))
        .isEqualTo(feed("Shop", UnaryOperator.identity()));
  }

  @Test
  void an_account_is_not_told() {
    assertThat(feed("Shop", UnaryOperator.identity())).doesNotContain("arn:");
  }

  @Test
  void a_shift_that_somebody_takes_over_stays_the_same_event() {
    var taken = override("cy", "2026-01-05T09:00", "2026-01-06T09:00", "Europe/Berlin");
    VEvent before = events(feed("Shop", UnaryOperator.identity())).getFirst();
    VEvent after = events(feed("Shop", UnaryOperator.identity(), taken)).getFirst();

    assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
    assertThat(after.getSummary().getValue()).isEqualTo("Primary: cy");
    assertThat(after.getDescription().getValue()).isEqualTo("Override, instead of ana");
  }

  @Test
  void no_two_events_share_a_uid() {
    var part = override("", "2026-01-05T10:00", "2026-01-05T12:00", "Europe/Berlin");

    assertThat(events(feed("Shop", UnaryOperator.identity(), part)))
        .extracting(event -> event.getUid().getValue())
        .hasSize(4)
        .doesNotHaveDuplicates();
    assertThat(feed("Shop", UnaryOperator.identity(), part)).contains("SUMMARY:Primary: nobody");
  }

  @Test
  void what_means_something_to_a_calendar_is_escaped() {
    assertThat(feed("a,b;c\\d", id -> "Ana, \"A;\\\nB: " + id))
        .contains("NAME:a\\,b\\;c\\\\d\r\n")
        .contains("SUMMARY:Primary: Ana\\, \"A\\;\\\\ B: ana\r\n");
  }

  @Test
  void a_name_cannot_smuggle_in_a_line() {
    String feed = feed("x\r\nBEGIN:VEVENT", id -> id + "\r\nEND:VEVENT\u0000\u0085\u2028x");

    assertThat(feed.split("\r\n")).filteredOn("BEGIN:VEVENT"::equals).hasSize(2);
    assertThat(feed.split("\r\n")).filteredOn("END:VEVENT"::equals).hasSize(2);
    assertThat(feed).doesNotContain("\u0000");
  }

  @Test
  void lines_are_folded_by_octets_and_not_inside_of_a_character() {
    String korean = "대기 일정 담당자 ".repeat(20) + "👩‍🚒".repeat(20);
    String feed = feed(korean, id -> korean);

    assertThat(feed.split("\r\n")).allMatch(line -> octets(line) <= 75);
    assertThat(feed.split("\r\n")).anyMatch(line -> octets(line) > 70);
    assertThat(feed.replace("\r\n ", "")).contains("NAME:" + korean + "\r\n");
  }

  @Property(tries = 300)
  void any_name_comes_out_of_the_calendar_as_it_went_in(@ForAll String name) {
    String plain = name.replaceAll("\\p{Cntrl}", " ");
    String feed = feed("Shop", id -> name);

    assertThat(feed.split("\r\n")).allMatch(line -> octets(line) <= 75);
    assertThat(events(feed).getFirst().getSummary().getValue()).isEqualTo("Primary: " + plain);
  }

  @Test
  void the_calendar_is_valid() {
    var taken = override("cy", "2026-01-05T09:00", "2026-01-05T10:00", "Europe/Berlin");
    ICalendar calendar = Biweekly.parse(feed("Shop", UnaryOperator.identity(), taken)).first();

    assertThat(calendar.validate(ICalVersion.V2_0).toString()).isEmpty();
  }

  @Test
  void the_year_of_a_feed_does_not_depend_on_the_machines_language() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
      assertThat(feed("Shop", UnaryOperator.identity())).contains("DTSTART:20260105T080000Z");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void what_lasts_less_than_a_second_is_no_event() {
    Instant start = at("2026-01-05T09:00", "UTC");
    var shift =
        new Shift(Shift.Type.REGULAR, List.of("ana"), start, start.plusMillis(999), List.of());

    assertThat(
            OnCallFeed.ical(
                "Shop",
                List.of(new OnCallSchedule.Planned(ROTATION, shift)),
                UnaryOperator.identity(),
                MADE))
        .doesNotContain("VEVENT");
  }

  private static String feed(
      String title, UnaryOperator<String> names, ShiftOverride... overrides) {
    var schedule = new OnCallSchedule(List.of(Rotations.calendar(ROTATION, overrides)));
    Instant from = at("2026-01-05T09:00", "Europe/Berlin");
    return OnCallFeed.ical(title, schedule.shifts(from, from.plusSeconds(2 * 86_400)), names, MADE);
  }

  private static List<VEvent> events(String feed) {
    return Biweekly.parse(feed).first().getEvents();
  }

  private static int octets(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length;
  }
}
