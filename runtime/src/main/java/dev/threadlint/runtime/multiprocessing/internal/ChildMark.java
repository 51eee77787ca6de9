package dev.threadlint.runtime.multiprocessing.internal;

import java.io.File;
import java.io.IOException;

/** By which a parent sees how far its child has come, also when the child is gone. */
final class ChildMark implements Runnable {
  // An empty file, which has one name from the beginning to the end of the child's task, and
  // another one from then on. A file costs a child that has just been started the least.
  private final File begun;
  private final File ended;

  ChildMark(long pid) {
    File folder = RunFolder.current().path().toFile();
    begun = new File(folder, "begun-" + pid);
    ended = new File(folder, "ended-" + pid);
  }

  /** The child begins with its task. */
  void set() throws IOException {
    begun.createNewFile();
  }

  /** The child has done all that it does at its end. */
  @Override
  public void run() {
    begun.renameTo(ended);
  }

  boolean hasBegun() {
    return begun.exists() || hasEnded();
  }

  boolean hasEnded() {
    return ended.exists();
  }

  void remove() {
    begun.delete();
    ended.delete();
  }
}
