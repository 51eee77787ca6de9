package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ChannelHooks;
import dev.threadlint.agent.bootstrap.ProcessHooks;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.UndrainedJoin;
import dev.threadlint.agent.jdk.ChannelView;
import dev.threadlint.agent.jdk.LiveThreads;
import dev.threadlint.agent.jdk.RuntimeProcesses;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for threads that wait, as long as it takes, for the end of a child process which is in the
 * middle of writing to a full queue that nobody reads. A process ends only when all that it has put
 * is written.
 *
 * <p>If no other thread of the program can act, and no other process has the queue, that is for
 * ever. Else somebody might still come to read; but whoever reads from a queue at all has begun
 * before it has been full for seconds.
 */
final class UndrainedJoins {
  private static final int LOOKS_IF_CERTAIN = 4;
  private static final int LOOKS_IF_NOT = 20;
  // This one and the child.
  private static final int BOTH = 2;

  private final FactReader reader;
  private Map<Thread, Join> joins = new IdentityHashMap<>();

  UndrainedJoins(FactReader reader) {
    this.reader = reader;
  }

  /** One join that was seen before, and how far the queue was then. */
  private static final class Join {
    final Object child;
    final ChannelView view;
    int looks;
    boolean told;

    Join(Object child, ChannelView view) {
      this.child = child;
      this.view = view;
    }

    boolean isSame(Object otherChild, ChannelView other) {
      return child == otherChild
          && view.written() == other.written()
          && view.read() == other.read();
    }
  }

  List<UndrainedJoin> look() {
    Map<Thread, Object> joining = ProcessHooks.joining();
    if (joining.isEmpty() && joins.isEmpty()) {
      return List.of();
    }
    Map<Thread, Join> before = joins;
    joins = new IdentityHashMap<>();
    List<UndrainedJoin> found = new ArrayList<>();
    Map<Object, @Nullable Throwable> channels =
        joining.isEmpty() ? Map.of() : ChannelHooks.channels();
    joining.forEach(
        (thread, child) -> {
          long pid = RuntimeProcesses.pidOf(child);
          channels.forEach(
              (channel, made) -> {
                ChannelView view = ChannelView.of(channel);
                if (view != null && view.writer() == pid && view.isFull() && !view.isBeingRead()) {
                  Join now = new Join(child, view);
                  Join known = before.get(thread);
                  joins.put(thread, known != null && known.isSame(child, view) ? known : now);
                  look(thread, made, found);
                }
              });
        });
    return found;
  }

  private void look(Thread thread, @Nullable Throwable made, List<UndrainedJoin> found) {
    Join join = joins.get(thread);
    if (join == null || join.told || ++join.looks < LOOKS_IF_CERTAIN) {
      return;
    }
    boolean certain = join.view.processes() <= BOTH && OtherThreads.allRest(only(thread));
    if (certain || join.view.read() == 0 && join.looks >= LOOKS_IF_NOT) {
      join.told = true;
      StackTrace stack = FactReader.stack(LiveThreads.stackOf(thread), 0);
      Frame site = stack.site();
      if (site != null && !site.isLibrary()) {
        found.add(
            new UndrainedJoin(
                reader.since(System.nanoTime()),
                FactReader.thread(thread),
                reader.childLabel(RuntimeProcesses.pidOf(join.child)),
                certain,
                stack,
                FactReader.stack(framesOf(made), 0)));
      }
    }
  }

  /** Others who join wait for children that may end. */
  private static Set<Thread> only(Thread thread) {
    Set<Thread> only = Collections.newSetFromMap(new IdentityHashMap<>());
    only.add(thread);
    return only;
  }

  private static StackTraceElement[] framesOf(@Nullable Throwable made) {
    return made == null ? new StackTraceElement[0] : made.getStackTrace();
  }
}
