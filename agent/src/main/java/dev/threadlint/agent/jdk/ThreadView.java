package dev.threadlint.agent.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM knows of a virtual thread at one moment: the monitors that it holds and the one that
 * it wants. Only a JVM from JDK 25 on says so.
 *
 * @param frames where it is, innermost first
 * @param wanted the monitor at which it is blocked
 * @param waitsOn the object on whose monitor it waits to be notified
 * @param held the monitors that it holds
 */
public record ThreadView(
    StackTraceElement[] frames,
    @Nullable Object wanted,
    @Nullable Object waitsOn,
    List<HeldMonitor> held) {

  /**
   * A monitor that a thread holds.
   *
   * @param monitor the object
   * @param depth the frame that took it
   */
  public record HeldMonitor(Object monitor, int depth) {}

  /** Found once a virtual thread is stuck: method handles are dear at start. */
  private static final class Handles {
    private static final @Nullable Class<?> TYPE = Fields.type("jdk.internal.vm.ThreadSnapshot");
    private static final @Nullable MethodHandle OF = find("of", null);
    private static final @Nullable MethodHandle STATE = find("threadState", Thread.State.class);
    private static final @Nullable MethodHandle FRAMES =
        find("stackTrace", StackTraceElement[].class);
    private static final @Nullable MethodHandle WANTED = find("blockedOn", Object.class);
    private static final @Nullable MethodHandle WAITS_ON = find("waitingOn", Object.class);
    private static final @Nullable MethodHandle HELD = find("ownedMonitorsAt", Stream.class);

    private Handles() {}

    private static @Nullable MethodHandle find(String name, @Nullable Class<?> result) {
      if (TYPE == null) {
        return null;
      }
      try {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(TYPE, MethodHandles.lookup());
        if (result == null) {
          return lookup.findStatic(TYPE, name, MethodType.methodType(TYPE, Thread.class));
        }
        MethodType type =
            result == Stream.class
                ? MethodType.methodType(result, int.class)
                : MethodType.methodType(result);
        return lookup.findVirtual(TYPE, name, type);
      } catch (ReflectiveOperationException absentOnThisJdk) {
        return null;
      }
    }
  }

  /** The view of a thread; null if it has ended, or if this JVM does not say. */
  public static @Nullable ThreadView of(Thread thread) {
    if (Handles.OF == null
        || Handles.STATE == null
        || Handles.FRAMES == null
        || Handles.WANTED == null
        || Handles.WAITS_ON == null
        || Handles.HELD == null) {
      return null;
    }
    try {
      Object snapshot = Handles.OF.invoke(thread);
      if (snapshot == null) {
        return null;
      }
      Thread.State state = (Thread.State) Handles.STATE.invoke(snapshot);
      StackTraceElement[] frames = (StackTraceElement[]) Handles.FRAMES.invoke(snapshot);
      boolean blocked = state == Thread.State.BLOCKED;
      boolean waits = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
      List<HeldMonitor> held = new ArrayList<>();
      for (int depth = 0; depth < frames.length; depth++) {
        for (Object monitor : ((Stream<?>) Handles.HELD.invoke(snapshot, depth)).toList()) {
          if (monitor != null) {
            held.add(new HeldMonitor(monitor, depth));
          }
        }
      }
      return new ThreadView(
          frames,
          blocked ? Handles.WANTED.invoke(snapshot) : null,
          waits ? Handles.WAITS_ON.invoke(snapshot) : null,
          held);
    } catch (Throwable notOnThisJvm) {
      return null;
    }
  }

  /** Whether the thread holds a monitor. */
  public boolean holds(Object monitor) {
    for (HeldMonitor one : held) {
      if (one.monitor == monitor) {
        return monitor != waitsOn && monitor != wanted;
      }
    }
    return false;
  }
}
