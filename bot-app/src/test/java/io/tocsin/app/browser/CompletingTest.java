package io.tocsin.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Writing a command with the help of what is offered. */
@InBrowser
class CompletingTest {
  private static final String TEXT = "return document.getElementById('text').value";

  private final PageHouse house = new PageHouse();

  @BeforeEach
  void open(Tab tab) {
    tab.open(house.address("incidents")).click("#text");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_whole_command_by_the_tab_key(Tab tab) {
    tab.keys("@");
    offered(tab, "@aws");
    tab.keys(Keys.TAB);
    offered(tab, "start");
    tab.keys("st");
    offered(tab, "start", "status");
    tab.keys(Keys.TAB);
    offered(tab, "checkout", "search");
    tab.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    assertThat(tab.texts("[aria-selected=true] b")).containsExactly("search");
    tab.keys(Keys.ENTER);

    assertThat(tab.text(TEXT)).isEqualTo("@aws start search ");
    assertThat(tab.hasFocus("#text")).isTrue();
    assertThat(house.bot.heard()).isEmpty();
    tab.keys("It is slow\n");
    tab.eventually("said", () -> !house.bot.heard().isEmpty());
    assertThat(house.bot.heard().getFirst().text()).isEqualTo("@aws start search It is slow");
  }

  @Test
  void enter_sends_while_something_is_offered_and_nothing_chosen(Tab tab) {
    tab.keys("@aws ack ");
    offered(tab, "#214", "#9");
    tab.keys(Keys.ENTER);

    tab.eventually("said", () -> tab.count(".message") == 1);
    assertThat(tab.texts(".message .text")).containsExactly("@aws ack");
    assertThat(tab.shows(".suggestions")).isFalse();
  }

  @Test
  void people_and_their_channels_by_name(Tab tab) {
    tab.keys("@aws page ");
    offered(tab, "bob", "primary");
    tab.keys("p");
    offered(tab, "primary");
    tab.keys(Keys.TAB);
    assertThat(tab.text(TEXT)).isEqualTo("@aws page primary ");
  }

  @Test
  void escape_closes_the_list_and_keeps_the_text(Tab tab) {
    tab.keys("@aws pl");
    offered(tab, "plans", "plan");
    tab.keys(Keys.ESCAPE);

    assertThat(tab.shows(".suggestions")).isFalse();
    assertThat(tab.text(TEXT)).isEqualTo("@aws pl");
    assertThat(tab.hasFocus("#text")).isTrue();
  }

  @Test
  void the_pointer_takes_one_and_the_focus_stays(Tab tab) {
    tab.keys("@aws impact 214 h");
    offered(tab, "high");
    tab.click(".suggestions li");

    assertThat(tab.text(TEXT)).isEqualTo("@aws impact 214 high ");
    assertThat(tab.hasFocus("#text")).isTrue();
  }

  @Test
  void a_screen_reader_hears_of_a_combobox_while_the_list_is_open(Tab tab) {
    assertThat(tab.find("#text").getDomAttribute("role")).isNull();
    tab.keys("@aws s");
    offered(tab, "start", "status", "shifts", "stop", "source", "sources", "ssm-incidents");
    tab.keys(Keys.ARROW_DOWN);

    assertThat(
            tab.truth(
                """
                const box = document.getElementById('text');
                const list = document.getElementById(box.getAttribute('aria-controls'));
                const chosen = document.getElementById(box.getAttribute('aria-activedescendant'));
                return box.getAttribute('role') === 'combobox' && box.getAttribute('aria-expanded') === 'true'
                  && list.getAttribute('role') === 'listbox' && list.contains(chosen)
                  && chosen.getAttribute('aria-selected') === 'true' && chosen.innerText.startsWith('start');
                """))
        .isTrue();
    assertThat(tab.texts(".say [role=status]").getFirst()).matches("[0-9]+ suggestions");
    tab.keys(Keys.ESCAPE);
    assertThat(tab.find("#text").getDomAttribute("aria-expanded")).isNull();
  }

  private static void offered(Tab tab, String... first) {
    tab.eventually(
        "offered " + first[0],
        () -> {
          var texts = tab.texts(".suggestions:not([hidden]) b");
          return texts.size() >= first.length
              && texts.subList(0, first.length).equals(java.util.List.of(first));
        });
  }
}
