package dev.threadlint.programs;

import dev.threadlint.agent.api.Finding;
import dev.threadlint.agent.api.Findings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to what the agent finds in it; the last listener fails. */
public final class Listens {
  private static final Object A = new Object();
  private static final Object B = new Object();

  private Listens() {}

  public static void main(String[] arguments) {
    List<Finding> found = new CopyOnWriteArrayList<>();
    boolean traced = Findings.listen(found::add);
    Findings.listen(
        finding -> {
          throw new IllegalStateException("listener of the program");
        });
    InTurn.run(() -> nest(A, B), () -> nest(B, A));
    boolean settled = Findings.settle(Duration.ofMinutes(1));
    System.out.println("traced " + traced + ", settled " + settled + ", found " + found.size());
    for (Finding finding : found) {
      System.out.println(finding.rule() + " " + finding.severity() + " " + finding.confidence());
      System.out.println(finding.threads() + " " + finding.text().contains("Listens.nest"));
    }
  }

  private static void nest(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }
}
