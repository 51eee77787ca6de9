package dev.threadlint.runtime.multiprocessing.internal.shared;

import java.io.IOException;
import java.nio.file.Path;

/** A disk of one megabyte, where the tests may mount one. */
public final class FullDisk {
  private FullDisk() {}

  public static boolean mount(Path folder) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
  }

  public static void unmount(Path folder) throws IOException, InterruptedException {
    System.gc(); // a mapped file keeps it busy
    run("umount", "-l", folder.toString());
  }

  /** What every shared lock, value and queue begins with. */
  public static void createFile(Path file, long size) {
    MappedFiles.create(file, size);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // no such command here
    }
  }
}
