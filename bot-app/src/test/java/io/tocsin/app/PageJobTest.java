package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.browser.InBrowser;
import io.tocsin.app.browser.Tab;
import io.tocsin.core.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The main job from end to end, in a browser, on PostgreSQL. */
@InBrowser
class PageJobTest {
  private static Application application;
  private static House house;

  @BeforeAll
  static void up(@TempDir Path data) {
    application = Application.start(MainJobTest.trial(data), Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
  }

  @AfterAll
  static void down() {
    application.close();
  }

  @Test
  void an_incident_from_its_alarm_to_its_end(Tab tab) {
    house.asks("lena", "room create payments");
    house.asks("lena", "room create search");
    tab.open("http://127.0.0.1:" + application.port() + "/");
    tab.click("details.you > summary");
    tab.eventually("asked for a name", () -> tab.hasFocus("#name"));
    tab.keys("maria\n");
    tab.eventually("maria", () -> tab.texts(".you bdi").contains("maria"));

    talk("sam", "Deploy 81f2 of checkout is out.");
    house.alarm(Demo.KEY, House.example("alarm.json", "page"));
    tab.eventually("a card", () -> tab.texts(".status").contains("OPEN · Critical"));
    talk("sam", "That is my deploy, I think. Rolling it back.");
    press(tab, "Acknowledge");
    tab.eventually("taken", () -> card(tab).contains("maria has it"));
    talk("sam", "@aws note rolled back deploy 81f2, watching");
    tab.eventually("noted", () -> card(tab).contains("rolled back deploy 81f2, watching"));
    talk("lena", "Support sees payments going through again.");
    tab.eventually("heard", () -> tab.texts(".text").getLast().startsWith("Support sees"));
    picture(tab);

    ask(tab, "Note");
    tab.keys("error rate is below 1 %");
    tab.click("#ask button.primary");
    tab.eventually("noted", () -> card(tab).contains("error rate is below 1 %"));
    tab.say("@aws resolve");
    tab.eventually("resolved", () -> tab.texts(".status").contains("RESOLVED · Critical"));
    tab.say("@aws resolve 99");
    tab.eventually("told", () -> tab.count(".message.failed.private") == 1);
  }

  /** The README's picture, when somebody wants a new one: -Dbrowser.pictures=DIRECTORY. */
  private static void picture(Tab tab) {
    tab.size(1200, 690);
    tab.click(".message:has(.card) .reply.some");
    tab.eventually("its thread", () -> tab.count("#list-t .message") == 3);
    tab.js("const s = document.getElementById('scroll-m'); s.scrollTop = s.scrollHeight");
    tab.eventually("the end", () -> !tab.shows("#newer-m"));
    tab.click("#text");
    tab.picture("chat");
    tab.keys(Keys.ESCAPE);
  }

  @Test
  void plans_and_incidents_are_offered_by_their_names(Tab tab) {
    tab.open("http://127.0.0.1:" + application.port() + "/chat/incidents");
    tab.click("#text");
    tab.keys("@aws start s");
    tab.eventually("offered", () -> tab.texts(".suggestions b").equals(List.of("search")));
    tab.keys(Keys.TAB, "Search is empty\n");
    tab.eventually(
        "started",
        () -> tab.texts("h3 bdi").stream().anyMatch(title -> title.endsWith("Search is empty")));

    tab.keys("@aws status ");
    tab.eventually(
        "offered",
        () ->
            tab.texts(".suggestions li").stream()
                .anyMatch(item -> item.endsWith("Search is empty")));
  }

  @Test
  void the_key_of_a_source_is_shown_once_and_then_no_more(Tab tab) {
    tab.open("http://127.0.0.1:" + application.port() + "/chat/incidents");
    tab.say("@aws source create page-test CLOUDWATCH checkout");
    tab.eventually("told", () -> lastText(tab).matches("(?s).*[A-Za-z0-9_-]{43}.*"));

    tab.open("http://127.0.0.1:" + application.port() + "/chat/incidents");
    assertThat(lastText(tab)).contains("••••").doesNotContainPattern("[A-Za-z0-9_-]{43}");
  }

  private static String lastText(Tab tab) {
    return tab.text("return document.querySelector('#list-m').lastElementChild?.textContent ?? ''");
  }

  @Test
  void a_line_that_a_program_sends_again_starts_one_incident() {
    UUID id = UUID.fromString("0b7c7c0e-7e3c-4b3f-9d6e-3f0f6a1f2b11");

    String first = say("robot", "@aws start search \"Sent twice\"", id);
    String again = say("robot", "@aws start search \"Sent twice\"", id);

    assertThat(again).isEqualTo(first);
    assertThat(
            house.messages(
                "robot",
                message ->
                    message.path("replyTo").asText().equals(House.tree(first).path("id").asText())))
        .hasSize(1);
    assertThat(house.asks("robot", "incidents").split("Sent twice", -1)).hasSize(2);
  }

  private static void talk(String who, String text) {
    say(who, text, null);
  }

  private static String say(String who, String text, @Nullable UUID id) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("as", who).put("text", text);
    if (id != null) {
      body.put("clientId", id.toString());
    }
    return house.post("/chat/api/rooms/incidents/messages", body.toString()).body();
  }

  private static void press(Tab tab, String label) {
    tab.js(CLICK, ".card button", label);
  }

  private static void ask(Tab tab, String label) {
    tab.js(CLICK, ".card summary", label);
    tab.eventually("asked", () -> tab.shows("#ask"));
  }

  private static final String CLICK =
      "[...document.querySelectorAll(arguments[0])]"
          + ".find(button => button.textContent === arguments[1]).click()";

  private static String card(Tab tab) {
    return tab.text("return document.querySelector('.message:has(.card .status)').textContent");
  }
}
