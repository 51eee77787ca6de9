package dev.threadlint.programs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Replaces or closes its streams, and tells by its exit code how many bytes others wrote there. */
public final class ReplacedStreams {
  private ReplacedStreams() {}

  public static void main(String[] arguments) {
    if (arguments[0].equals("close")) {
      System.out.close();
      System.err.close();
      LockOrderCycle.main(new String[] {"wrong"});
      System.exit(9);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    System.setErr(stream);
    System.setOut(stream);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(10 + bytes.size())));
    LockOrderCycle.main(new String[] {"wrong"});
  }
}
