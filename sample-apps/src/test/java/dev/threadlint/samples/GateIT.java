package dev.threadlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.recording.RecordingReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate on the tests of a Maven project, from the first baseline to a tidy one. */
class GateIT {
  @TempDir private Path folder;

  @Test
  void projectIsAccepted_grows_andIsTidiedUp() throws Exception {
    MavenProject bank = MavenProject.copy("bank", folder);
    bank.test("-Dsystem.loader=true");
    String recording = bank.recording().toString();
    Finding known = only(bank.recording());
    assertThat(known.values()).containsEntry(Finding.TEST, "PayTest.paysAndAudits");

    assertThat(check(bank, recording)).matches(run -> run.exitCode() == 1);
    assertThat(bank.threadlint("baseline", recording).exitCode()).isZero();
    assertThat(check(bank, recording)).matches(run -> run.exitCode() == 0);

    bank.add("later/StoreTest.java", "src/test/java/bank/StoreTest.java");
    bank.test("-Dsystem.loader=true");
    recording = bank.recording().toString();
    MavenProject.Run grown = check(bank, recording);
    assertThat(grown.exitCode()).as(grown.output()).isEqualTo(1);
    assertThat(grown.output())
        .contains("1 new finding, 1 in the baseline", "Arose in test StoreTest.storesAndRestores.")
        .doesNotContain("PayTest");

    bank.write(
        "threadlint.properties",
        "suppress.1=lock-order-cycle in bank.Bank.restore because it is called before the start\n"
            + "suppress.2=deadlock in bank.* because it was there once\n");
    MavenProject.Run suppressed = check(bank, recording);
    assertThat(suppressed.exitCode()).as(suppressed.output()).isZero();
    assertThat(suppressed.output())
        .contains("no new findings, 1 in the baseline, 1 suppressed")
        .contains("suppress.2 suppresses nothing")
        .doesNotContain("suppress.1");
  }

  @Test
  void testsInALoaderOfTheirOwn_runAsWithoutUs() throws Exception {
    MavenProject bank = MavenProject.copy("bank", folder);

    assertThat(bank.test("-Dsystem.loader=false")).contains("Tests run: 1, Failures: 0");
    assertThat(only(bank.recording()).rule()).isEqualTo("lock-order-cycle");
  }

  private static MavenProject.Run check(MavenProject project, String recording) throws Exception {
    return project.threadlint("check", "--lang=en", recording);
  }

  private static Finding only(Path recording) {
    assertThat(RecordingReader.read(recording).findings()).hasSize(1);
    return RecordingReader.read(recording).findings().get(0);
  }
}
