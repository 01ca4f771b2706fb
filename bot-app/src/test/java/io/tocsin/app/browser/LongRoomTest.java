package io.tocsin.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** A room with ten thousand messages is a page as small as any. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongRoomTest {
  private static final int SAID = 10_000;
  private static final String NODES = "return document.querySelectorAll('*').length";

  private PageHouse house;
  private int said = SAID;

  @BeforeAll
  void talk() {
    house = new PageHouse();
    IntStream.range(0, SAID).forEach(i -> house.says("sam", "incidents", "line " + i));
  }

  @BeforeEach
  void open(Tab tab) {
    tab.open(house.address("incidents"));
  }

  @AfterAll
  void close() {
    house.close();
  }

  @Test
  void the_page_begins_at_the_end_with_a_few_of_them(Tab tab) {
    assertThat(shown(tab)).hasSize(100).endsWith("line " + (said - 1));
    assertThat(tab.truth(AT_END)).isTrue();
  }

  @Test
  void leafing_far_back_keeps_the_page_small_and_the_way_without_gaps(Tab tab) {
    int target = said - 900;
    while (number(shown(tab).getFirst()) > target) {
      List<String> before = shown(tab);
      tab.js("document.getElementById('scroll-m').scrollTop = 0");
      tab.eventually("older", () -> !shown(tab).getFirst().equals(before.getFirst()));
    }
    assertConsecutive(shown(tab));
    assertThat(tab.count(".message")).isLessThanOrEqualTo(300);
    assertThat(tab.number(NODES)).isLessThan(6_000);
    assertThat(tab.shows("#newer-m")).isTrue();

    int top = number(shown(tab).getFirst());
    tab.js("const s = document.getElementById('scroll-m'); s.scrollTop = s.scrollHeight");
    tab.eventually("newer", () -> number(shown(tab).getFirst()) > top);
    assertConsecutive(shown(tab));

    house.says("sam", "incidents", "line " + said++);
    tab.click("#newer-m");
    tab.eventually("the end", () -> shown(tab).getLast().equals("line " + (said - 1)));
    assertConsecutive(shown(tab));
    assertThat(tab.truth(AT_END)).isTrue();
    assertThat(tab.shows("#newer-m")).isFalse();
  }

  @Test
  void what_comes_in_moves_nothing_for_who_reads_further_up(Tab tab) {
    tab.js("document.getElementById('scroll-m').scrollTop = 300");
    tab.eventually("button", () -> tab.shows("#newer-m"));
    tab.eventually("older ones are there", () -> tab.count(".message") >= 200);
    tab.eventually("all is drawn", () -> tab.text(TOPMOST).equals(tab.text(TOPMOST)));
    String seen = tab.text(TOPMOST);

    house.says("maria", "incidents", "line " + said++);
    house.says("maria", "incidents", "line " + said++);

    tab.eventually("counted", () -> tab.texts("#newer-m").getFirst().startsWith("2 new"));
    assertThat(tab.text(TOPMOST)).isEqualTo(seen);
    assertThat(tab.text("return document.title")).startsWith("(2)");
    tab.click("#newer-m");
    tab.eventually("at the end", () -> tab.truth(AT_END));
    assertThat(tab.texts(".mark")).containsExactly("New");
    assertThat(tab.text("return document.querySelector('.message:has(.mark) .text').textContent"))
        .isEqualTo("line " + (said - 2));
    assertThat(tab.text("return document.title")).doesNotStartWith("(");
  }

  @Test
  void a_flood_while_one_types_leaves_the_page_small_and_the_text_alone(Tab tab) {
    tab.click("#text");
    tab.keys("I type");
    IntStream.range(0, 500).forEach(i -> house.says("sam", "incidents", "line " + said++));
    tab.keys(" on");

    tab.eventually("all came", () -> shown(tab).getLast().equals("line " + (said - 1)));
    assertThat(tab.text("return document.getElementById('text').value")).isEqualTo("I type on");
    assertThat(tab.count(".message")).isLessThanOrEqualTo(300);
    assertThat(tab.number(NODES)).isLessThan(6_000);
    assertThat(tab.truth(AT_END)).isTrue();
    assertConsecutive(shown(tab));
    tab.chord(Keys.CONTROL, "a");
    tab.keys(Keys.DELETE);
  }

  private static List<String> shown(Tab tab) {
    Object texts =
        tab.js("return [...document.querySelectorAll('#list-m .text')].map(e => e.textContent)");
    return ((List<?>) texts).stream().map(String::valueOf).toList();
  }

  private static void assertConsecutive(List<String> lines) {
    int first = number(lines.getFirst());
    assertThat(lines)
        .isEqualTo(
            IntStream.range(first, first + lines.size()).mapToObj(i -> "line " + i).toList());
  }

  private static int number(String line) {
    return Integer.parseInt(line.replace("line ", ""));
  }

  private static final String AT_END =
      "const s = document.getElementById('scroll-m');"
          + " return s.scrollHeight - s.scrollTop - s.clientHeight < 4";

  /** What the reader sees first, and where. */
  private static final String TOPMOST =
      "const top = document.getElementById('scroll-m').getBoundingClientRect().top;"
          + " const first = [...document.querySelectorAll('#list-m .message')]"
          + "   .find(e => e.getBoundingClientRect().bottom > top);"
          + " return first.textContent + Math.round(first.getBoundingClientRect().top)";
}
