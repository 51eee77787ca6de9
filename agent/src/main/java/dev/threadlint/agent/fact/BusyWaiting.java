package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread asks one thing over and over whether something has happened, and does nothing else. Told
 * once for each thing.
 *
 * @param nanos when
 * @param thread who
 * @param polls how often it asked
 * @param spanNanos in which time
 * @param stack where
 */
public record BusyWaiting(
    long nanos, ThreadRef thread, long polls, long spanNanos, StackTrace stack) implements Fact {}
