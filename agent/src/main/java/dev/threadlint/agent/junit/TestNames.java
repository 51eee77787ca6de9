package dev.threadlint.agent.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Tells the tracer which test runs, so that a finding can say in which it arose. */
public final class TestNames implements TestExecutionListener {
  private final @Nullable TestTracer tracer = RunningTracer.find();

  /** For JUnit, which finds it in the agent's jar. */
  public TestNames() {}

  @Override
  public void executionStarted(TestIdentifier test) {
    if (tracer != null && test.isTest()) {
      tracer.began(test.getUniqueId(), nameOf(test));
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (tracer != null && test.isTest()) {
      tracer.ended(test.getUniqueId());
    }
  }

  private static String nameOf(TestIdentifier test) {
    Optional<TestSource> source = test.getSource();
    if (source.isPresent() && source.get() instanceof MethodSource method) {
      return simpleName(method.getClassName()) + "." + method.getMethodName();
    }
    if (source.isPresent() && source.get() instanceof ClassSource type) {
      return simpleName(type.getClassName()) + "." + test.getDisplayName();
    }
    return test.getDisplayName();
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
