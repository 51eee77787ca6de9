package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.Golden;
import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlRendererTest {
  private final HtmlRenderer renderer = new HtmlRenderer(RuleCatalog.load());

  @Test
  void wholePage() throws IOException {
    Golden.check("report.html", withoutAssets(render(SampleRun.recording())));
  }

  @Test
  void cleanPage() throws IOException {
    Golden.check("clean.html", withoutAssets(render(SampleRun.clean())));
  }

  /** Style and script have their own files; a change there is no change of the page. */
  private static String withoutAssets(String page) {
    return page.replaceAll("(?s)<style>.*?</style>", "<style></style>")
        .replaceAll("(?s)<script>.*?</script>", "<script></script>")
        .replaceAll("sha256-[A-Za-z0-9+/=]*", "sha256-");
  }

  @Test
  void page_needsNothingElse() throws IOException {
    String page = render(SampleRun.recording());

    assertThat(page)
        .doesNotContain(" src=", "@import", "url(http", "<link", "<iframe", "fetch(", " style=")
        .doesNotContainPattern("<[a-z][^>]* on[a-z]+=");
    Matcher urls = Pattern.compile("https?://[^\"' )]+").matcher(page);
    while (urls.find()) {
      assertThat(urls.group()).startsWith("https://cwe.mitre.org/data/definitions/");
    }
  }

  @Test
  void policy_hasTheHashesOfStyleAndScript() throws IOException {
    Assets assets = Assets.load();

    assertThat(assets.policy()).startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(render(SampleRun.clean()))
        .contains("<style>" + assets.style() + "</style>")
        .contains("<script>" + assets.script() + "</script>")
        .contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;");
  }

  @Test
  void threadWithoutContextLoader_findsTheTemplates() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      var out = new StringWriter();
      new HtmlRenderer(RuleCatalog.load()).render(SampleRun.clean(), out);
      assertThat(out.toString()).contains("No findings.");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void firstFinding_isOpenAndTheOthersAreNot() throws IOException {
    String page = render(SampleRun.recording());

    assertThat(page).contains("id=\"51aa09c4\" class=\"error\"><details open>");
    assertThat(page).contains("id=\"9f3c2a71\" class=\"error\"><details>");
  }

  @Test
  void withoutScript_bothStacksAndTheFixAreThere() throws IOException {
    String page = render(SampleRun.recording(List.of(SampleRun.lockOrderCycle())));

    assertThat(page)
        .contains("at com.acme.ledger.Ledger.post(Ledger.java:58)")
        .contains("at com.acme.ledger.Accounts.total(Accounts.java:73)")
        .contains("take <b>Bank.accounts</b> first in <code>Audit.run</code>")
        .contains("<del>- synchronized (ledger) {</del>")
        .contains("两个线程以相反的顺序获取同样的两把锁");
  }

  @Test
  void hostileNames_areText() throws IOException {
    String evil = "</script><img onerror=alert(1) src=x>\"'`&<!--\u202e\u0000\n";
    String page = render(hostile(evil + "x".repeat(10_000)));

    assertThat(page).doesNotContain("<img", "</script><", "\u202e", "\u0000");
    assertThat(page).contains("&lt;/script&gt;&lt;img onerror=alert(1)");
    assertThat(page).doesNotContain("x".repeat(400)).contains("x…");
    assertThat(count(page, "<script")).isEqualTo(1);
    assertThat(count(page, "</script>")).isEqualTo(1);
    assertThat(page.length()).isLessThan(150_000);
  }

  @Test
  void namesOfEveryScript_areKept() throws IOException {
    String name = "محاسب 支付 🏦";

    assertThat(render(hostile(name))).contains("<bdi>" + name + "</bdi>");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static Recording hostile(String evil) {
    var observed =
        new Observed(
            Map.of(evil, 1L),
            Map.of(evil, 1L),
            List.of(evil),
            Map.of("deadlock", evil, evil, evil),
            List.of(new BlindSpot(evil, evil, 1)),
            1,
            true);
    var header = new RunHeader(evil, evil, 1, evil, evil, 0);
    List<Finding> findings = List.of(hostileCycle(evil), hostileRule(evil));
    return new Recording(header, findings, observed, true);
  }

  private static Finding hostileCycle(String evil) {
    var thread = new ThreadRef(1, evil, false, false);
    var other = new ThreadRef(2, evil, false, false);
    var lock = new LockRef(1, LockKind.MONITOR, evil, evil);
    var second = new LockRef(2, LockKind.MONITOR, evil, null);
    var stack = SampleRun.stack(new Frame(evil, evil, evil, 1));
    Finding sample = SampleRun.lockOrderCycle();
    return new Finding(
        sample.rule(),
        sample.severity(),
        sample.confidence(),
        1,
        evil,
        List.of(thread, other),
        List.of(lock, second),
        List.of(
            Step.lock(thread, Action.HOLDS, lock, LockMode.SHARED, stack),
            Step.lock(thread, Action.WANTS, second, LockMode.EXCLUSIVE, stack),
            Step.lock(other, Action.HOLDS, second, LockMode.EXCLUSIVE, stack),
            Step.lock(other, Action.WANTS, lock, LockMode.EXCLUSIVE, stack),
            Step.other(other, Action.JOINS, evil, stack)),
        Map.of("closestMs", evil, "cycleLength", evil),
        0);
  }

  private static Finding hostileRule(String evil) {
    Finding sample = SampleRun.lockOrderCycle();
    return new Finding(
        evil,
        sample.severity(),
        sample.confidence(),
        1,
        "00000000",
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        0);
  }

  @Test
  void oneFinding_isSmall() throws IOException {
    assertThat(bytes(render(SampleRun.recording(List.of(SampleRun.lockOrderCycle())))))
        .isLessThan(150_000);
  }

  @Test
  void twoHundredFindings_stayBelowAMegabyte() throws IOException {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add(variant(i));
    }

    assertThat(bytes(render(SampleRun.recording(many)))).isLessThan(1_000_000);
  }

  @Test
  void moreThanTwoHundredFindings_areCounted() throws IOException {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 203; i++) {
      many.add(variant(i));
    }

    assertThat(render(SampleRun.recording(many)))
        .contains("3 more findings")
        .doesNotContain("id=\"" + many.get(200).fingerprint() + "\"");
  }

  private static Finding variant(int number) {
    Finding sample = SampleRun.lockOrderCycle();
    return new Finding(
        sample.rule(),
        sample.severity(),
        sample.confidence(),
        number,
        String.format("%08x", number),
        sample.threads(),
        sample.locks(),
        sample.steps(),
        sample.values(),
        number);
  }

  private static int bytes(String page) {
    return page.getBytes(StandardCharsets.UTF_8).length;
  }

  private String render(Recording recording) throws IOException {
    var out = new StringWriter();
    renderer.render(recording, out);
    return out.toString();
  }
}
