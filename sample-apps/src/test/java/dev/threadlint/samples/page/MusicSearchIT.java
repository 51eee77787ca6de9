package dev.threadlint.samples.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Recording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The search page of the samples, used in a browser. */
class MusicSearchIT {
  private static final String HOSTILE = "\"></title><img src=x onerror=hacked=1><script>hacked=1";

  @TempDir private static Path folder;
  private static ChromeDriver driver;
  private static Reader reader;

  @BeforeAll
  static void openBrowser() {
    driver = Browser.start();
    reader = new Reader(driver);
  }

  @AfterAll
  static void closeBrowser() {
    if (driver != null) {
      driver.quit();
    }
  }

  @Test
  void words_areSoughtInAllSources_andNothingIsFoundByTheTracer() throws Exception {
    try (MusicSite site = MusicSite.start(folder)) {
      reader.visit(site.address());
      assertThat(reader.all("h2")).isEmpty();
      assertThat(reader.barriers()).isEmpty();

      search("moon");
      assertThat(texts("h2"))
          .containsExactly("Sheet music", "Shellac records", "Radio tapes", "Closed archive");
      assertThat(texts("li"))
          .containsExactly("Moonlight Sonata", "Blue Moon of the South", "Moon over the Delta");
      assertThat(texts("p")).containsExactly("No answer: closed until further notice");
      assertThat(reader.find("#q").getAttribute("value")).isEqualTo("moon");
      assertThat(reader.barriers()).isEmpty();
      reader.screenshot("music-search");

      search("春江");
      assertThat(texts("li")).containsExactly("春江花月夜");
      search("<1928>");
      assertThat(texts("li")).containsExactly("Rock & Rye <1928>");
      assertThat(reader.complaints()).isEmpty();

      Recording recording = site.end();
      assertThat(recording.observed().complete()).isTrue();
      assertThat(recording.findings()).isEmpty();
    }
  }

  @Test
  void whatSomebodyTypes_isTextAndNothingElse() throws Exception {
    try (MusicSite site = MusicSite.start(folder)) {
      reader.visit(site.address());

      search(HOSTILE);

      assertThat(reader.run("return typeof hacked")).isEqualTo("undefined");
      assertThat(reader.all("img, script")).isEmpty();
      assertThat(reader.find("#q").getAttribute("value")).isEqualTo(HOSTILE);
      assertThat(driver.getTitle()).isEqualTo(HOSTILE + " – music search");
      assertThat(texts("p")).hasSize(4);
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void narrowScreen_needsNoScrollingSideways() throws Exception {
    try (MusicSite site = MusicSite.start(folder)) {
      reader.visit(site.address()).device(320, 600);

      search("x".repeat(100));

      assertThat(reader.run("return document.documentElement.scrollWidth")).isEqualTo(320L);
      reader.screenshot("music-search-320");
    }
  }

  private static void search(String words) {
    WebElement before = reader.find("#q");
    reader.click("#q").clear().type(words).type(Keys.ENTER.toString());
    reader.await("the answers", () -> gone(before) && reader.all("h2").size() == 4);
  }

  private static boolean gone(WebElement element) {
    try {
      element.isEnabled();
      return false;
    } catch (StaleElementReferenceException e) {
      return true;
    }
  }

  private static List<String> texts(String css) {
    return reader.all(css).stream().map(WebElement::getText).toList();
  }
}
