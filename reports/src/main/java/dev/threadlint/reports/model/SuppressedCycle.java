package dev.threadlint.reports.model;

/**
 * Locks that were taken in a circle in which no two threads can meet.
 *
 * @param reason why not, as in {@link Observed#suppressed}
 * @param cycle the finding that it would be without the reason
 */
public record SuppressedCycle(String reason, Finding cycle) {}
