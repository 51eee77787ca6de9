package dev.threadlint.agent.instrument.monitor;

/** Sends all calls to the {@link Recorder}, or to a class with the same methods. */
final class RecorderCalls implements HookCalls {
  static final String OWNER = "dev/threadlint/agent/instrument/monitor/Recorder";

  private final String owner;

  RecorderCalls() {
    this(OWNER);
  }

  RecorderCalls(String owner) {
    this.owner = owner;
  }

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
  public String thrown() {
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
  public String waitBefore(boolean repeated) {
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

  @Override
  public String aliveAfter() {
    return null;
  }
}
