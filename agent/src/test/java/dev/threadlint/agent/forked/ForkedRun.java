package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a program left behind.
 *
 * @param exitCode what its JVM returned
 * @param out its standard output
 * @param err its standard error
 * @param recorded what is in {@code run.tlr}, if that is there and can be read
 * @param folder where it worked
 */
record ForkedRun(int exitCode, String out, String err, @Nullable Recording recorded, Path folder) {

  // A hook that does not link is an error in the program, which may well go on with its other
  // threads: no test is to pass then.
  ForkedRun {
    assertThat(err)
        .doesNotContain("IllegalAccessError")
        .doesNotContain("NoSuchMethodError")
        .doesNotContain("NoSuchFieldError")
        .doesNotContain("VerifyError");
  }

  Recording recording() {
    return Objects.requireNonNull(recorded, () -> "no recording; standard error: " + err);
  }

  /** The rules that found something, in the order of the report. */
  List<String> rules() {
    return recording().findings().stream().map(Finding::rule).toList();
  }

  Finding finding(String rule) {
    return recording().findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + rule + " in " + rules() + "; " + err));
  }
}
