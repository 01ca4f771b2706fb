package io.tocsin.app.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@InBrowser
class LooksTest {
  private final PageHouse house = new PageHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void pictures(Tab tab) {
    String card = Morning.of(house);
    tab.open(house.address("incidents"));
    tab.picture("light");
    tab.dark();
    tab.picture("dark");
    tab.light();
    tab.click("#text");
    tab.keys("@aws s");
    tab.eventually("offered", () -> tab.shows(".suggestions"));
    tab.picture("completion");
    tab.keys(org.openqa.selenium.Keys.ESCAPE);
    tab.click("#m-" + card + " .reply.some");
    tab.eventually("thread", () -> tab.count("#list-t .message") == 3);
    tab.picture("thread");
    tab.click("#list-t details.ask[data-action=note] summary");
    tab.picture("dialog");
    tab.keys(org.openqa.selenium.Keys.ESCAPE);
    tab.size(360, 740);
    tab.picture("phone-thread");
    tab.click("#close-thread");
    tab.picture("phone");
    tab.dark();
    tab.click("details.menu > summary");
    tab.picture("phone-menu");
  }
}
