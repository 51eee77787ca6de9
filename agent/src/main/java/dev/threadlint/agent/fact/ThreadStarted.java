package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread started another.
 *
 * @param nanos when
 * @param thread who started
 * @param child whom
 * @param service whether the child belongs to the JDK, a pool or a timer rather than to the program
 * @param stack where
 */
public record ThreadStarted(
    long nanos, ThreadRef thread, ThreadRef child, boolean service, StackTrace stack)
    implements Fact {}
