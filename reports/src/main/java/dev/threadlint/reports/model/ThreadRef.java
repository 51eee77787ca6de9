package dev.threadlint.reports.model;

/**
 * A thread of the run.
 *
 * @param id the JVM's thread id
 * @param name the name it had when last seen
 * @param virtual whether it is a virtual thread
 * @param daemon whether it is a daemon
 */
public record ThreadRef(long id, String name, boolean virtual, boolean daemon) {}
