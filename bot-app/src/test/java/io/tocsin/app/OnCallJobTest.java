package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import io.tocsin.app.Loops.Relaying;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is on call, from end to end: calendars over HTTP and hand-overs in a room, on PostgreSQL. */
class OnCallJobTest {
  private static Application application;
  private static House house;

  @BeforeAll
  static void up(@TempDir Path data) {
    application = Application.start(MainJobTest.trial(data), Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
    for (String person : List.of("ann", "bob")) {
      house.asks(
          "sam", "ssm-contacts create-contact --type PERSONAL --plan Stages=[] --alias " + person);
    }
    house.asks(
        "sam",
        "ssm-contacts create-rotation --name turns --contact-ids ann bob --time-zone-id UTC"
            + " --recurrence NumberOfOnCalls=1,RecurrenceMultiplier=100,DailySettings=[{HourOfDay=9,MinuteOfHour=0}]");
    house.asks(
        "sam",
        "ssm-contacts create-contact --alias primary --type ONCALL_SCHEDULE --plan RotationIds=[turns]");
  }

  @AfterAll
  static void down() {
    application.close();
  }

  /** What only the speaker sees, and only now. */
  private static String told(String line) {
    String answer =
        house
            .post(
                "/chat/api/rooms/incidents/messages",
                "{\"as\":\"sam\",\"text\":\"" + line + "\",\"direct\":true}")
            .body();
    return House.tree(answer).path("once").path("text").asText();
  }

  private static String address(String told, String kind) {
    Matcher address = Pattern.compile("http://\\S+\\." + kind).matcher(told);
    assertThat(address.find()).as(told).isTrue();
    return address.group();
  }

  private static HttpResponse<String> get(String address, String... header) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
      if (header.length > 0) {
        request.headers(header);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void a_calendar_program_subscribes_at_the_address_that_the_chat_told() {
    String told = told("calendar primary");
    String address = address(told, "ics");

    HttpResponse<String> found = get(address);
    ICalendar calendar = Biweekly.parse(found.body()).first();
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(calendar.getEvents())
        .isNotEmpty()
        .first()
        .satisfies(event -> assertThat(event.getSummary().getValue()).isEqualTo("turns: ann"));
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    String tag = found.headers().firstValue("ETag").orElseThrow();
    assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(address(told, "svg")).body()).startsWith("<svg ");

    String renewed = address(told("calendar primary --renew"), "ics");
    assertThat(get(address).statusCode()).isEqualTo(404);
    assertThat(get(renewed).statusCode()).isEqualTo(200);
    String secret = address.replaceFirst(".*/", "").replaceFirst("\\.ics$", "");
    assertThat(house.messages("sam", message -> message.toString().contains(secret))).isEmpty();
  }

  @Test
  void a_room_hears_once_that_somebody_steps_in() {
    house.asks("sam", "handover set primary incidents");

    house.asks("sam", "override turns bob for 2 hours");

    MainJobTest.eventually(() -> !notices().isEmpty());
    house.asks("sam", "override turns bob for 3 hours");
    house.asks("sam", "override turns ann for 4 hours");
    MainJobTest.eventually(() -> notices().size() == 2);
    assertThat(notices().getFirst()).contains("Goes: ann", "Comes: bob", "bob instead of ann");
    assertThat(notices().getLast()).contains("Goes: bob", "Comes: ann");
  }

  private static List<String> notices() {
    return house
        .messages("sam", message -> message.path("text").asText().contains("Goes: "))
        .stream()
        .map(message -> message.path("text").asText())
        .toList();
  }
}
