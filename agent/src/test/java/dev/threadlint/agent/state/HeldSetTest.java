package dev.threadlint.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldSetTest {

  @Test
  void nothingInCommon_coexist() {
    assertThat(held("1x 2x").coexistsWith(held("3x 4s"))).isTrue();
    assertThat(held("").coexistsWith(held("3x"))).isTrue();
  }

  @Test
  void exclusiveInCommon_excludeEachOther() {
    assertThat(held("1x 5x 9s").coexistsWith(held("3x 5x"))).isFalse();
    assertThat(held("5s").coexistsWith(held("5x"))).isFalse();
    assertThat(held("5x").coexistsWith(held("5s"))).isFalse();
  }

  @Test
  void sharedInCommon_coexist() {
    assertThat(held("1x 5s 9s").coexistsWith(held("5s 8x 9s"))).isTrue();
  }

  @Test
  void downgradedButStillWriting_isExclusive() {
    assertThat(held("5s 5x").coexistsWith(held("5s"))).isFalse();
    assertThat(held("5s").coexistsWith(held("5x 5s"))).isFalse();
  }

  @Test
  void orderOfTaking_makesNoDifference() {
    assertThat(held("1x 2s")).isEqualTo(held("2s 1x")).hasSameHashCodeAs(held("2s 1x"));
    assertThat(held("1x")).isNotEqualTo(held("1s"));
  }

  private static HeldSet held(String spec) {
    List<Hold> holds = new ArrayList<>();
    for (String hold : spec.split(" ", -1)) {
      if (!hold.isEmpty()) {
        int id = Integer.parseInt(hold.substring(0, hold.length() - 1));
        LockMode mode = hold.endsWith("x") ? LockMode.EXCLUSIVE : LockMode.SHARED;
        var lock = new LockRef(id, LockKind.READ_WRITE, "Lock", null);
        holds.add(new Hold(lock, mode, false, StackTrace.UNKNOWN));
      }
    }
    return HeldSet.of(holds);
  }
}
