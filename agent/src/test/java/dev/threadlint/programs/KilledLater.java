package dev.threadlint.programs;

import java.io.IOException;

/** Has a lock-order cycle and then waits for its standard input to end. */
public final class KilledLater {
  private KilledLater() {}

  public static void main(String[] arguments) throws IOException {
    LockOrderCycle.main(new String[] {"wrong"});
    System.in.read();
  }
}
