package dev.threadlint.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.Golden;
import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextRendererTest {
  private static final TextOptions ENGLISH = TextOptions.plain(Language.ENGLISH);
  private static final TextOptions CHINESE = TextOptions.plain(Language.CHINESE);

  private final TextRenderer renderer = new TextRenderer(RuleCatalog.load());

  @Test
  void findings_english() throws IOException {
    var options =
        ENGLISH.withFiles("file:///home/me/app/threadlint-4711.html", "threadlint-4711.tlr");

    Golden.check("verdict.txt", verdict(SampleRun.recording(), options));
  }

  @Test
  void findings_wide() throws IOException {
    var options =
        new TextOptions(
            Language.ENGLISH,
            120,
            false,
            "file:///home/me/app/threadlint-4711.html",
            "threadlint-4711.tlr");

    Golden.check("verdict-120.txt", verdict(SampleRun.recording(), options));
  }

  @Test
  void findings_chinese() throws IOException {
    Golden.check("verdict-zh.txt", verdict(SampleRun.recording(), CHINESE));
  }

  @Test
  void measures_mostExpensiveFirst() throws IOException {
    Golden.check("verdict-measured.txt", verdict(SampleRun.measured(), ENGLISH));
    Golden.check("verdict-measured-zh.txt", verdict(SampleRun.measured(), CHINESE));
  }

  @Test
  void suppressedCycles_withWhoTakesWhatAndWhyNot() throws IOException {
    Golden.check("suppressed.txt", suppressed(ENGLISH));
    Golden.check("suppressed-zh.txt", suppressed(CHINESE));
  }

  private String suppressed(TextOptions options) throws IOException {
    Recording run = SampleRun.recording();
    var out = new StringBuilder();
    var with =
        new Recording(
            run.header(),
            run.findings(),
            run.observed(),
            run.measures(),
            run.course(),
            SampleRun.suppressed(),
            false);
    renderer.suppressed(with, options, out);
    return out.toString();
  }

  @Test
  void clean_isOneLine() throws IOException {
    var options = ENGLISH.withFiles("file:///app/threadlint-4711.html", "threadlint-4711.tlr");

    assertThat(verdict(SampleRun.clean(), options))
        .isEqualTo(
            "threadlint: no findings in 12.4 s (35 rules, 212 threads, 34 locks, 0 dropped)"
                + " file:///app/threadlint-4711.html\n");
  }

  @Test
  void clean_chinese() throws IOException {
    assertThat(verdict(SampleRun.clean(), CHINESE))
        .isEqualTo("threadlint: 没有发现问题，用时 12.4 秒 (35 条规则、212 个线程、34 把锁、0 个事件丢失)\n");
  }

  @Test
  void killedRunWithLosses_saysSo() throws IOException {
    var observed =
        new Observed(
            Map.of(Observed.THREADS, 1L, Observed.FACTS_DROPPED, 1_200L, "odd-counter", 5L),
            Map.of(),
            List.of(),
            Map.of("pool-starvation", "no-pool", "join-self", "reason-of-tomorrow"),
            List.of(new BlindSpot("facts-dropped", "", 1_200)),
            90_000,
            false);
    var recording =
        new Recording(SampleRun.HEADER, List.of(SampleRun.joinMissing()), observed, true);

    Golden.check("verdict-cut-short.txt", verdict(recording, ENGLISH));
  }

  @Test
  void english_isAsciiAndFitsTheWidth() throws IOException {
    String text = verdict(SampleRun.recording(), ENGLISH);

    assertThat(text).matches("\\p{ASCII}*");
    assertThat(text.lines()).allMatch(line -> Columns.width(line) <= 80);
    assertThat(verdict(SampleRun.recording(), CHINESE).lines())
        .allMatch(line -> Columns.width(line) <= 80);
  }

  @Test
  void colour_onlyIfAsked() throws IOException {
    var colourful = new TextOptions(Language.ENGLISH, 80, true, null, null);

    assertThat(verdict(SampleRun.recording(), ENGLISH)).doesNotContain("\u001b");
    String text = verdict(SampleRun.recording(), colourful);
    assertThat(text).contains("\u001b[1;31mERROR\u001b[0m");
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(verdict(SampleRun.recording(), ENGLISH));
  }

  @Test
  void moreThanFiveFindings_areCounted() throws IOException {
    assertThat(verdict(SampleRun.recording(), ENGLISH)).contains("\n  and 1 more\n");
  }

  @Test
  void deadlockWhileItHangs_hasEveryStack() throws IOException {
    Golden.check("urgent.txt", urgent(SampleRun.deadlock(), ENGLISH));
    Golden.check("urgent-zh.txt", urgent(SampleRun.deadlock(), CHINESE));
  }

  @Test
  void otherHang_isNoDeadlock() throws IOException {
    assertThat(urgent(SampleRun.joinHoldingLock(), ENGLISH))
        .startsWith("threadlint: STUCK (join-holding-lock) in pid 4711, 900 ms after the start");
  }

  @Test
  void hostileNames_stayOnTheirLine() throws IOException {
    var hostile = new ThreadRef(31, "a\n\u001b[2Jb\u202ec" + "x".repeat(10_000), false, false);
    Finding finding = SampleRun.joinBeforeStart();
    var renamed =
        new Finding(
            finding.rule(),
            finding.severity(),
            finding.confidence(),
            1,
            finding.fingerprint(),
            List.of(hostile, hostile),
            List.of(),
            List.of(),
            Map.of("startSite", "\u001b[31m\r\n"),
            0);

    String text =
        verdict(SampleRun.recording(List.of(renamed)), ENGLISH) + urgent(renamed, ENGLISH);

    assertThat(text).doesNotContain("\u001b", "\u202e", "\r").contains("a\\u000a\\u001b[2Jb");
    assertThat(text).hasSizeLessThan(6_000);
  }

  private String verdict(Recording recording, TextOptions options) throws IOException {
    var out = new StringBuilder();
    renderer.verdict(recording, options, out);
    return out.toString();
  }

  private String urgent(Finding finding, TextOptions options) throws IOException {
    var out = new StringBuilder();
    renderer.urgent(finding, SampleRun.HEADER, options, out);
    return out.toString();
  }
}
