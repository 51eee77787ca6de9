package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.html.CycleDrawing.Arrow;
import dev.threadlint.reports.html.CycleDrawing.Box;
import dev.threadlint.reports.html.WaitGraph.Edge;
import dev.threadlint.reports.html.WaitGraph.Node;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.rule.FindingNames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleDrawingTest {
  @Test
  void twoLocksInOppositeOrder_areARingOfLocks() {
    List<Edge> ring = ring(SampleRun.lockOrderCycle());

    assertThat(ring)
        .containsExactly(
            new Edge(lock("Bank.accounts"), lock("Bank.ledger"), "pay-1", null),
            new Edge(lock("Bank.ledger"), lock("Bank.accounts"), "audit", null));
  }

  @Test
  void joinInsideALock_isARingOfThreadsAndTheLock() {
    assertThat(ring(SampleRun.joinHoldingLock()))
        .extracting(edge -> edge.from().name())
        .containsExactlyInAnyOrder("pay-1", "audit", "Bank.accounts");
  }

  @Test
  void whatDoesNotClose_isNotDrawn() {
    assertThat(ring(SampleRun.joinMissing())).isEmpty();
    assertThat(ring(SampleRun.joinBeforeStart())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8})
  void boxes_lieInsideTheDrawingAndApart(int size) {
    List<Edge> ring = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ring.add(new Edge(lock("Owner.field" + i), lock("Owner.field" + (i + 1) % size), "t", null));
    }

    CycleDrawing drawing = CycleDrawing.of(ring, new Speech());

    for (Box box : drawing.boxes()) {
      assertThat(box.x()).isNotNegative();
      assertThat(box.y()).isNotNegative();
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(drawing.width());
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(drawing.height());
      for (Box other : drawing.boxes()) {
        assertThat(box == other || !overlap(box, other)).isTrue();
      }
    }
    for (Arrow arrow : drawing.arrows()) {
      assertThat(arrow.x()).isBetween(0, drawing.width());
      assertThat(arrow.y()).isBetween(0, drawing.height());
    }
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  private static List<Edge> ring(Finding finding) {
    return WaitGraph.ring(finding, new FindingNames(finding, Words.of(Language.ENGLISH)));
  }

  private static Node lock(String name) {
    return new Node(name, false);
  }
}
