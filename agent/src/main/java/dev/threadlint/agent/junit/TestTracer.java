package dev.threadlint.agent.junit;

import java.util.List;

/**
 * The tracer, as tests see it.
 *
 * <p>The agent's own loader takes this type and {@link TestFinding} from the program's class path,
 * so that both sides mean the same by them.
 */
public interface TestTracer {

  /** A test begins; one that is known to run already goes on. */
  void began(String id, String name);

  /** A test is over. */
  void ended(String id);

  /** What arose in a test and is accepted by nobody, once all that happened is judged. */
  List<TestFinding> findings(String id);
}
