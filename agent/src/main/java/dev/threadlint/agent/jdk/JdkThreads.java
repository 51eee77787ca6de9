package dev.threadlint.agent.jdk;

import dev.threadlint.agent.bootstrap.RawFields;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Threads and throwables. */
public final class JdkThreads {
  private static final long TID = Fields.find(Thread.class, "tid");
  // JDK 19 moved the status of platform threads into a holder.
  private static final long HOLDER = Fields.find(Thread.class, "holder");
  private static final long STATUS =
      Fields.find(
          HOLDER == RawFields.ABSENT ? Thread.class : Fields.type("java.lang.Thread$FieldHolder"),
          "threadStatus");
  private static final long GROUP =
      Fields.find(
          HOLDER == RawFields.ABSENT ? Thread.class : Fields.type("java.lang.Thread$FieldHolder"),
          "group");
  private static final long PARENT = Fields.find(ThreadGroup.class, "parent");
  private static final long HANDLER = Fields.find(Thread.class, "uncaughtExceptionHandler");
  private static final @Nullable Class<?> VIRTUAL = Fields.type("java.lang.BaseVirtualThread");

  // Bits of the status that the JVM keeps for each platform thread, as JVMTI defines them.
  private static final int RUNNABLE = 0x4;
  private static final int BLOCKED = 0x400;

  /** Found once something is stuck or fails: method handles are dear at start. */
  private static final class Handles {
    private static final @Nullable MethodHandle STATE = state();
    private static final @Nullable MethodHandle FRAMES = frames();

    private Handles() {}
  }

  private JdkThreads() {}

  /** A thread's id. */
  public static long id(Thread thread) {
    return Fields.getLong(TID, thread, System.identityHashCode(thread));
  }

  /** Whether a thread is virtual. */
  public static boolean isVirtual(Thread thread) {
    return VIRTUAL != null && VIRTUAL.isInstance(thread);
  }

  /** Whether a thread was never started; for virtual threads not known, and so false. */
  public static boolean isNew(Thread thread) {
    if (isVirtual(thread)) {
      return stateOf(thread) == Thread.State.NEW;
    }
    Object owner = HOLDER == RawFields.ABSENT ? thread : Fields.get(HOLDER, thread);
    return owner != null && Fields.getInt(STATUS, owner, -1) == 0;
  }

  /** Whether a thread that has started has, or waits for, a processor. */
  public static boolean runs(Thread thread) {
    if (isVirtual(thread)) {
      return stateOf(thread) == Thread.State.RUNNABLE;
    }
    Object owner = HOLDER == RawFields.ABSENT ? thread : Fields.get(HOLDER, thread);
    return owner != null && (Fields.getInt(STATUS, owner, RUNNABLE) & RUNNABLE) != 0;
  }

  /** Whether a thread waits to enter a monitor; of virtual threads not known, and so false. */
  public static boolean isBlocked(Thread thread) {
    Object owner = HOLDER == RawFields.ABSENT ? thread : Fields.get(HOLDER, thread);
    return !isVirtual(thread) && owner != null && (Fields.getInt(STATUS, owner, 0) & BLOCKED) != 0;
  }

  /**
   * Whether nobody of the program is told of a failure that a thread dies of, now that it has come
   * up to this group. Only the topmost group is the last one to be asked.
   */
  public static boolean isUnheard(Thread thread, ThreadGroup group) {
    // Without these fields nothing is known, and nothing is to be said.
    return HANDLER != RawFields.ABSENT
        && PARENT != RawFields.ABSENT
        && Fields.get(PARENT, group) == null
        && Fields.get(HANDLER, thread) == null
        && Thread.getDefaultUncaughtExceptionHandler() == null
        && allPlain(groupOf(thread));
  }

  private static @Nullable Object groupOf(Thread thread) {
    Object owner = HOLDER == RawFields.ABSENT ? thread : Fields.get(HOLDER, thread);
    return owner == null ? null : Fields.get(GROUP, owner);
  }

  /** A group of a class of its own may handle failures before it passes them on. */
  private static boolean allPlain(@Nullable Object group) {
    for (Object at = group; at != null; at = Fields.get(PARENT, at)) {
      if (at.getClass() != ThreadGroup.class) {
        return false;
      }
    }
    return true;
  }

  /** A thread's state. */
  public static Thread.State stateOf(Thread thread) {
    try {
      if (Handles.STATE != null) {
        return (Thread.State) Handles.STATE.invokeExact(thread);
      }
    } catch (Throwable t) {
      // Falls through to what is always true of a thread that can be asked.
    }
    return Thread.State.RUNNABLE;
  }

  /** Where a throwable was made. */
  public static StackTraceElement[] framesOf(Throwable throwable) {
    try {
      if (Handles.FRAMES != null) {
        return (StackTraceElement[]) Handles.FRAMES.invokeExact(throwable);
      }
    } catch (Throwable t) {
      // A throwable without a stack has none to tell.
    }
    return new StackTraceElement[0];
  }

  private static @Nullable MethodHandle state() {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
      MethodType type = MethodType.methodType(Thread.State.class);
      // threadState() is the JDK's own since 19; before, getState() as Thread has it.
      return HOLDER == RawFields.ABSENT
          ? lookup.findSpecial(Thread.class, "getState", type, Thread.class)
          : lookup.findVirtual(Thread.class, "threadState", type);
    } catch (ReflectiveOperationException absentOnThisJdk) {
      return null;
    }
  }

  private static @Nullable MethodHandle frames() {
    try {
      return MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
          .findVirtual(
              Throwable.class,
              "getOurStackTrace",
              MethodType.methodType(StackTraceElement[].class));
    } catch (ReflectiveOperationException absentOnThisJdk) {
      return null;
    }
  }
}
