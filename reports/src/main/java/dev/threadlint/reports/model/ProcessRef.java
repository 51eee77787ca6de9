package dev.threadlint.reports.model;

/**
 * A child process of the {@code runtime} module.
 *
 * @param pid the system's number
 * @param name what it is called
 */
public record ProcessRef(long pid, String name) {

  /** Both, for people: {@code ledger (pid 4712)}. */
  public String label() {
    return name + " (pid " + pid + ")";
  }
}
