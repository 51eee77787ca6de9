package dev.threadlint.reports.model;

/**
 * Something the tracer did not see.
 *
 * @param id what, as in the text bundle {@code blind.<id>}: {@code hook-failed}, {@code
 *     self-test-failed}, {@code class-not-traced}, {@code facts-dropped}, {@code attached-late}, …
 * @param detail which, in words of the program or of the JVM; may be empty
 * @param count how many of them
 */
public record BlindSpot(String id, String detail, long count) {}
