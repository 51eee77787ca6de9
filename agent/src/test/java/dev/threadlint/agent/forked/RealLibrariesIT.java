package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.CrossAddAll;
import dev.threadlint.programs.IndexedAtOnce;
import dev.threadlint.programs.LogUnderLock;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockRef;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.collections.collection.SynchronizedCollection;
import org.apache.log4j.Category;
import org.apache.lucene.index.IndexWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bugs that need a library nobody here wrote. */
class RealLibrariesIT {
  @TempDir private Path folder;

  @Test
  void log4jRendersUnderItsLock_isFound() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).library(Category.class).run(LogUnderLock.class, "wrong");
    assertThat(run.exitCode()).isZero();
    Finding finding = run.finding("lock-order-cycle");
    assertThat(classes(finding))
        .containsExactlyInAnyOrder(
            "org.apache.log4j.spi.RootLogger", LogUnderLock.class.getName() + "$Order");
    assertThat(sites(finding))
        .contains(
            "org.apache.log4j.Category.callAppenders",
            LogUnderLock.class.getName() + "$Order.toString");
  }

  @Test
  void log4jCalledWithoutLock_isLeftInPeace() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).library(Category.class).run(LogUnderLock.class, "right");
    assertThat(run.exitCode()).isZero();
    assertThat(run.rules()).isEmpty();
  }

  @Test
  void commonsCollectionsAddedCrosswise_areFoundByInstance() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder).library(SynchronizedCollection.class).run(CrossAddAll.class, "wrong");
    assertThat(run.exitCode()).isZero();
    Finding finding = run.finding("lock-order-cycle");
    assertThat(classes(finding))
        .containsExactly(
            SynchronizedCollection.class.getName(), SynchronizedCollection.class.getName());
    assertThat(finding.locks().get(0)).isNotEqualTo(finding.locks().get(1));
    assertThat(sites(finding))
        .contains(
            SynchronizedCollection.class.getName() + ".addAll",
            SynchronizedCollection.class.getName() + ".toArray");
  }

  @Test
  void commonsCollectionsAddedOneWay_areLeftInPeace() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder).library(SynchronizedCollection.class).run(CrossAddAll.class, "right");
    assertThat(run.exitCode()).isZero();
    assertThat(run.rules()).isEmpty();
  }

  @Test
  void luceneLocksItsWritersAsItMakesThem_isLeftInPeace() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).library(IndexWriter.class).run(IndexedAtOnce.class);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines("4000");
    assertThat(run.rules()).doesNotContain("lock-order-cycle");
  }

  private static List<String> classes(Finding finding) {
    return finding.locks().stream().map(LockRef::className).toList();
  }

  private static List<String> sites(Finding finding) {
    return finding.steps().stream()
        .flatMap(step -> step.stack().frames().stream())
        .map(Frame::site)
        .toList();
  }
}
