package io.tocsin.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** What one person sees of the page, and what they can do with it. */
public final class Tab {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Asking without a pause would take the processor from the page that is asked. */
  private static final Duration PAUSE = Duration.ofMillis(15);

  private final ChromeDriver driver;
  private final Map<String, String> media = new HashMap<>();
  private final List<Pattern> expected = new ArrayList<>();

  Tab(ChromeDriver driver) {
    this.driver = driver;
    driver.get("about:blank");
    cdp("Network.clearBrowserCookies", Map.of());
    driver.manage().logs().get(LogType.BROWSER);
    cdp("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Berlin"));
    cdp("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
    light();
    size(1280, 800);
  }

  public Tab open(String address) {
    driver.get(address);
    eventually("the page is ready", () -> truth("return document.body.dataset.ready === 'yes'"));
    return this;
  }

  void reload() {
    open(driver.getCurrentUrl());
  }

  String address() {
    return driver.getCurrentUrl();
  }

  public void size(int width, int height) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.manage().window().setSize(new Dimension(width, height));
  }

  void light() {
    media("prefers-color-scheme", "light");
  }

  void dark() {
    media("prefers-color-scheme", "dark");
  }

  /** What the machine says its owner prefers; other preferences stay. */
  void media(String feature, String value) {
    media.put(feature, value);
    List<Map<String, String>> features =
        media.entrySet().stream()
            .map(each -> Map.of("name", each.getKey(), "value", each.getValue()))
            .toList();
    cdp("Emulation.setEmulatedMedia", Map.of("features", features));
  }

  /** From here on, an entry of the console that matches is no fault. */
  void mayLog(String pattern) {
    expected.add(Pattern.compile(pattern));
  }

  // --- looking

  public Object js(String script, Object... values) {
    return driver.executeScript(script, values);
  }

  public boolean truth(String script, Object... values) {
    return Boolean.TRUE.equals(js(script, values));
  }

  public String text(String script, Object... values) {
    return String.valueOf(js(script, values));
  }

  long number(String script, Object... values) {
    return ((Number) js(script, values)).longValue();
  }

  /** The texts of all elements that match, those too that are not drawn at the moment. */
  public List<String> texts(String selector) {
    Object texts =
        js(
            "return [...document.querySelectorAll(arguments[0])].map(e =>"
                + " (e.checkVisibility({contentVisibilityAuto: true}) ? e.innerText : e.textContent).trim())",
            selector);
    return ((List<?>) texts).stream().map(String::valueOf).toList();
  }

  public long count(String selector) {
    return number("return document.querySelectorAll(arguments[0]).length", selector);
  }

  public boolean shows(String selector) {
    return truth("return !!document.querySelector(arguments[0])?.checkVisibility()", selector);
  }

  public boolean hasFocus(String selector) {
    return truth("return !!document.activeElement?.matches(arguments[0])", selector);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  // --- doing

  public void click(String selector) {
    WebElement found = find(selector);
    eventually("clickable: " + selector, found::isDisplayed);
    found.click();
  }

  /** Types into whatever has the focus. */
  public void keys(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses a key while others are held. */
  void chord(CharSequence held, CharSequence key) {
    new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  public void say(String line) {
    click("#text");
    keys(line + "\n");
  }

  public void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(() -> what + "; console: " + console()).isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  private byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** Leaves a picture behind for people to look at, if they asked for it. */
  public void picture(String name) {
    String directory = System.getProperty("browser.pictures");
    if (directory == null) {
      return;
    }
    try {
      Files.write(Files.createDirectories(Path.of(directory)).resolve(name + ".png"), picture());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  // --- the end

  private List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  private Stream<String> faults() {
    return console().stream()
        .filter(entry -> expected.stream().noneMatch(allowed -> allowed.matcher(entry).find()));
  }

  /**
   * Leaves the page, and looks whether anything went wrong there that nobody saw.
   *
   * @param checked whether the console must be clean
   */
  void leave(boolean checked) {
    List<String> faults = faults().toList();
    js("sessionStorage.clear(); localStorage.clear()");
    driver.get("about:blank");
    if (checked) {
      assertThat(faults).as("the browser's console").isEmpty();
    }
  }
}
