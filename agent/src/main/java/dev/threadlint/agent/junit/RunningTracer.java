package dev.threadlint.agent.junit;

import dev.threadlint.agent.ThreadlintAgent;
import org.jspecify.annotations.Nullable;

/** Finds the tracer of this JVM. */
final class RunningTracer {
  private static final String JUDGE = "dev.threadlint.agent.TestJudge";

  private RunningTracer() {}

  /** The tracer; null if this JVM is not traced, or by a copy of the agent that is not ours. */
  static @Nullable TestTracer find() {
    ClassLoader loader = ThreadlintAgent.loader();
    if (loader == null) {
      return null;
    }
    try {
      Object judge = Class.forName(JUDGE, true, loader).getDeclaredConstructor().newInstance();
      return judge instanceof TestTracer tracer ? tracer : null;
    } catch (ReflectiveOperationException | LinkageError e) {
      // Tests must run as they would without us.
      return null;
    }
  }
}
