package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Block;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Programs that {@link ClassArchiveIT} runs in JVMs of their own. */
final class ArchivePrograms {
  private static final Map<String, Block> PROGRAMS =
      Map.of(
          "greets", ArchivePrograms::greets,
          "stays", ArchivePrograms::stays,
          "works", ArchivePrograms::works);

  private ArchivePrograms() {}

  public static void main(String[] args) throws Exception {
    PROGRAMS.get(args[0]).run();
  }

  /** Has a child say something. */
  private static void greets() {
    Process child = new Process(ArchivePrograms::greet);
    child.start();
    child.join();
    System.out.println("exit code " + child.exitCode().getAsInt());
  }

  static void greet() {
    System.out.println("hello from " + Multiprocessing.currentProcess().getName());
  }

  /** The same, and goes on until it is told to end. */
  private static void stays() throws IOException {
    greets();
    System.in.read();
    greets();
    System.out.println("children " + Multiprocessing.activeChildren().size());
  }

  /** Uses all that children have. */
  private static void works() {
    Pool pool = new Pool(2);
    System.out.println(pool.map(Tasks::square, List.of(1, 2, 3)));
    pool.terminate();
    try (SyncManager manager = SyncManager.started()) {
      DictProxy<String, Integer> dict = manager.dict();
      dict.setItem("a", 1);
      System.out.println(dict.get("a"));
    }
  }
}
