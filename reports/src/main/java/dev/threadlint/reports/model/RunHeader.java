package dev.threadlint.reports.model;

/**
 * Which run it was. Holds no argument, property or environment value.
 *
 * @param tool version of Threadlint
 * @param program the main class or jar, without arguments and without folders
 * @param pid the process
 * @param jdk the JVM's version string
 * @param os name and architecture
 * @param startedMillis wall clock at the start, milliseconds since 1970
 */
public record RunHeader(
    String tool, String program, long pid, String jdk, String os, long startedMillis) {}
