package dev.threadlint.agent.detect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule has one name in all its places, so that whoever knows one place finds the others. */
class RulePlacesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path MAIN = ROOT.resolve("agent/src/main/java/dev/threadlint/agent/detect");
  private static final Path TEST = ROOT.resolve("agent/src/test/java/dev/threadlint/agent/detect");
  private static final Path SAMPLES =
      ROOT.resolve("sample-apps/src/main/java/dev/threadlint/samples");
  private static final Path BUNDLES =
      ROOT.resolve("reports/src/main/resources/dev/threadlint/reports/rules");
  private static final Path PAGES = ROOT.resolve("docs/rules");

  // A deadlock is one of locks, most of the time; its sample is there.
  private static final List<String> LOCK_RULES =
      List.of("lock", "deadlock", "latch", "barrier", "wait", "notify", "check");
  private static final List<String> THREAD_RULES = List.of("join", "thread");
  private static final List<String> PROCESS_RULES =
      List.of("process", "exit", "queue", "unpicklable", "pipe");

  static List<String> rules() {
    return Detectors.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anyRule_hasAllItsPlaces(String rule) {
    String name = Arrays.stream(rule.split("-")).map(RulePlacesTest::capital).collect(joining());
    Path samples = SAMPLES.resolve(family(rule));

    assertThat(MAIN.resolve(name + "Detector.java")).isRegularFile();
    assertThat(TEST.resolve(name + "DetectorTest.java")).isRegularFile();
    assertThat(samples.resolve(name + "Sample.java"))
        .content()
        .containsPattern("// FINDING: (.*, )?" + rule + "(,|\\R)");
    assertThat(samples.resolve(name + "Fixed.java")).content().doesNotContain("FINDING");
    assertThat(BUNDLES.resolve(rule + ".properties")).isRegularFile();
    assertThat(BUNDLES.resolve(rule + "_zh_CN.properties")).isRegularFile();
    assertThat(BUNDLES.resolve("index.txt")).content().containsPattern("(?m)^" + rule + "$");
    assertThat(PAGES.resolve(rule + ".md")).content().startsWith("# `" + rule + "`");
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String family(String rule) {
    String first = rule.split("-", 2)[0];
    if (LOCK_RULES.contains(first)) {
      return "lock";
    }
    if (PROCESS_RULES.contains(first)) {
      return "process";
    }
    return THREAD_RULES.contains(first) ? "join" : "pool";
  }
}
