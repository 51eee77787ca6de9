package dev.threadlint.reports.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Fingerprint;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingMergerTest {
  private static final LockOrder THERE = order(SampleRun.ACCOUNTS, SampleRun.LEDGER, "app.Pay.pay");
  private static final LockOrder BACK =
      order(SampleRun.LEDGER, SampleRun.ACCOUNTS, "app.Audit.audit");

  private static final LockRef JOURNAL =
      new LockRef(3, LockKind.MONITOR, "java.lang.Object", "Journal.pages");

  private final RecordingMerger merger = new RecordingMerger();

  @TempDir private Path folder;

  @Test
  void oneRun_isAsItWas() {
    Recording one = SampleRun.recording(List.of(SampleRun.lockOrderCycle()));
    merger.add(run(one));

    assertThat(merger.merged()).isEqualTo(one);
  }

  @Test
  void sameFinding_isOne_metAsOftenAsInAll_andAsSureAsTheSurest() {
    Finding predicted = SampleRun.lockOrderCycle();
    merger.add(run(SampleRun.recording(List.of(predicted))));
    merger.add(run(SampleRun.recording(List.of(with(predicted, Confidence.OBSERVED)))));
    merger.add(run(SampleRun.recording(List.of(predicted))));

    assertThat(merger.merged().findings())
        .containsExactly(with(predicted, Confidence.OBSERVED).withCount(9));
  }

  private static Finding with(Finding finding, Confidence confidence) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        confidence,
        finding.count(),
        finding.fingerprint(),
        finding.threads(),
        finding.locks(),
        finding.steps(),
        finding.values(),
        finding.atMillis());
  }

  @Test
  void rule_isJudgedIfOneRunJudgedIt_andCountsAreSums() {
    merger.add(run(SampleRun.recording()));
    merger.add(run(SampleRun.clean()));

    Observed observed = merger.merged().observed();
    assertThat(observed.rulesOff()).isEmpty();
    assertThat(observed.rulesNotJudged()).isEmpty();
    assertThat(observed.counters())
        .containsEntry(Observed.THREADS, 424L)
        .containsEntry(Observed.RUNS, 2L);
    assertThat(observed.elapsedMillis()).isEqualTo(24_800);
    assertThat(observed.blindSpots()).isEqualTo(SampleRun.observed().blindSpots());
  }

  @Test
  void orderOfOneRunAndItsReverseInAnother_isSuspicious() {
    merger.add(run(SampleRun.clean(), THERE));
    merger.add(run(SampleRun.clean(), BACK));

    Finding found = only();
    assertThat(found.rule()).isEqualTo("lock-order-cycle");
    assertThat(found.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.fingerprint())
        .isEqualTo(Fingerprint.of("lock-order-cycle", List.of("app.Audit.audit", "app.Pay.pay")));
    assertThat(found.steps())
        .extracting(step -> step.action() + " " + step.lock().name())
        .containsExactly(
            "HOLDS Bank.accounts", "WANTS Bank.ledger", "HOLDS Bank.ledger", "WANTS Bank.accounts");
    assertThat(found.steps().get(0).action()).isEqualTo(Action.HOLDS);
    assertThat(found.threads()).extracting("id").containsExactly(1L, 2L);
  }

  @Test
  void bothOrdersInOneRun_wereJudgedThere() {
    merger.add(run(SampleRun.clean(), THERE, BACK));
    merger.add(run(SampleRun.clean(), BACK));
    merger.add(run(SampleRun.clean(), THERE));

    assertThat(merger.merged().findings()).isEmpty();
  }

  @Test
  void circleOfThree_inTwoRuns_isSuspicious() {
    LockOrder on = order(SampleRun.LEDGER, JOURNAL, "app.Audit.audit");
    LockOrder round = order(JOURNAL, SampleRun.ACCOUNTS, "app.Close.close");
    merger.add(run(SampleRun.clean(), THERE, on));
    merger.add(run(SampleRun.clean(), round));

    assertThat(only().steps())
        .extracting(step -> step.action() + " " + step.lock().name())
        .containsExactly(
            "HOLDS Bank.accounts",
            "WANTS Bank.ledger",
            "HOLDS Bank.ledger",
            "WANTS Journal.pages",
            "HOLDS Journal.pages",
            "WANTS Bank.accounts");
    assertThat(only().values()).containsEntry("cycleLength", "3");
  }

  @Test
  void circleOfThree_inOneRun_wasJudgedThere() {
    LockOrder on = order(SampleRun.LEDGER, JOURNAL, "app.Audit.audit");
    LockOrder round = order(JOURNAL, SampleRun.ACCOUNTS, "app.Close.close");
    merger.add(run(SampleRun.clean(), THERE, on, round));
    merger.add(run(SampleRun.clean(), round));

    assertThat(merger.merged().findings()).isEmpty();
  }

  @Test
  void shorterCircle_saysMoreThanTheLongerOneAroundIt() {
    LockOrder on = order(SampleRun.LEDGER, JOURNAL, "app.Audit.audit");
    LockOrder round = order(JOURNAL, SampleRun.ACCOUNTS, "app.Close.close");
    merger.add(run(SampleRun.clean(), THERE, on));
    merger.add(run(SampleRun.clean(), round, BACK));

    assertThat(only().values()).containsEntry("cycleLength", "2");
  }

  @Test
  void guardOfTwoSidesInCircleOfThree_keepsThemApart() {
    LockOrder on = guarded(order(SampleRun.LEDGER, JOURNAL, "app.Audit.audit"), "Bank.gate");
    LockOrder round = guarded(order(JOURNAL, SampleRun.ACCOUNTS, "app.Close.close"), "Bank.gate");
    merger.add(run(SampleRun.clean(), THERE, on));
    merger.add(run(SampleRun.clean(), round));

    assertThat(merger.merged().findings()).isEmpty();
  }

  @Test
  void manyLocksInAllOrders_areToldOfInBoundedTime() {
    List<LockOrder> there = new ArrayList<>();
    List<LockOrder> back = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < i; j++) {
        there.add(order(lock(j), lock(i), "app.There.n" + i + "m" + j));
        back.add(order(lock(i), lock(j), "app.Back.n" + i + "m" + j));
      }
    }
    merger.add(run(SampleRun.clean(), there.toArray(LockOrder[]::new)));
    merger.add(run(SampleRun.clean(), back.toArray(LockOrder[]::new)));

    assertThat(merger.merged().findings())
        .hasSize(60 * 59 / 2)
        .allMatch(finding -> finding.values().get("cycleLength").equals("2"));
  }

  private static LockRef lock(int number) {
    return new LockRef(number, LockKind.MONITOR, "java.lang.Object", "App.lock" + number);
  }

  @Test
  void sameOrderInAllRuns_isNoFinding() {
    merger.add(run(SampleRun.clean(), THERE));
    merger.add(run(SampleRun.clean(), THERE));

    assertThat(merger.merged().findings()).isEmpty();
  }

  @Test
  void commonGuard_keepsThemApart() {
    merger.add(run(SampleRun.clean(), guarded(THERE, "Bank.gate")));
    merger.add(run(SampleRun.clean(), guarded(BACK, "Bank.gate")));

    assertThat(merger.merged().findings()).isEmpty();
  }

  @Test
  void locksWithoutName_areNotTakenForTheSame() {
    var nameless = new LockRef(1, SampleRun.ACCOUNTS.kind(), "java.lang.Object", null);
    merger.add(run(SampleRun.clean(), order(nameless, SampleRun.LEDGER, "app.Pay.pay")));
    merger.add(run(SampleRun.clean(), order(SampleRun.LEDGER, nameless, "app.Audit.audit")));

    assertThat(merger.merged().findings()).isEmpty();
  }

  @Test
  void readersOnly_doNotExcludeEachOther() {
    merger.add(run(SampleRun.clean(), shared(THERE)));
    merger.add(run(SampleRun.clean(), shared(BACK)));

    assertThat(merger.merged().findings()).isEmpty();
  }

  @Test
  void findingOfARun_isBetterThanTheJoinedOne() {
    Finding own =
        new Finding(
            "lock-order-cycle",
            Severity.ERROR,
            Confidence.PREDICTED,
            1,
            Fingerprint.of("lock-order-cycle", List.of("app.Audit.audit", "app.Pay.pay")),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            0);
    merger.add(run(SampleRun.recording(List.of(own))));
    merger.add(run(SampleRun.clean(), THERE));
    merger.add(run(SampleRun.clean(), BACK));

    assertThat(only()).isEqualTo(own);
  }

  @Test
  void lockOrders_surviveTheRecording() throws IOException {
    Path file = folder.resolve("orders.tlr");
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      writer.lockOrder(THERE);
      writer.finding(SampleRun.lockOrderCycle());
      writer.lockOrder(guarded(BACK, "Bank.gate"));
      writer.observed(SampleRun.observed());
    }

    RecordedRun read = RecordingReader.readRun(file);

    assertThat(read.lockOrders()).containsExactly(THERE, guarded(BACK, "Bank.gate"));
    assertThat(read.recording().findings()).containsExactly(SampleRun.lockOrderCycle());
  }

  private Finding only() {
    assertThat(merger.merged().findings()).hasSize(1);
    return merger.merged().findings().get(0);
  }

  private static RecordedRun run(Recording recording, LockOrder... orders) {
    return new RecordedRun(recording, List.of(orders));
  }

  private static LockOrder order(LockRef held, LockRef wanted, String site) {
    StackTrace stack =
        SampleRun.stack(SampleRun.frame(site.substring(0, site.lastIndexOf('.')), "x", 7));
    return new LockOrder(
        SampleRun.PAY,
        held,
        LockMode.EXCLUSIVE,
        stack,
        wanted,
        LockMode.EXCLUSIVE,
        stack,
        List.of(site),
        List.of());
  }

  private static LockOrder guarded(LockOrder order, String guard) {
    return new LockOrder(
        order.thread(),
        order.held(),
        order.heldMode(),
        order.heldStack(),
        order.wanted(),
        order.wantedMode(),
        order.wantedStack(),
        order.sites(),
        List.of(guard));
  }

  private static LockOrder shared(LockOrder order) {
    return new LockOrder(
        order.thread(),
        order.held(),
        LockMode.SHARED,
        order.heldStack(),
        order.wanted(),
        LockMode.SHARED,
        order.wantedStack(),
        order.sites(),
        order.guards());
  }
}
