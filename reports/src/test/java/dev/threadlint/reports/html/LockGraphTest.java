package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ThreadLooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockGraphTest {
  @Test
  void orders_areRowsAndThoseOfAFindingSaySo() {
    LockGraph graph = LockGraph.of(SampleRun.complete(), new Speech());

    assertThat(graph.rows())
        .extracting(LockGraph.Row::outer, LockGraph.Row::inner, LockGraph.Row::finding)
        .containsExactly(
            tuple("Bank.accounts", "Bank.ledger", "51aa09c4"),
            tuple("Bank.ledger", "Bank.accounts", "51aa09c4"),
            tuple("Bank.ledger", "Journal", null));
    assertThat(graph.rows().get(0).threads()).isEqualTo("pay-1, pay-2, …");
    assertThat(graph.sentence().english().plain()).contains("3 locks", "3 orders", "2 of them");
  }

  @Test
  void classesOfOneSimpleName_keepTheirPackages() {
    LockRef one = new LockRef(1, LockKind.MONITOR, "com.acme.Account", null);
    LockRef other = new LockRef(2, LockKind.MONITOR, "com.bank.Account", null);
    var course =
        new Course(List.of(new LockNesting(one, other, List.of("t"), false)), ThreadLooks.NONE);
    var run =
        new Recording(
            SampleRun.HEADER, List.of(), SampleRun.observed(), Measures.NONE, course, false);

    assertThat(LockGraph.of(run, new Speech()).rows())
        .extracting(LockGraph.Row::outer, LockGraph.Row::inner)
        .containsExactly(tuple("Account", "com.bank.Account"));
  }
}
