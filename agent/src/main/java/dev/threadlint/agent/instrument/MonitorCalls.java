package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.MonitorHooks;
import dev.threadlint.agent.instrument.monitor.HookCalls;

/** The hooks that monitors call. */
final class MonitorCalls implements HookCalls {
  private final String owner = MonitorHooks.class.getName().replace('.', '/');

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public String enter(int site) {
    return "enter";
  }

  @Override
  public String exit(int site) {
    return "exit";
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
  public String waitBefore() {
    return "waitBefore";
  }

  @Override
  public String waitAfter() {
    return "waitAfter";
  }

  @Override
  public String notifyBefore() {
    return "notifyBefore";
  }
}
