package dev.threadlint.loads;

/** A released server, started inside this JVM and reached over the loopback network. */
interface Server extends AutoCloseable {
  /** One more client of it, for one thread. */
  Client connect() throws Exception;

  /**
   * Whether the server's state agrees with what its clients did.
   *
   * @param calls how many calls were answered in all
   * @return {@code ok}, or what is wrong
   */
  String check(long calls) throws Exception;

  /** One client: a connection of its own, used by one thread. */
  interface Client extends AutoCloseable {
    /** Asks once and checks the answer. */
    void call() throws Exception;
  }
}
