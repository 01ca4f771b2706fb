package io.tocsin.app.browser;

import static io.tocsin.core.testkit.ScriptedConversation.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Saying something and reading what others say. */
@InBrowser
class TalkTest {
  private final PageHouse house = new PageHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void enter_says_the_line_and_the_answer_comes_by_itself(Tab tab) {
    house.bot.on("@aws hello", line -> publicly(Message.text("Hello " + line.actor().id())));
    tab.open(house.address("incidents"));

    tab.say("@aws hello");

    tab.eventually("answered", () -> tab.texts(".message .text").contains("Hello you"));
    assertThat(tab.texts(".message .text")).containsExactly("@aws hello", "Hello you");
    assertThat(tab.text("return document.querySelector('#text').value")).isEmpty();
    assertThat(tab.hasFocus("#text")).isTrue();
  }

  @Test
  void what_others_say_appears_while_one_looks(Tab tab) {
    tab.open(house.address("incidents"));

    house.says("maria", "incidents", "<b>is</b> it <script>down</script>?");

    tab.eventually("shown", () -> tab.count(".message") == 1);
    assertThat(tab.texts(".message .text")).containsExactly("<b>is</b> it <script>down</script>?");
  }

  @Test
  void shift_and_enter_break_the_line(Tab tab) {
    tab.open(house.address("incidents"));

    tab.click("#text");
    tab.keys("one");
    tab.chord(org.openqa.selenium.Keys.SHIFT, "\n");
    tab.keys("two\n");

    tab.eventually("said", () -> tab.count(".message") == 1);
    assertThat(tab.texts(".message .text")).containsExactly("one\ntwo");
  }
}
