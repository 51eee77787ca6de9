package dev.threadlint.agent.junit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Threadlint} does: after a test it asks the tracer, and fails the test. */
public final class ThreadlintExtension implements BeforeEachCallback, AfterEachCallback {
  private final @Nullable TestTracer tracer = RunningTracer.find();

  /** For JUnit. */
  public ThreadlintExtension() {}

  @Override
  public void beforeEach(ExtensionContext test) {
    if (tracer != null) {
      String name =
          test.getRequiredTestClass().getSimpleName()
              + "."
              + test.getRequiredTestMethod().getName();
      tracer.began(test.getUniqueId(), name);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (tracer == null) {
      return;
    }
    Threadlint.Level least = failOn(test);
    List<String> guilty = new ArrayList<>();
    for (TestFinding finding : tracer.findings(test.getUniqueId())) {
      if (Threadlint.Level.valueOf(finding.severity()).compareTo(least) <= 0) {
        guilty.add(finding.text());
      }
    }
    tracer.ended(test.getUniqueId());
    if (!guilty.isEmpty()) {
      throw new AssertionError("Threadlint:\n" + String.join("\n", guilty));
    }
  }

  private static Threadlint.Level failOn(ExtensionContext test) {
    return AnnotationSupport.findAnnotation(test.getElement(), Threadlint.class)
        .or(() -> AnnotationSupport.findAnnotation(test.getTestClass(), Threadlint.class))
        .map(Threadlint::failOn)
        .orElse(Threadlint.Level.ERROR);
  }
}
