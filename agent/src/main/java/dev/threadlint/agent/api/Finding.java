package dev.threadlint.agent.api;

import java.util.List;

/**
 * A defect that the agent found.
 *
 * @param rule the rule's id, as {@code lock-order-cycle}; {@code java -jar threadlint.jar rules}
 *     lists them
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param confidence {@code observed}, {@code predicted} or {@code suspicious}
 * @param fingerprint the same for the same defect in another run
 * @param threads names of the threads that take part
 * @param text the whole finding as it is printed on a console, several lines, in the language that
 *     the option {@code lang} asks for
 */
public record Finding(
    String rule,
    String severity,
    String confidence,
    String fingerprint,
    List<String> threads,
    String text) {

  /** Copies the list. */
  public Finding {
    threads = List.copyOf(threads);
  }
}
