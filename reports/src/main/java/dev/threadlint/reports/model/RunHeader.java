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
 * @param process what a child process of the {@code runtime} module is called; empty for a program
 *     itself, and for a child that has no task yet
 */
public record RunHeader(
    String tool,
    String program,
    long pid,
    String jdk,
    String os,
    long startedMillis,
    String process) {

  /** Of a program. */
  public RunHeader(
      String tool, String program, long pid, String jdk, String os, long startedMillis) {
    this(tool, program, pid, jdk, os, startedMillis, "");
  }

  /** The same of a child process with that name. */
  public RunHeader ofProcess(String name) {
    return new RunHeader(tool, program, pid, jdk, os, startedMillis, name);
  }
}
