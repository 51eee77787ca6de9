package dev.threadlint.agent.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test in which a finding arises that neither baseline nor suppression accepts.
 *
 * <pre>{@code
 * @Threadlint(failOn = Threadlint.Level.WARNING)
 * class OrderTest {
 *   @Test
 *   void transfer() { … }
 * }
 * }</pre>
 *
 * <p>Does nothing in a JVM that runs without the agent.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ThreadlintExtension.class)
public @interface Threadlint {

  /** From which severity on. */
  Level failOn() default Level.ERROR;

  /** How bad a finding is. */
  enum Level {
    /** Errors only. */
    ERROR,
    /** Errors and warnings. */
    WARNING,
    /** Every finding. */
    NOTE
  }
}
