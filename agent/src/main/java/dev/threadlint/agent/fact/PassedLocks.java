package dev.threadlint.agent.fact;

import dev.threadlint.agent.fact.Want.Patience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What threads have asked for since they hold their outermost lock. */
final class PassedLocks {
  private static final int MOST_THREADS = 1_024;
  private static final int MOST_LOCKS = 16;

  private final Map<Long, Passed> byThread =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Passed> eldest) {
          return size() > MOST_THREADS;
        }
      };

  private record Passed(int hold, List<Integer> locks) {}

  /**
   * The locks that a thread has asked for before this one under the same hold, which are those that
   * it got: else it would not be here.
   *
   * @param hold tells the holds of the thread apart; 0 if not known
   */
  List<Integer> before(long thread, int hold, Want want) {
    if (hold == 0) {
      return List.of();
    }
    Passed passed = byThread.get(thread);
    if (passed == null || passed.hold != hold) {
      passed = new Passed(hold, new ArrayList<>());
      byThread.put(thread, passed);
    }
    List<Integer> before = List.copyOf(passed.locks);
    // One that it only tried for it may not have got.
    if (want.patience() == Patience.BLOCKING && before.size() < MOST_LOCKS) {
      passed.locks.add(want.lock().id());
    }
    return before;
  }
}
