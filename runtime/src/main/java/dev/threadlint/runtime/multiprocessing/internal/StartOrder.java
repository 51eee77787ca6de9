package dev.threadlint.runtime.multiprocessing.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a parent tells its child before the child looks at the {@link ChildBody}: that may need all
 * of it.
 */
final class StartOrder {
  // A flat list, which is read without Java serialisation: the child's own process id, whether the
  // program is strict, then names and values of system properties.
  private StartOrder() {}

  /** What comes before all else: the folder, and the numbers of the program and of the parent. */
  static byte[] place() {
    List<Object> words = new ArrayList<>();
    words.add(RunFolder.current().path().toString());
    words.add(RunFolder.current().rootPid());
    words.add(OwnPid.get());
    return Pickle.dumps(words);
  }

  static byte[] forChild(long pid) {
    List<Object> words = new ArrayList<>();
    words.add(pid);
    words.add(Strictness.isStrict());
    for (String name : System.getProperties().stringPropertyNames()) {
      words.add(name);
      words.add(System.getProperty(name, ""));
    }
    return Pickle.dumps(words);
  }

  /** The child takes all of it, but of the properties those that it has not. */
  static void apply(byte[] order) {
    if (Pickle.loads(order) instanceof List<?> words) {
      Iterator<?> each = words.iterator();
      OwnPid.set((Long) each.next());
      Strictness.set((Boolean) each.next());
      while (each.hasNext()) {
        System.getProperties().putIfAbsent(each.next(), each.next());
      }
    }
  }
}
