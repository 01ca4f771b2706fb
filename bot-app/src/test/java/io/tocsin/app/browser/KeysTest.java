package io.tocsin.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page without a mouse. */
@InBrowser
class KeysTest {
  private static final String TEXT = "return document.getElementById('text').value";

  private final PageHouse house = new PageHouse();

  @BeforeEach
  void open(Tab tab) {
    Morning.of(house);
    tab.open(house.address("incidents"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void the_box_has_the_focus_and_the_arrow_brings_back_what_was_said(Tab tab) {
    assertThat(tab.hasFocus("#text")).isTrue();
    tab.keys("one\n", "two\n");
    tab.eventually("said", () -> tab.texts(".message .text").contains("two"));

    tab.keys(Keys.ARROW_UP);
    assertThat(tab.text(TEXT)).isEqualTo("two");
    tab.keys(Keys.ARROW_UP);
    assertThat(tab.text(TEXT)).isEqualTo("one");
    tab.keys(Keys.ARROW_UP);
    assertThat(tab.text(TEXT)).isEqualTo("one");
    tab.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    assertThat(tab.text(TEXT)).isEmpty();
    tab.keys("abc", Keys.ARROW_UP);
    assertThat(tab.text(TEXT)).isEqualTo("abc");
  }

  @Test
  void the_question_mark_lists_the_keys_and_escape_gives_the_focus_back(Tab tab) {
    tab.js("document.getElementById('scroll-m').focus()");
    tab.keys("?");
    tab.eventually("open", () -> tab.shows("#keys-dialog"));
    assertThat(tab.texts("#keys-dialog dd")).contains("this list");
    tab.keys(Keys.ESCAPE);
    assertThat(tab.shows("#keys-dialog")).isFalse();
    assertThat(tab.hasFocus("#scroll-m")).isTrue();

    tab.keys("/");
    assertThat(tab.hasFocus("#text")).isTrue();
    tab.keys("why?/");
    assertThat(tab.text(TEXT)).isEqualTo("why?/");
    assertThat(tab.shows("#keys-dialog")).isFalse();
  }

  @Test
  void keys_of_one_letter_can_be_turned_off(Tab tab) {
    tab.click("#keys");
    tab.click("#single-keys");
    tab.keys(Keys.ESCAPE);
    tab.reload();
    tab.js("document.getElementById('scroll-m').focus()");
    tab.keys("?");
    assertThat(tab.shows("#keys-dialog")).isFalse();
    tab.click("#keys");
    assertThat(tab.shows("#keys-dialog")).isTrue();
  }

  @Test
  void messages_are_walked_through_and_answered_in_their_thread(Tab tab) {
    tab.js("document.getElementById('scroll-m').focus()");
    tab.keys("k");
    assertThat(tab.hasFocus("#list-m .message:last-child")).isTrue();
    tab.keys("k");
    assertThat(tab.hasFocus("#list-m .message:nth-last-child(2)")).isTrue();
    tab.keys("j");
    assertThat(tab.hasFocus("#list-m .message:last-child")).isTrue();
    tab.keys("t");
    tab.eventually("thread", () -> tab.count("#list-t .message") == 1);
    assertThat(tab.hasFocus("#text-t")).isTrue();
    tab.keys(Keys.ESCAPE);
    assertThat(tab.hasFocus("#list-m .message:last-child")).isTrue();
  }

  @Test
  void the_first_key_skips_to_the_box_and_each_stop_is_seen(Tab tab) {
    tab.js("document.body.tabIndex = -1; document.body.focus()");
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tab.keys(Keys.TAB);
      stops.add(tab.text(STOP));
    }
    assertThat(stops.getFirst()).startsWith("Skip to the message box");
    assertThat(stops.subList(1, 6))
        .satisfiesExactly(
            room -> assertThat(room).startsWith("#incidents"),
            room -> assertThat(room).startsWith("#payments"),
            you -> assertThat(you).contains("you"),
            theme -> assertThat(theme).startsWith("Colours"),
            keys -> assertThat(keys).startsWith("Keyboard shortcuts"));
    assertThat(stops.get(6)).startsWith("Messages in incidents");
    assertThat(stops).allSatisfy(stop -> assertThat(stop).endsWith("seen"));

    tab.js("document.querySelector('.skip').focus()");
    tab.keys(Keys.ENTER);
    tab.keys("typed");
    assertThat(tab.text(TEXT)).isEqualTo("typed");
  }

  @Test
  void alt_and_arrow_lead_to_the_next_room(Tab tab) {
    tab.eventually("list", () -> tab.text("return document.body.dataset.link").equals("found"));
    tab.chord(Keys.ALT, Keys.ARROW_DOWN);
    tab.eventually("there", () -> tab.address().endsWith("/chat/payments"));
  }

  /** The name of what has the focus, and whether one sees that it has. */
  private static final String STOP =
      """
      const at = document.activeElement;
      const style = getComputedStyle(at);
      const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || at.matches('textarea');
      return (at.getAttribute('aria-label') ?? at.textContent.trim()) + (seen ? ' seen' : ' not to be seen');
      """;
}
