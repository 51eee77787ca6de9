package dev.threadlint.agent.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SiteTableTest {
  private final SiteTable sites = new SiteTable();

  @Test
  void differentSites_getNumbersFromOne() {
    assertThat(sites.register("a.B", "m", 3, null, false)).isEqualTo(1);
    assertThat(sites.register("a.B", "m", 3, "B.lock", false)).isEqualTo(2);
    assertThat(sites.register(new Site("a.B", "m", 3, null, false, 7))).isEqualTo(3);
    assertThat(sites.register("a.B", "m", 3, null, true)).isEqualTo(4);
    assertThat(sites.size()).isEqualTo(4);
    assertThat(sites.lookup(2)).isEqualTo(new Site("a.B", "m", 3, "B.lock", false, 0));
  }

  @Test
  void equalSite_keepsItsNumber() {
    int id = sites.register("a.B", "m", 3, "B.lock", false);
    assertThat(sites.register("a.B", "m", 3, "B.lock", false)).isEqualTo(id);
    assertThat(sites.size()).isEqualTo(1);
  }

  @Test
  void strangeNumbers_leadToNothing() {
    assertThat(sites.lookup(0)).isNull();
    assertThat(sites.lookup(-1)).isNull();
    assertThat(sites.lookup(1)).isNull();
    assertThat(sites.lookup(SiteTable.MAX_ID)).isNull();
    assertThat(sites.lookup(SiteTable.MAX_ID + 1)).isNull();
  }

  @Test
  void fullTable_givesUnknown() {
    for (int line = 1; line <= SiteTable.MAX_ID; line++) {
      assertThat(sites.register("a.B", "m", line, null, false)).isEqualTo(line);
    }
    assertThat(sites.register("a.B", "other", 1, null, false)).isEqualTo(SiteTable.UNKNOWN);
    assertThat(sites.register("a.B", "m", 17, null, false)).isEqualTo(17);
    assertThat(sites.lookup(SiteTable.MAX_ID)).isNotNull();
  }

  @Test
  void manyThreads_agreeOnWhatANumberMeans() throws InterruptedException {
    int threads = 4;
    int lines = 5000;
    int[][] ids = new int[threads][lines];
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int[] mine = ids[t];
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                for (int line = 0; line < lines; line++) {
                  mine[line] = sites.register("a.B", "m", line, null, false);
                }
              });
      all.add(thread);
      thread.start();
    }
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    Set<Integer> given = new TreeSet<>();
    for (int[] mine : ids) {
      for (int line = 0; line < lines; line++) {
        given.add(mine[line]);
        assertThat(sites.lookup(mine[line])).isEqualTo(new Site("a.B", "m", line, null, false, 0));
      }
    }
    assertThat(given).hasSizeGreaterThanOrEqualTo(lines).doesNotContain(SiteTable.UNKNOWN);
  }
}
