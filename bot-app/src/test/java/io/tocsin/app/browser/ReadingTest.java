package io.tocsin.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times, rooms, and what came in while nobody looked. */
@InBrowser
class ReadingTest {
  private final PageHouse house = new PageHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void times_are_the_readers_own_and_the_title_names_the_zone(Tab tab) {
    house.says("sam", "incidents", "now");
    tab.open(house.address("incidents"));

    String exact = tab.text("return document.querySelector('.message time').title");
    assertThat(exact)
        .endsWith("(Europe/Berlin)")
        .matches(".*\\d\\d:\\d\\d:\\d\\d (CET|CEST|GMT.*) .*");
    assertThat(tab.texts(".message time").getFirst()).matches("\\d\\d:\\d\\d");
    assertThat(
            tab.truth(
                """
                const time = document.querySelector('.message time');
                const there = new Date(time.dateTime).toLocaleTimeString('en-GB',
                  {timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit'});
                return time.textContent === there;
                """))
        .isTrue();
  }

  @Test
  void the_list_of_rooms_is_live_and_a_dot_tells_what_is_new(Tab tab) {
    tab.open(house.address("incidents"));
    tab.eventually(
        "connected", () -> tab.text("return document.body.dataset.link").equals("found"));
    assertThat(tab.texts("#rooms bdi")).containsExactly("incidents", "payments");

    house.store.addRoom("search");
    tab.eventually("a room more", () -> tab.texts("#rooms bdi").contains("search"));
    assertThat(tab.count("#rooms .dot")).isZero();
    house.says("sam", "payments", "look here");
    tab.eventually("a dot", () -> tab.count("#rooms a[href$=payments] .dot") == 1);
    house.says("sam", "incidents", "and here");
    tab.eventually("seen", () -> tab.count(".message") == 1);
    assertThat(tab.count("#rooms a[aria-current=page] .dot")).isZero();

    tab.click("#rooms a[href$=payments]");
    tab.eventually("there", () -> tab.texts(".message .text").contains("look here"));
    tab.eventually("read", () -> tab.count("#rooms .dot") == 0 && tab.count("#rooms li") == 3);
  }

  @Test
  void who_comes_back_sees_where_the_new_begins(Tab tab) {
    house.says("sam", "incidents", "old");
    tab.open(house.address("incidents"));
    tab.open(house.address("payments"));
    house.says("sam", "incidents", "first");
    house.says("maria", "incidents", "second");

    tab.open(house.address("incidents"));

    assertThat(tab.text("return document.querySelector('.message:has(.mark) .text').textContent"))
        .isEqualTo("first");
    tab.say("thanks");
    tab.eventually("gone", () -> tab.count(".mark") == 0 && tab.count(".message") == 4);
  }

  @Test
  void who_is_at_the_end_stays_there_as_more_comes(Tab tab) {
    IntStream.range(0, 40).forEach(i -> house.says("sam", "incidents", "line " + i));
    tab.open(house.address("incidents"));
    house.says("maria", "incidents", "a\nlong\nanswer\nof\nmany\nlines");

    tab.eventually("came", () -> tab.count(".message") == 41);
    tab.eventually(
        "at the end",
        () ->
            tab.truth(
                """
                const s = document.getElementById('scroll-m');
                return s.scrollHeight - s.scrollTop - s.clientHeight < 4;
                """));
    assertThat(tab.shows("#newer-m")).isFalse();
    assertThat(tab.count(".mark")).isZero();
  }
}
