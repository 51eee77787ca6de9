package dev.threadlint.reports.model;

/**
 * How long threads waited at one place for others to end.
 *
 * @param stack where they joined
 * @param target the name of a thread that was joined there
 * @param waits how long
 */
public record JoinMeasure(StackTrace stack, String target, Durations waits) {}
