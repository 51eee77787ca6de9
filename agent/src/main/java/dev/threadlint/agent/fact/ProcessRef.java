package dev.threadlint.agent.fact;

/**
 * A child process of the runtime library.
 *
 * @param pid the system's number
 * @param name what it is called
 */
public record ProcessRef(long pid, String name) {

  /** Both, for people. */
  public String label() {
    return name + " (pid " + pid + ")";
  }
}
