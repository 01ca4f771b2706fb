package io.tocsin.app.browser;

import static io.tocsin.core.testkit.ScriptedConversation.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line to the server breaks and is mended. */
@InBrowser
class ConnectionTest {
  private static final String EXPECTED =
      "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE"
          + "|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_SOCKET_NOT_CONNECTED";

  private final PageHouse house = new PageHouse();
  private final CuttingProxy proxy = new CuttingProxy(house.port());

  @BeforeEach
  void open(Tab tab) {
    tab.mayLog(EXPECTED);
    tab.open("http://127.0.0.1:" + proxy.port() + "/chat/incidents");
    tab.eventually(
        "connected", () -> tab.text("return document.body.dataset.link").equals("found"));
  }

  @AfterEach
  void close() {
    proxy.close();
    house.close();
  }

  @Test
  void what_was_missed_and_what_was_typed_meanwhile_stands_once_in_the_end(Tab tab) {
    house.says("maria", "incidents", "before");
    tab.eventually("before", () -> tab.count(".message") == 1);

    proxy.cut();
    tab.eventually("it says so", () -> tab.text(LINK).startsWith("Not connected."));
    house.says("maria", "incidents", "missed");
    tab.say("first");
    tab.say("second");
    tab.eventually(
        "both wait", () -> tab.texts(".pending .text").equals(List.of("first", "second")));
    assertThat(tab.texts(".message .text")).containsExactly("before");
    tab.picture("offline");

    proxy.mend();
    tab.eventually("sent", () -> tab.count(".message") == 4 && tab.count(".pending li") == 0);
    assertThat(tab.texts(".message .text")).containsExactly("before", "missed", "first", "second");
    assertThat(tab.text(LINK)).isEqualTo("Connected again.");
    tab.reload();
    assertThat(tab.texts(".message .text")).containsExactly("before", "missed", "first", "second");
  }

  @Test
  void a_line_whose_answer_was_lost_is_said_and_done_once(Tab tab) {
    house.bot.on("@aws start checkout", line -> publicly(Message.text("#1 is open")));

    proxy.loseAnswers();
    tab.say("@aws start checkout");
    tab.eventually("lost for good", () -> proxy.lost() > 1);
    proxy.loseNoMore();

    tab.eventually("settled", () -> tab.count(".pending li") == 0 && tab.count(".message") == 2);
    tab.say("done");
    tab.eventually("done", () -> tab.count(".message") == 3);
    assertThat(tab.texts(".message .text"))
        .containsExactly("@aws start checkout", "#1 is open", "done");
    assertThat(house.bot.heard())
        .extracting(line -> line.text())
        .containsExactly("@aws start checkout", "done");
  }

  @Test
  void a_button_whose_answer_was_lost_says_so_and_pressed_again_does_it_once(Tab tab) {
    String card = Morning.of(house);
    tab.eventually("shown", () -> tab.shows("#m-" + card));
    tab.click("#m-" + card + " details[data-action=note] summary");
    tab.keys("rolled back");

    proxy.loseAnswers();
    tab.click("#ask button.primary");
    tab.eventually("told", () -> tab.text(WRONG).contains("Nothing is lost"));
    assertThat(tab.text("return document.querySelector('#ask textarea').value"))
        .isEqualTo("rolled back");
    proxy.loseNoMore();
    tab.click("#ask button.primary");

    tab.eventually("closed", () -> !tab.shows("#ask"));
    assertThat(house.bot.pressed()).hasSize(1);
  }

  private static final String LINK = "return document.getElementById('link').textContent";
  private static final String WRONG = "return document.getElementById('ask-wrong').textContent";
}
