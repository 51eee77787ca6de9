package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ProcessRef;

/**
 * A child process has ended.
 *
 * @param nanos when that was seen
 * @param child which
 * @param code how, as the runtime library says it: less than zero for a signal
 * @param atExit whether the program itself was about to end
 */
public record ProcessEnded(long nanos, ProcessRef child, int code, boolean atExit)
    implements Fact {}
