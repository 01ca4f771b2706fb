package io.tocsin.app.browser;

import static io.tocsin.core.testkit.ScriptedConversation.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Input;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What buttons ask for. */
@InBrowser
class DialogsTest {
  private static final String FIELD = "return document.querySelector('#ask textarea').value";

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
  void a_button_that_asks_opens_a_labelled_dialog_and_sends_what_was_filled_in(Tab tab) {
    press(tab, "note");

    assertThat(tab.truth("return document.querySelector('#ask').matches(':modal')")).isTrue();
    assertThat(tab.texts("#ask-title, #ask-about, #ask label span"))
        .containsExactly("Note", "#214 Checkout errors above 5 %", "What happened?");
    assertThat(tab.hasFocus("#ask textarea")).isTrue();
    tab.keys("rolled <b>back</b>");
    tab.click("#ask button.primary");

    tab.eventually("noted", () -> tab.texts(".text").contains("Noted: rolled <b>back</b>"));
    assertThat(tab.shows("#ask")).isFalse();
    tab.eventually(
        "back at the button", () -> tab.hasFocus("#m-" + card + " [data-action=note] summary"));
  }

  @Test
  void the_focus_stays_within_and_escape_gives_it_back_without_losing_the_text(Tab tab) {
    press(tab, "note");
    tab.keys("half a");
    for (int i = 0; i < 6; i++) {
      tab.keys(Keys.TAB);
      assertThat(
              tab.truth(
                  "const at = document.activeElement;"
                      + " return at === document.body || !!at.closest('#ask')"))
          .isTrue();
    }
    tab.keys(Keys.ESCAPE);
    assertThat(tab.shows("#ask")).isFalse();
    tab.eventually(
        "back at the button", () -> tab.hasFocus("#m-" + card + " [data-action=note] summary"));

    press(tab, "note");
    assertThat(tab.text(FIELD)).isEqualTo("half a");
    tab.click("#ask [data-close]");
    press(tab, "impact");
    assertThat(tab.texts("#ask fieldset button")).containsExactly("1 Critical", "2 High");
    tab.keys(Keys.TAB, Keys.ENTER);
    tab.eventually("set", () -> tab.texts(".text").contains("Impact is now 2"));
  }

  @Test
  void a_card_that_changes_meanwhile_changes_neither_the_text_nor_the_focus(Tab tab) {
    press(tab, "note");
    tab.keys("still ");
    Input ask = new Input("What happened?", List.of(), true);
    house.edits(
        "incidents",
        card,
        Message.text("#214 is another")
            .withActions(List.of(new Action("note", "Note", Style.NORMAL, ask, null))));
    tab.eventually("changed", () -> tab.texts(".text").contains("#214 is another"));
    tab.keys("typing");

    assertThat(tab.text(FIELD)).isEqualTo("still typing");
    tab.keys(Keys.ESCAPE);
    tab.eventually(
        "back at the button", () -> tab.hasFocus("#m-" + card + " [data-action=note] summary"));
  }

  @Test
  void a_refusal_stands_in_the_dialog_and_the_text_with_it(Tab tab) {
    tab.mayLog("status of 400");
    press(tab, "note");
    tab.js("document.querySelector('#ask textarea').value = 'a\\u0000b'");
    tab.click("#ask button.primary");

    tab.eventually("refused", () -> tab.texts("#ask-wrong").getFirst().contains("U+0000"));
    assertThat(tab.truth("return document.querySelector('#ask').open")).isTrue();
    assertThat(tab.text(FIELD)).isEqualTo("a\u0000b");
  }

  @Test
  void a_plain_button_works_at_once(Tab tab) {
    house.bot.onPress("resolve", press -> publicly(Message.text("#214 is resolved")));
    tab.click("#m-" + card + " .buttons form:nth-of-type(2) button");

    tab.eventually("resolved", () -> tab.texts(".text").contains("#214 is resolved"));
    assertThat(house.bot.pressed()).hasSize(1);
  }

  private void press(Tab tab, String action) {
    tab.click("#m-" + card + " [data-action=" + action + "] summary");
    tab.eventually("open", () -> tab.shows("#ask"));
  }
}
