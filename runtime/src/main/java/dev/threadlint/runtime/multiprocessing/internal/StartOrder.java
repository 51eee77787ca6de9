package dev.threadlint.runtime.multiprocessing.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a parent tells its child before the child looks at the {@link ChildBody}: that may need all
 * of it.
 */
final class StartOrder {
  // A flat list of texts, which is read without Java serialisation: first whether the program is
  // strict, then names and values of system properties.
  private StartOrder() {}

  static byte[] ofThisProcess() {
    List<String> words = new ArrayList<>();
    words.add(Boolean.toString(Strictness.isStrict()));
    for (String name : System.getProperties().stringPropertyNames()) {
      words.add(name);
      words.add(System.getProperty(name, ""));
    }
    return Pickle.dumps(words);
  }

  /** The child takes those properties that it has not. */
  static void apply(byte[] order) {
    if (Pickle.loads(order) instanceof List<?> words) {
      Iterator<?> each = words.iterator();
      Strictness.set(Boolean.parseBoolean(String.valueOf(each.next())));
      while (each.hasNext()) {
        System.getProperties().putIfAbsent(each.next(), each.next());
      }
    }
  }
}
