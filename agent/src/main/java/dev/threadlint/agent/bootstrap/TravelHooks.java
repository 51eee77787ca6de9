package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** What is called in the runtime library when something cannot travel to another process. */
public final class TravelHooks {
  // Bits of failures that were told, so that whoever reads any other one pays a look.
  private static final HashBits TOLD = new HashBits();
  private static volatile boolean any;

  private TravelHooks() {}

  /** Something refused to be copied, or cannot be: the failure is about to be thrown. */
  public static void refused(@Nullable Throwable failure) {
    if (failure != null) {
      TOLD.add(System.identityHashCode(failure));
      any = true;
      tell(Event.Kind.NOT_SENT, failure, new Throwable());
    }
  }

  /** The program gets what a task of it threw. */
  public static void read(@Nullable Throwable failure) {
    if (any && failure != null && TOLD.has(System.identityHashCode(failure))) {
      tell(Event.Kind.NOT_SENT_READ, failure, null);
    }
  }

  /** The program learns whether a task of it went well. */
  public static void learned(boolean well, @Nullable Object outcome) {
    if (any && !well && outcome != null) {
      tell(Event.Kind.NOT_SENT_READ, outcome, null);
    }
  }

  private static void tell(Event.Kind kind, Object subject, @Nullable Throwable stack) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    state.busy++;
    try {
      Event event = new Event(kind, state.thread);
      event.subject = subject;
      event.stack = stack;
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }
}
