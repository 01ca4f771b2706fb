package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Unavailable;
import io.tocsin.core.operation.ScheduleOperation.CalendarFormat;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarsTest {
  private static final String SECRET = "s3cret-Of-A-calendar";

  private final List<ReadCalendar> asked = new CopyOnWriteArrayList<>();
  private volatile String ical = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
  private volatile boolean away;
  private final Served served = served();

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void whoever_knows_the_address_gets_the_calendar() {
    HttpResponse<String> answer = get("/calendar/" + SECRET + ".ics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ical);
    assertThat(header(answer, "Content-Type"))
        .isEqualTo("text/calendar; charset=utf-8; method=PUBLISH");
    assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(header(answer, "ETag")).matches("\"[0-9a-f]{32}\"");
  }

  @Test
  void the_same_secret_shows_a_picture_that_can_do_no_harm() {
    HttpResponse<String> answer = get("/calendar/" + SECRET + ".svg");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(asked).extracting(ReadCalendar::format).containsExactly(CalendarFormat.SVG);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/svg+xml; charset=utf-8");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void what_has_not_changed_is_not_sent_again() {
    String tag = header(get("/calendar/" + SECRET + ".ics"), "ETag");

    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      HttpResponse<String> same = get("/calendar/" + SECRET + ".ics", known);
      assertThat(same.statusCode()).as(known).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(header(same, "ETag")).isEqualTo(tag);
    }
    ical = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
    HttpResponse<String> changed = get("/calendar/" + SECRET + ".ics", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(header(changed, "ETag")).isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret-Of-A-calendaR.ics", "s3cret-Of-A-calendar", ".ics", "x.svg"})
  void every_other_address_is_answered_alike(String file) {
    HttpResponse<String> answer = get("/calendar/" + file);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Served.error(answer)).startsWith("There is no calendar at this address.");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void an_address_that_is_far_too_long_is_not_looked_for() {
    assertThat(get("/calendar/" + "x".repeat(200) + ".ics").statusCode()).isEqualTo(404);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_program_that_asks_while_the_database_is_away_is_told_to_come_again() {
    away = true;

    HttpResponse<String> answer = get("/calendar/" + SECRET + ".ics");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(header(answer, "Retry-After")).isEqualTo("5");
  }

  @Test
  void a_head_tells_the_same_without_the_calendar() {
    HttpResponse<String> answer =
        served.send(
            served.request("/calendar/" + SECRET + ".ics").method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).isPresent();
  }

  private HttpResponse<String> get(String path) {
    return served.send(served.request(path).GET());
  }

  private HttpResponse<String> get(String path, String known) {
    return served.send(served.request(path).header("If-None-Match", known).GET());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private Served served() {
    HttpApiConfig.Calendars calendars =
        new HttpApiConfig.Calendars("123456789012", (caller, read) -> answer(read));
    return new Served(
        server -> HttpApi.mountCalendars(server, calendars, new OneId(Served.REFERENCE)));
  }

  private Outcome<CalendarText> answer(ReadCalendar read) {
    asked.add(read);
    if (away) {
      throw new Unavailable("The database is away.", Duration.ofSeconds(5), null);
    }
    return read.secret().reveal().equals(SECRET)
        ? Outcome.accepted(new CalendarText(ical))
        : Outcome.refused(new Refusal.NotFound(Resource.CALENDAR, "", List.of()));
  }
}
