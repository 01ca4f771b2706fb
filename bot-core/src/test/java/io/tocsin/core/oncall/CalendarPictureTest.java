package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.at;
import static io.tocsin.core.oncall.Rotations.calendar;
import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.on;
import static io.tocsin.core.oncall.Rotations.override;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CalendarPictureTest {
  private static final String BERLIN = "Europe/Berlin";
  private static final Recurrence MONDAYS =
      new Recurrence.Weekly(1, List.of(on(DayOfWeek.MONDAY, "09:00")));

  private static String svg(String now, @Nullable String only, RotationCalendar... all) {
    return new CalendarPicture(
            new OnCallSchedule(List.of(all)), ZoneId.of(BERLIN), id -> "<" + id + "> & co", only)
        .svg("Primary & \"more\"", at(now, BERLIN));
  }

  private static List<Element> elements(String svg, String name) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      NodeList found =
          builder.parse(new ByteArrayInputStream(svg.getBytes(UTF_8))).getElementsByTagName(name);
      return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    } catch (Exception e) {
      throw new AssertionError("No XML: " + svg, e);
    }
  }

  private static List<String> titles(String svg) {
    return elements(svg, "title").stream().skip(1).map(Element::getTextContent).toList();
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  @Test
  void each_week_has_its_shifts_and_each_tells_who_and_when() {
    String svg =
        svg("2026-11-25T14:02", null, calendar(Rotations.of(MONDAYS, "2026-11-23T09:00", BERLIN)));

    assertThat(titles(svg))
        .contains(
            "Nobody, Mon 23 Nov 00:00 – Mon 23 Nov 09:00",
            "<ana> & co · Primary · Mon 23 Nov 09:00 – Mon 30 Nov 09:00",
            "<ben> & co · Primary · Mon 30 Nov 09:00 – Mon 7 Dec 09:00");
    assertThat(elements(svg, "text").stream().map(Element::getTextContent))
        .contains("Mon 23 Nov", "Sun 27 Dec")
        .doesNotContain("Mon 28 Dec");
    assertThat(svg).doesNotContain("<ana>");
    assertThat(elements(svg, "script")).isEmpty();
  }

  @Test
  void boxes_stand_by_the_clock_on_the_wall_also_where_it_changes() {
    // Clocks go back at three on Sunday the 25th of October.
    String svg =
        svg(
            "2026-10-20T12:00",
            null,
            calendar(Rotations.of(daily(1, "12:00"), "2026-10-18T12:00", BERLIN)));

    double firstWeek = number(elements(svg, "rect").get(1), "y");
    assertThat(
            elements(svg, "rect").stream()
                .skip(1)
                .filter(box -> number(box, "y") == firstWeek)
                .map(box -> number(box, "x"))
                .toList())
        .startsWith(16.0, 16 + 65.0, 16 + 65 + 130.0)
        .contains(16 + 65 + 6 * 130.0);
  }

  @Test
  void who_steps_in_is_marked_and_told_with_whom_they_replace() {
    String svg =
        svg(
            "2026-11-25T14:02",
            null,
            calendar(
                Rotations.of(MONDAYS, "2026-11-23T09:00", BERLIN),
                override("cy", "2026-11-25T00:00", "2026-11-27T00:00", BERLIN)));

    assertThat(titles(svg))
        .contains(
            "<cy> & co instead of <ana> & co · Primary · Wed 25 Nov 00:00 – Fri 27 Nov 00:00");
    assertThat(elements(svg, "text")).anyMatch(text -> text.getTextContent().startsWith("↷ <cy>"));
  }

  @Test
  void the_picture_of_one_person_shows_nobody_else() {
    String svg =
        svg("2026-11-25T14:02", "ben", calendar(Rotations.of(MONDAYS, "2026-11-23T09:00", BERLIN)));

    assertThat(titles(svg)).isNotEmpty().allMatch(title -> title.startsWith("<ben>"));
  }

  @Test
  void a_schedule_without_rotations_and_texts_that_xml_cannot_hold_make_a_picture_too() {
    String svg =
        new CalendarPicture(new OnCallSchedule(List.of()), ZoneId.of("UTC"), id -> id, null)
            .svg("a\u0000b\uD800c]]>", at("2026-11-25T14:02", BERLIN));

    assertThat(titles(svg)).hasSize(5).allMatch(title -> title.startsWith("Nobody"));
    assertThat(elements(svg, "title").getFirst().getTextContent()).isEqualTo("a?b?c]]>");
  }
}
