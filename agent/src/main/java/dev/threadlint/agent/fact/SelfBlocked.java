package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread is about to wait for a lock that it holds itself and that does not let it in again.
 *
 * @param nanos when
 * @param thread who
 * @param lock which lock
 * @param held the mode in which it holds it
 * @param wanted the mode in which it wants it
 * @param timed whether it will give up after a time
 * @param lent whether what it handed to others meanwhile may make one of them release the lock
 * @param heldStack where it took it, if known
 * @param stack where it asks again
 */
public record SelfBlocked(
    long nanos,
    ThreadRef thread,
    LockRef lock,
    LockMode held,
    LockMode wanted,
    boolean timed,
    boolean lent,
    StackTrace heldStack,
    StackTrace stack)
    implements Fact {}
