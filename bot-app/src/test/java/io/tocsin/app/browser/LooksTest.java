package io.tocsin.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Light and dark, wide and narrow, for eyes and for screen readers. */
@InBrowser
class LooksTest {
  private static final String PAPER = "return getComputedStyle(document.body).backgroundColor";
  private static final String WHITE = "rgb(255, 255, 255)";
  private static final String NIGHT = "rgb(23, 25, 29)";

  private final PageHouse house = new PageHouse();
  private String card = "";

  @BeforeEach
  void open(Tab tab) {
    card = Morning.of(house);
    tab.open(house.address("incidents"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void the_page_is_as_dark_as_the_machine_until_somebody_chooses(Tab tab) {
    assertThat(tab.text(PAPER)).isEqualTo(WHITE);
    tab.dark();
    assertThat(tab.text(PAPER)).isEqualTo(NIGHT);

    tab.click("#theme");
    assertThat(tab.text(PAPER)).isEqualTo(WHITE);
    assertThat(tab.find("#theme").getDomAttribute("aria-label")).isEqualTo("Colours: light");
    tab.reload();
    assertThat(tab.text(PAPER)).isEqualTo(WHITE);
    tab.light();
    tab.click("#theme");
    assertThat(tab.text(PAPER)).isEqualTo(NIGHT);
    tab.open(house.address("payments"));
    assertThat(tab.text(PAPER)).isEqualTo(NIGHT);
    tab.click("#theme");
    assertThat(tab.text(PAPER)).isEqualTo(WHITE);
  }

  @Test
  void every_text_can_be_read_in_both_themes(Tab tab) {
    tab.media("prefers-reduced-motion", "reduce");
    everythingOpen(tab);
    assertThat(Senses.faint(tab)).as("light").isEmpty();
    tab.picture("thread");
    tab.dark();
    assertThat(Senses.faint(tab)).as("dark").isEmpty();
    tab.picture("thread-dark");
    tab.js("document.getElementById('keys').click()");
    assertThat(Senses.faint(tab)).as("dark dialog").isEmpty();
    tab.picture("keys-dark");
    tab.light();
    assertThat(Senses.faint(tab)).as("light dialog").isEmpty();
  }

  @Test
  void everything_has_a_name_and_a_place(Tab tab) {
    assertThat(Senses.nameless(tab)).isEmpty();
    assertThat(Senses.faults(tab)).isEmpty();
    everythingOpen(tab);
    assertThat(Senses.nameless(tab)).isEmpty();
    assertThat(Senses.faults(tab)).isEmpty();
    for (String opener : List.of("#keys", "#m-" + card + " [data-action=note] summary")) {
      tab.js("document.querySelector(arguments[0]).click()", opener);
      assertThat(Senses.nameless(tab)).as(opener).isEmpty();
      assertThat(Senses.faults(tab)).as(opener).isEmpty();
      tab.keys(Keys.ESCAPE);
    }
  }

  @Test
  void on_a_narrow_phone_nothing_sticks_out(Tab tab) {
    house.says("maria", "incidents", "https://example.org/" + "x".repeat(400));
    house.says("Bartholomew Featherstonehaugh III.", "incidents", "hi");
    tab.size(360, 740);
    tab.reload();
    assertThat(tab.hasFocus("#text")).isFalse();
    assertThat(Senses.sticksOut(tab)).isEmpty();
    tab.picture("phone");

    tab.click("details.menu > summary");
    assertThat(tab.shows("#rooms")).isTrue();
    assertThat(Senses.sticksOut(tab)).isEmpty();
    tab.picture("phone-menu");
    tab.click("details.menu > summary");
    tab.click("#text");
    tab.keys("@aws ssm-incidents ");
    tab.eventually("offered", () -> tab.shows(".suggestions"));
    assertThat(Senses.sticksOut(tab)).isEmpty();
    tab.picture("phone-completion");
    tab.keys(Keys.ESCAPE);
    tab.js("document.querySelector(arguments[0]).click()", "#m-" + card + " .reply.some");
    tab.eventually("thread", () -> tab.count("#list-t .message") == 3);
    assertThat(Senses.sticksOut(tab)).isEmpty();
    tab.click("#list-t [data-action=note] summary");
    assertThat(Senses.sticksOut(tab)).isEmpty();
    tab.picture("phone-dialog");
  }

  @Test
  void who_wants_no_motion_gets_none(Tab tab) {
    String moving =
        "document.getElementById('keys').click();"
            + " return getComputedStyle(document.getElementById('keys-dialog')).animationName";
    tab.media("prefers-reduced-motion", "reduce");
    assertThat(tab.text(moving)).isEqualTo("none");
    tab.keys(Keys.ESCAPE);
    tab.media("prefers-reduced-motion", "no-preference");
    assertThat(tab.text(moving)).isEqualTo("rise");
  }

  private void everythingOpen(Tab tab) {
    tab.click("#m-" + card + " .reply.some");
    tab.eventually("thread", () -> tab.count("#list-t .message") == 3);
    tab.click("details.you > summary");
    tab.click("#text");
    tab.keys("@aws s");
    tab.eventually("offered", () -> tab.shows(".suggestions"));
    tab.keys(Keys.ARROW_DOWN);
  }
}
