package dev.threadlint.agent.api;

import dev.threadlint.agent.ThreadlintAgent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The findings of the agent that traces this JVM.
 *
 * <p>Safe for all threads. A test that must not lead to a finding:
 *
 * <pre>{@code
 * List<Finding> found = new CopyOnWriteArrayList<>();
 * Findings.listen(found::add);
 * transferMoneyBothWays();
 * Findings.settle(Duration.ofSeconds(5));
 * assertEquals(List.of(), found);
 * }</pre>
 */
public final class Findings {
  private static final List<FindingListener> LISTENERS = new CopyOnWriteArrayList<>();
  private static volatile @Nullable Settling tracer;

  private Findings() {}

  /** Whether an agent traces this JVM and tells listeners. */
  public static boolean traced() {
    if (tracer == null) {
      ThreadlintAgent.connect();
    }
    return tracer != null;
  }

  /**
   * Has a listener told of what is found from now on.
   *
   * @return whether there is an agent that will tell it; see {@link #traced}
   */
  public static boolean listen(FindingListener listener) {
    LISTENERS.add(listener);
    return traced();
  }

  /** Takes a {@link #listen} back; a call that is under way comes to its end. */
  public static void unlisten(FindingListener listener) {
    LISTENERS.remove(listener);
  }

  /**
   * Waits until what threads did before this call has been judged, and listeners have been told.
   *
   * <p>A thread that hangs is found to hang only after half a second; that is not waited for.
   *
   * @param atMost for how long to wait; zero or less does not wait
   * @return whether that is so; false if the time was too short, or without an agent
   */
  public static boolean settle(Duration atMost) {
    Settling current = traced() ? tracer : null;
    return current != null && current.settle(atMost);
  }

  /** For the agent: who is to be told. */
  public static List<FindingListener> listeners() {
    return LISTENERS;
  }

  /** For the agent: it is at work. */
  public static void connect(Settling agent) {
    tracer = agent;
  }

  /** For the agent, which implements it. */
  public interface Settling {
    /** See {@link Findings#settle}. */
    boolean settle(Duration atMost);
  }
}
