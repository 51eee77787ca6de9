package dev.threadlint.agent.api;

/**
 * Is told of findings as they arise.
 *
 * <pre>{@code
 * Findings.listen(finding -> {
 *   if (finding.severity().equals("error")) {
 *     alarms.add(finding.text());
 *   }
 * });
 * }</pre>
 */
public interface FindingListener {

  /**
   * A defect was found for the first time, or one that was predicted has come true.
   *
   * <p>Called on a thread of the agent's own, one finding at a time, some tens of milliseconds
   * after the fact. Rules that must know the whole run tell when it ends: then the program is
   * shutting down, and a second is all that is waited for listeners. What is thrown is printed once
   * and goes no further.
   */
  void found(Finding finding);
}
