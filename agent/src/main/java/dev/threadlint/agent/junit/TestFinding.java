package dev.threadlint.agent.junit;

/**
 * A finding, in words that need none of the agent's types.
 *
 * @param severity ERROR, WARNING or NOTE
 * @param text all of it, for a person
 */
public record TestFinding(String severity, String text) {}
