package io.tocsin.app.browser;

import java.io.File;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** One Chromium for all tests; JUnit closes it behind the last one. */
final class Browser implements AutoCloseable {
  /** Where Chromium is. */
  static final String PROPERTY = "browser";

  /** Where its driver is; Debian puts it beside the browser. */
  private static final String DRIVER =
      System.getProperty("browser.driver", "/usr/bin/chromedriver");

  /** It would like the interface of exactly this Chromium; what we use of it has not changed. */
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;
  private final Thread lastResort = new Thread(this::quit);

  Browser() {
    QUIET.setLevel(Level.SEVERE);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER))
            .usingAnyFreePort()
            .withEnvironment(Map.of("LANGUAGE", "en_GB", "TZ", "Australia/Lord_Howe"))
            .build();
    driver = new ChromeDriver(service, options());
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty(PROPERTY));
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    quit();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private void quit() {
    driver.quit();
  }
}
