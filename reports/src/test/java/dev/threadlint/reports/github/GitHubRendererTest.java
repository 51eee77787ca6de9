package dev.threadlint.reports.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.Golden;
import dev.threadlint.reports.Hostile;
import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.gate.Baseline;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.Gate;
import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.SuppressionsOf;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubRendererTest {
  private static final RuleCatalog CATALOG = RuleCatalog.load();

  @TempDir private Path folder;

  @Test
  void newFindings_becomeAnnotationsAtTheirSources() throws IOException {
    Path source = folder.resolve("src/main/java/com/acme/audit/Audit.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Audit {}");

    Golden.check(
        "annotations.txt", annotations(judged(SampleRun.recording()), SourceTree.below(folder)));
  }

  @Test
  void summary_hasEveryFindingAndItsStanding() throws IOException {
    Golden.check("summary.md", summary(judged(SampleRun.recording()), Language.ENGLISH));
    Golden.check("summary-zh.md", summary(judged(SampleRun.recording()), Language.CHINESE));
  }

  @Test
  void hostileNames_beginNoCommandAndNoMarkup() throws IOException {
    GateResult gate = judged(Hostile.recording());

    assertThat(annotations(gate, SourceTree.none()).lines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("::error title="));
    assertThat(summary(gate, Language.ENGLISH))
        .doesNotContain("<img", "</script>", "[a](b)")
        .satisfies(
            text -> assertThat(text.lines().filter(line -> line.startsWith("|"))).hasSize(3));
  }

  @Test
  void manyFindings_areTenAnnotations() throws IOException {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(SampleRun.deadlock());
    }

    assertThat(annotations(judged(SampleRun.recording(many)), SourceTree.none()).lines())
        .hasSize(10);
  }

  private static GateResult judged(Recording recording) {
    return new Gate(
            Baseline.of(List.of(SampleRun.joinMissing())),
            SuppressionsOf.line("task-failure-lost in com.acme.mail.* because | mail <b> is lost"),
            FailOn.ERROR)
        .judge(recording);
  }

  private static String annotations(GateResult gate, SourceTree sources) throws IOException {
    var out = new StringBuilder();
    new GitHubRenderer(CATALOG, sources, Language.ENGLISH).annotations(gate, out);
    return out.toString();
  }

  private static String summary(GateResult gate, Language language) throws IOException {
    var out = new StringBuilder();
    new StepSummary(CATALOG, language).write(gate, out);
    return out.toString();
  }
}
