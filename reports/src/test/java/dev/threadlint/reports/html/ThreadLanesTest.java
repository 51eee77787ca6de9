package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.html.ThreadLanes.Row;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadLooks.Lane;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadLanesTest {
  @Test
  void lane_saysWhenAndHowMuch() {
    Row audit = ThreadLanes.of(SampleRun.complete(), new Speech()).rows().get(1);

    assertThat(audit.name()).isEqualTo("audit");
    assertThat(audit.states()).isEqualTo("10w1h1b");
    assertThat(audit.from()).isEqualTo("4.0");
    assertThat(audit.to()).isEqualTo("5.2");
    assertThat(audit.shares()).containsExactly("0 %", "8 %", "83 %", "8 %");
  }

  @Test
  void looksThatWereMissed_areNoState() {
    Row pay = ThreadLanes.of(SampleRun.complete(), new Speech()).rows().get(0);

    assertThat(pay.states()).startsWith("3r2h1b1-2w");
    assertThat(pay.shares()).containsExactly("38 %", "25 %", "25 %", "13 %");
  }

  @Test
  void manyThreads_leaveRoomForThoseOfFindings() {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lanes.add(new Lane(new ThreadRef(100 + i, "w-" + i, false, false), 0, "rrrr"));
    }
    lanes.add(new Lane(SampleRun.AUDIT, 0, "rrrr"));

    ThreadLanes shown = ThreadLanes.of(run(new ThreadLooks(50, 4, lanes, 7)), new Speech());

    assertThat(shown.rows()).hasSize(40);
    assertThat(shown.rows().get(39).name()).isEqualTo("audit");
    assertThat(shown.more().get(0).english().plain()).startsWith("28 more threads");
  }

  @Test
  void shortRun_hasNoLanes() {
    List<Lane> two = List.of(new Lane(SampleRun.PAY, 0, "r"), new Lane(SampleRun.AUDIT, 0, "r"));

    assertThat(ThreadLanes.of(run(new ThreadLooks(50, 3, two, 0)), new Speech()).rows()).isEmpty();
    assertThat(ThreadLanes.of(run(ThreadLooks.NONE), new Speech()).rows()).isEmpty();
  }

  private static Recording run(ThreadLooks looks) {
    return new Recording(
        SampleRun.HEADER,
        SampleRun.allFindings(),
        SampleRun.observed(),
        Measures.NONE,
        new Course(List.of(), looks),
        false);
  }
}
