package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.Golden;
import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.PoolMeasure;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlRendererTest {
  private final HtmlRenderer renderer = new HtmlRenderer(RuleCatalog.load());

  @Test
  void wholePage() throws IOException {
    Golden.check("report.html", withoutAssets(render(SampleRun.complete())));
  }

  @Test
  void cleanPage() throws IOException {
    Golden.check("clean.html", withoutAssets(render(SampleRun.clean())));
  }

  /** Style and script have their own files; a change there is no change of the page. */
  private static String withoutAssets(String page) {
    return page.replaceAll("(?s)<style>.*?</style>", "<style></style>")
        .replaceAll("(?s)(<footer>.*?)<details>.*</details></footer>", "$1</footer>")
        .replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>")
        .replaceAll("sha256-[A-Za-z0-9+/=]*", "sha256-");
  }

  @Test
  void page_needsNothingElse() throws IOException {
    String page = render(SampleRun.complete());

    assertThat(page)
        .doesNotContain(" src=", "@import", "url(http", "<link", "<iframe", "fetch(", " style=")
        .doesNotContainPattern("<[a-z][^>]* on[a-z]+=");
    Matcher urls = Pattern.compile("https?://[^\"' )]+").matcher(page);
    while (urls.find()) {
      assertThat(urls.group())
          .matches("https://cwe.mitre.org/data/definitions/.*|http://www.w3.org/2000/svg");
    }
  }

  @Test
  void policy_hasTheHashesOfStylesAndScripts() throws Exception {
    Assets assets = Assets.load(true, true);
    String page = render(SampleRun.complete());

    assertThat(assets.policy()).startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(page)
        .contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;");
    assertThat(page).contains("<style>" + assets.style() + "</style>");
    assertThat(assets.policy()).contains("'sha256-" + hash(assets.style()) + "'");
    for (String script : assets.scripts()) {
      assertThat(page).contains("<script>" + script + "</script>");
      assertThat(assets.policy()).contains("'sha256-" + hash(script) + "'");
    }
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void pageWithNothingToDraw_bringsNoLibraryAlong() throws IOException {
    assertThat(bytes(render(SampleRun.clean()))).isLessThan(60_000);
    assertThat(Assets.load(false, false).scripts()).hasSize(1);
    assertThat(Assets.load(false, false).libraries()).isEmpty();
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

    assertThat(page).contains("id=\"51aa09c4\" class=\"error\" data-at=\"6300\"><details open>");
    assertThat(page).contains("id=\"9f3c2a71\" class=\"error\" data-at=\"4120\"><details>");
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
    assertThat(count(page, "<script")).isEqualTo(6);
    assertThat(count(page, "</script>")).isEqualTo(6);
    assertThat(page.length()).isLessThan(250_000);
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
    var thread = new ThreadRef(1, evil, false, false);
    var lock = new LockRef(1, LockKind.MONITOR, evil, evil);
    var lane = new ThreadLooks.Lane(thread, 0, "rrrr");
    var looks = new ThreadLooks(50, 4, List.of(lane, lane), 0);
    var course = new Course(List.of(new LockNesting(lock, lock, List.of(evil), true)), looks);
    var stack = SampleRun.stack(new Frame(evil, evil, evil, 1));
    var durations = SampleRun.durations(1_000, 1);
    var measures =
        new Measures(
            List.of(
                new LockMeasure(
                    lock,
                    stack,
                    false,
                    durations,
                    durations,
                    List.of(new LockMeasure.Holder(evil, stack, 1)))),
            List.of(new JoinMeasure(stack, evil, durations)),
            List.of(new PoolMeasure(evil, stack, 2, 1, 1, durations, durations, 1, 1)));
    return new Recording(header, findings, observed, measures, course, true);
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
    var one =
        new Recording(
            SampleRun.HEADER,
            List.of(SampleRun.lockOrderCycle()),
            SampleRun.observed(),
            SampleRun.measures(),
            SampleRun.course(),
            false);

    assertThat(bytes(render(one))).isLessThan(150_000);
  }

  @Test
  void twoHundredFindings_stayBelowAMegabyte() throws IOException {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add(variant(i));
    }

    assertThat(bytes(render(crowded(many)))).isLessThan(1_000_000);
  }

  /** As much of everything as the page has room for. */
  private static Recording crowded(List<Finding> findings) {
    List<LockNesting> nestings = new ArrayList<>();
    List<ThreadLooks.Lane> lanes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      nestings.add(new LockNesting(lock(i), lock(i + 1), List.of("worker-" + i, "main"), true));
    }
    for (int i = 0; i < 100; i++) {
      var thread = new ThreadRef(i, "pool-1-thread-" + i, false, true);
      lanes.add(new ThreadLooks.Lane(thread, 0, "rwhb".repeat(60)));
    }
    return new Recording(
        SampleRun.HEADER,
        findings,
        SampleRun.observed(),
        SampleRun.measures(),
        new Course(nestings, new ThreadLooks(50, 240, lanes, 0)),
        false);
  }

  private static LockRef lock(int number) {
    return new LockRef(
        number, LockKind.OWNED, "java.util.concurrent.ReentrantLock", "C.f" + number);
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
