package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.MonitorHooks;
import dev.threadlint.agent.instrument.monitor.HookCalls;
import org.jspecify.annotations.Nullable;

/** The hooks that monitors call. */
final class MonitorCalls implements HookCalls {
  // Made when the jar is built: the methods of MonitorHooks, the hot ones 256 times.
  private static final String COPIES = "java/lang/ThreadlintSites";
  private static final int COPY_MASK = 255;

  private final boolean copied = MonitorHooks.class.getName().startsWith("java.lang.");
  private final String owner = copied ? COPIES : MonitorHooks.class.getName().replace('.', '/');

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public String enter(int site) {
    return copied ? "e" + (site & COPY_MASK) : "enter";
  }

  @Override
  public String exit(int site) {
    return copied ? "x" + (site & COPY_MASK) : "exit";
  }

  @Override
  public String thrown() {
    return "thrown";
  }

  @Override
  public String staticEnter() {
    return "staticEnter";
  }

  @Override
  public String staticExit() {
    return "staticExit";
  }

  @Override
  public String waitBefore(boolean repeated) {
    return repeated ? "waitBefore" : "waitOnceBefore";
  }

  @Override
  public String waitAfter() {
    return "waitAfter";
  }

  @Override
  public String notifyBefore() {
    return "notifyBefore";
  }

  @Override
  public @Nullable String aliveAfter() {
    // From JDK 19 on the method has a body, and its own hook.
    return Runtime.version().feature() < 19 ? "aliveAfter" : null;
  }
}
