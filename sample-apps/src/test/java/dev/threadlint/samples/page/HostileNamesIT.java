package dev.threadlint.samples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** A program chooses the names of its threads; the page must show them, and nothing more. */
class HostileNamesIT {
  @TempDir private static Path folder;
  private static ChromeDriver driver;
  private static Path page;
  private static Reader reader;

  @BeforeAll
  static void openBrowser() throws Exception {
    driver = Browser.start();
    reader = new Reader(driver);
    page = TracedPage.of(HostileNames.class, folder);
  }

  @AfterAll
  static void closeBrowser() {
    if (driver != null) {
      driver.quit();
    }
  }

  @Test
  void names_areTextAndNothingElse() {
    reader.open(page, "");
    reader.run("for (const d of document.querySelectorAll('details')) d.open = true");

    assertThat(reader.run("return window.hacked === undefined")).isEqualTo(true);
    assertThat(reader.all("img")).isEmpty();
    assertThat(reader.complaints()).isEmpty();
    assertThat(reader.text("#findings"))
        .contains("</script><img src=x onerror=window.hacked=1>")
        .contains("محاسب", "会计 🏦")
        .contains("first\\u000asecond")
        .doesNotContain("\u202E", "long-".repeat(40));
    reader.await("the drawings", () -> reader.all("#thread-lanes canvas").size() == 1);
    assertThat(reader.barriers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void names_keepThePageInItsWidth(int width) throws Exception {
    reader.open(page, "").device(width, 900).reload();
    reader.run("for (const d of document.querySelectorAll('details')) d.open = true");

    assertThat(reader.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
    reader.screenshot("hostile-" + width);
  }

  @Test
  void filter_findsThem() {
    reader.open(page, "").type("/").type("会计");

    reader.await("the filter", () -> reader.address().contains("q="));
    assertThat(reader.shown("article")).isNotEmpty();
    assertThat(reader.complaints()).isEmpty();
  }
}
