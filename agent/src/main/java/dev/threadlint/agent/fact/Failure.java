package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;

/**
 * A throwable, without its message, which may hold data of the program.
 *
 * @param className its class
 * @param stack where it was made
 */
public record Failure(String className, StackTrace stack) {}
