package io.tocsin.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Threads beside the room. */
@InBrowser
class ThreadsTest {
  private final PageHouse house = new PageHouse();
  private String root = "";

  @BeforeEach
  void open(Tab tab) {
    root = Morning.of(house);
    tab.open(house.address("incidents"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_thread_opens_beside_the_room_is_live_and_closes_with_escape(Tab tab) {
    tab.click("#m-" + root + " .reply.some");
    tab.eventually("its messages", () -> tab.count("#list-t .message") == 3);
    assertThat(tab.hasFocus("#text-t")).isTrue();
    assertThat(tab.shows("#scroll-m")).isTrue();
    assertThat(tab.address()).endsWith("?thread=" + root);

    tab.keys("on it\n");
    tab.eventually("said", () -> tab.count("#list-t .message") == 4);
    house.inbox.say("incidents", "maria", root, "good", false);
    tab.eventually("heard", () -> tab.count("#list-t .message") == 5);
    tab.eventually("counted", () -> tab.texts("#m-" + root + " .reply.some").contains("4 replies"));
    assertThat(tab.texts("#list-m .text")).doesNotContain("on it", "good");

    tab.keys(Keys.ESCAPE);
    assertThat(tab.shows("#thread")).isFalse();
    assertThat(tab.hasFocus("#m-" + root + " .reply.some")).isTrue();
    assertThat(tab.address()).endsWith("/chat/incidents");
  }

  @Test
  void the_way_back_of_the_browser_closes_and_forth_opens(Tab tab) {
    tab.click("#m-" + root + " .reply.some");
    tab.eventually("open", () -> tab.count("#list-t .message") == 3);
    tab.js("history.back()");
    tab.eventually("closed", () -> !tab.shows("#thread"));
    tab.js("history.forward()");
    tab.eventually("open again", () -> tab.count("#list-t .message") == 3);
  }

  @Test
  void a_thread_has_an_address_and_a_text_of_its_own(Tab tab) {
    tab.open(house.address("incidents") + "?thread=" + root);
    assertThat(tab.count("#list-t .message")).isEqualTo(3);
    tab.click("#text-t");
    tab.keys("half a thought");
    tab.click("#close-thread");
    tab.click("#text");
    tab.keys("something else");

    tab.open(house.address("incidents") + "?thread=" + root);

    assertThat(tab.text("return document.getElementById('text-t').value"))
        .isEqualTo("half a thought");
    assertThat(tab.text("return document.getElementById('text').value"))
        .isEqualTo("something else");
  }

  @Test
  void on_a_phone_a_thread_takes_the_whole_screen(Tab tab) {
    tab.size(360, 740);
    tab.click("#m-" + root + " .reply.some");
    tab.eventually("open", () -> tab.count("#list-t .message") == 3);

    assertThat(tab.shows("#scroll-m")).isFalse();
    assertThat(tab.number("return document.getElementById('thread').offsetWidth")).isEqualTo(360);
    assertThat(tab.number("return document.getElementById('thread').offsetHeight")).isEqualTo(740);
    tab.click("#close-thread");
    assertThat(tab.shows("#scroll-m")).isTrue();
  }
}
