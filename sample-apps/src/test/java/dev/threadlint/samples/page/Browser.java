package dev.threadlint.samples.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, without a window. */
final class Browser {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private Browser() {}

  /**
   * Starts it. On a machine that has none the tests are skipped and say so, unless the environment
   * says {@code THREADLINT_BROWSER=required}.
   */
  static ChromeDriver start() {
    File browser = find(BROWSERS);
    File driver = find(List.of("chromedriver"));
    if (browser == null || driver == null) {
      String missing =
          "No "
              + (browser == null ? "Chromium" : "chromedriver")
              + " on the PATH: the page is not"
              + " tested in a browser. (Debian: apt install chromium chromium-driver)";
      if ("required".equals(System.getenv("THREADLINT_BROWSER"))) {
        throw new AssertionError(missing);
      }
      System.out.println("[WARNING] " + missing);
      Assumptions.abort(missing);
    }
    var options = new ChromeOptions();
    options.setBinary(browser);
    // Without a sandbox: in a container tests run as root, and the pages are our own.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--window-size=1280,900");
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-US"));
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver).usingAnyFreePort().build();
    return new ChromeDriver(service, options);
  }

  private static File find(List<String> names) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      for (String name : names) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file) && !Files.isDirectory(file)) {
          return file.toFile();
        }
      }
    }
    return null;
  }
}
