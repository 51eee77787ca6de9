package dev.threadlint.samples.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody who reads a page in a browser. */
final class Reader {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  // What the accessibility guidelines ask for, and what axe holds for good practice beyond them.
  private static final String AXE_OPTIONS =
      "{runOnly:{type:'tag',values:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}}";

  private final ChromeDriver driver;

  Reader(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens a page anew, with all that was set before forgotten. */
  Reader open(Path page, String fragment) {
    return visit(page.toUri() + fragment);
  }

  /** The same at any address. */
  Reader visit(String address) {
    device(1280, 900);
    media("light", "", "");
    scripts(true);
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.get(address);
    return this;
  }

  Reader reload() {
    driver.navigate().refresh();
    return this;
  }

  Reader device(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** Emulates what the system of the reader asks for. */
  Reader media(String theme, String colours, String medium) {
    List<Map<String, String>> features =
        List.of(
            Map.of("name", "prefers-color-scheme", "value", theme),
            Map.of("name", "forced-colors", "value", colours));
    send("Emulation.setEmulatedMedia", Map.of("media", medium, "features", features));
    return this;
  }

  Reader scripts(boolean on) {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    return this;
  }

  Map<String, Object> send(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, new HashMap<>(parameters));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  String text(String css) {
    return find(css).getText();
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Those that are on the page for the eye. */
  List<WebElement> shown(String css) {
    return all(css).stream().filter(WebElement::isDisplayed).toList();
  }

  Reader click(String css) {
    find(css).click();
    return this;
  }

  Reader type(String keys) {
    driver.switchTo().activeElement().sendKeys(keys);
    return this;
  }

  Reader clear() {
    driver.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    return this;
  }

  void await(String what, java.util.function.BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(what)
        .until(ignored -> condition.getAsBoolean());
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** What the browser complained about: errors of the script, things the policy forbids. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe finds wrong, a line each. */
  List<?> barriers() {
    if (!(boolean) run("return typeof axe === 'object'")) {
      run(axe());
    }
    return (List<?>)
        driver.executeAsyncScript(
            "const done = arguments[0];"
                + "axe.run(document, "
                + AXE_OPTIONS
                + ").then(result => done(result.violations.flatMap(v => v.nodes.map(n =>"
                + " v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary))),"
                + " failure => done(['axe failed: ' + failure]))");
  }

  private static String axe() {
    try (InputStream script = Reader.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] pdf() {
    Object data = send("Page.printToPDF", Map.of("printBackground", true)).get("data");
    return Base64.getDecoder().decode((String) data);
  }

  /** Keeps what the page looks like, for a person to look at: no test depends on it. */
  Reader screenshot(String name) throws IOException {
    Object data =
        send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) data));
    return this;
  }
}
