package dev.threadlint.samples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page of a real run, in a real browser. */
class PageIT {
  private static final String OPEN = "article > details[open]";
  private static final String CYCLE = "article:has(svg.when)";

  @TempDir private static Path folder;
  private static ChromeDriver driver;
  private static Path page;
  private static Reader reader;

  @BeforeAll
  static void openBrowser() throws Exception {
    driver = Browser.start();
    reader = new Reader(driver);
    page = TracedPage.of(Warehouse.class, folder);
  }

  @AfterAll
  static void closeBrowser() {
    if (driver != null) {
      driver.quit();
    }
  }

  @Test
  void page_isInTheOrderOfTheReport() {
    reader.open(page, "");

    assertThat(reader.shown("h2").stream().map(WebElement::getText))
        .startsWith("Findings", "Lock graph", "Threads")
        .endsWith("Rules", "What was not seen", "Environment");
    assertThat(reader.text("h1")).contains("error");
    assertThat(reader.complaints()).isEmpty();
  }

  @Test
  void firstFinding_isOpenAndComplete() {
    reader.open(page, "");

    assertThat(reader.shown(OPEN)).hasSize(1);
    reader.run("arguments[0].open = true", reader.find(CYCLE + " > details"));
    assertThat(reader.text(CYCLE))
        .contains("packer", "holds", "wants", "Warehouse.java:", "How to fix it", "About this rule")
        .contains("What happened when", "The circle");
    assertThat(reader.all(CYCLE + " .side")).hasSizeGreaterThan(1);
    assertThat(reader.all(CYCLE + " svg[role=img]")).hasSize(2 * reader.all(CYCLE).size());
  }

  @Test
  void filter_narrowsTheFindingsAndIsPartOfTheAddress() {
    reader.open(page, "");
    int all = reader.shown("article").size();

    reader.type("/").type("courier");

    reader.await("the filter", () -> reader.shown("article").size() == 1);
    assertThat(reader.text("#shown")).isEqualTo("1 / " + all);
    assertThat(reader.text("article:not([hidden])")).contains("join-missing");
    assertThat(reader.address()).contains("q=courier");

    reader.reload();
    assertThat(reader.shown("article")).hasSize(1);

    reader.type("/").clear();
    reader.await("all findings", () -> reader.shown("article").size() == all);
    reader.click(".level.warning");
    assertThat(reader.shown("article.error")).isEmpty();
    assertThat(reader.shown("article.warning")).isNotEmpty();
    assertThat(reader.address()).contains("level=warning");
  }

  @Test
  void keys_moveAndOpen() {
    reader.open(page, "").type("jj");
    assertThat(driver.switchTo().activeElement().getTagName()).isEqualTo("summary");
    assertThat(reader.shown(OPEN)).hasSize(1);

    reader.type("o");
    assertThat(reader.shown(OPEN)).hasSize(2);
    reader.await("the open state in the address", () -> reader.address().contains("open="));

    reader.reload();
    assertThat(reader.shown(OPEN)).hasSize(2);

    reader.type("?");
    assertThat(reader.find("#help").isDisplayed()).isTrue();
    reader.type(Keys.ESCAPE.toString());
    assertThat(reader.find("#help").isDisplayed()).isFalse();
  }

  @Test
  void permanentLink_opensItsFinding() {
    reader.open(page, "");
    List<WebElement> articles = reader.all("article");
    String last = articles.get(articles.size() - 1).getDomAttribute("id");

    reader.open(page, "#" + last);

    WebElement article = reader.find("article[id='" + last + "']");
    assertThat(article.getText()).contains("How to fix it");
    // The page scrolls to it without haste.
    reader.await("the finding in sight", () -> top(article) > -1 && top(article) < 900);
  }

  private static double top(WebElement element) {
    Object top = reader.run("return arguments[0].getBoundingClientRect().top", element);
    return ((Number) top).doubleValue();
  }

  @Test
  void language_changesWithTheButtonAndIsRemembered() {
    reader.open(page, "").click("#language");
    assertThat(reader.run("return document.documentElement.lang")).isEqualTo("zh");
    assertThat(reader.text("#findings h2")).isEqualTo("发现的问题");
    assertThat(reader.text("h1")).contains("规则");
    assertThat(reader.find("#lock-graph svg").getDomAttribute("aria-label")).contains("把锁");

    reader.reload();
    assertThat(reader.text("#findings h2")).isEqualTo("发现的问题");

    reader.click("#language").reload();
    assertThat(reader.text("#findings h2")).isEqualTo("Findings");
  }

  @Test
  void theme_isTheSystemsUntilTheButtonSaysOtherwise() {
    reader.open(page, "");
    String light = background();
    reader.media("dark", "", "");
    reader.await("the dark theme", () -> !background().equals(light));
    String dark = background();

    reader.click("#theme");
    assertThat(background()).isEqualTo(light);
    reader.reload();
    assertThat(background()).isEqualTo(light);

    reader.run("localStorage.clear()");
    reader.reload();
    assertThat(background()).isEqualTo(dark);
  }

  private static String background() {
    return (String) reader.run("return getComputedStyle(document.documentElement).backgroundColor");
  }

  @Test
  void drawings_areDrawnFromTheTablesBesideThem() {
    reader.open(page, "");

    reader.await("the drawings", () -> !reader.all("#thread-lanes canvas").isEmpty());
    assertThat(reader.all("#lock-graph rect")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(reader.all("#lock-graph path.ring")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(reader.text("#lock-graph")).contains("Warehouse.STOCK", "packer");
    assertThat(reader.text("#threads tbody")).contains("shelf-1", "shelf-2", "shelf-3");
    assertThat(colours("#thread-lanes canvas")).isGreaterThan(2);
    for (WebElement drawing : reader.all("[role=img]")) {
      assertThat(drawing.getDomAttribute("aria-label")).isNotBlank();
    }
    assertThat(reader.complaints()).isEmpty();
  }

  private static int colours(String canvas) {
    Object count =
        reader.run(
            "const c = arguments[0]; const d = c.getContext('2d').getImageData(0, 0, c.width,"
                + " c.height).data; const s = new Set(); for (let i = 0; i < d.length; i += 4) if"
                + " (d[i + 3] > 250) s.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]); return s.size",
            reader.find(canvas));
    return ((Number) count).intValue();
  }

  @Test
  void copyAsText_givesWhatIsOnThePage() {
    reader.open(page, "");
    reader.run(
        "navigator.clipboard.writeText = words => (window.copied = words, Promise.resolve())");

    // Not with the mouse: the page may still be scrolling to it.
    reader.run("arguments[0].click()", reader.find(CYCLE + " .copy"));

    assertThat((String) reader.run("return window.copied"))
        .contains("lock-order-cycle", "predicted", "    at dev.threadlint.samples.page.Warehouse.")
        .doesNotContain("预测", "Copy as text");
  }

  @Test
  void paper_showsTheFindingsWithoutButtons() {
    reader.open(page, "").media("light", "", "print");
    assertThat(reader.shown("button, input")).isEmpty();
    assertThat(reader.text(OPEN)).contains("How to fix it");

    reader.media("dark", "", "").await("darkness", this::isDark);
    byte[] pdf = reader.pdf();

    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    assertThat(pdf.length).isGreaterThan(20_000);
    reader.await("darkness after the printing", this::isDark);
  }

  private boolean isDark() {
    return "dark".equals(reader.run("return document.documentElement.dataset.theme"));
  }

  @ParameterizedTest
  @CsvSource({"light, en", "light, zh", "dark, en", "dark, zh"})
  void everybody_canReadIt(String theme, String language) {
    reader.open(page, "#?lang=" + language + "&theme=" + theme).click("#all");
    reader.run("for (const d of document.querySelectorAll('details')) d.open = true");

    assertThat(reader.barriers()).isEmpty();
  }

  @Test
  void withoutScript_findingsAreComplete() {
    reader.open(page, "").scripts(false).reload();

    assertThat(reader.shown(".scripted")).isEmpty();
    assertThat(reader.text(OPEN)).contains("How to fix it");
    reader.run("arguments[0].open = true", reader.find(CYCLE + " > details"));
    assertThat(reader.text(CYCLE))
        .contains("at dev.threadlint.samples.page.Warehouse.pack(Warehouse.java:")
        .contains("at dev.threadlint.samples.page.Warehouse.check(Warehouse.java:")
        .contains("How to fix it", "+ synchronized (accounts) {");
    assertThat(reader.shown("[lang=zh]")).isEmpty();
    assertThat(reader.shown("#locks tbody tr")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(reader.shown("#threads tbody tr")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768, 1280, 1920})
  void page_fitsTheWidth(int width) {
    reader.open(page, "").device(width, 900).reload();
    reader.run("for (const d of document.querySelectorAll('details')) d.open = true");

    assertThat(reader.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
  }

  @Test
  void forcedColours_keepTheDrawings() {
    reader.open(page, "").media("light", "active", "");

    assertThat(reader.barriers()).isEmpty();
    assertThat(reader.run("return getComputedStyle(document.querySelector('.cycle path')).stroke"))
        .isEqualTo(reader.run("return getComputedStyle(document.body).color"));
  }

  @Test
  void looks_areKeptForAPerson() throws IOException {
    reader.open(page, "").screenshot("wide");
    reader.open(page, "#?theme=dark").screenshot("dark");
    reader.open(page, "#?lang=zh").screenshot("chinese");
    reader.open(page, "").device(390, 844).reload().screenshot("narrow");
    reader
        .open(page, "")
        .device(760, 1100)
        .reload()
        .media("light", "", "print")
        .screenshot("print");
    assertThat(reader.complaints()).isEmpty();
  }
}
