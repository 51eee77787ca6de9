package dev.threadlint.runtime.multiprocessing.internal;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What a parent tells its child before the child looks at the {@link ChildBody}: that may need all
 * of it.
 *
 * @param properties the parent's system properties, of which the child takes those it has not
 * @param strict see {@link Strictness}
 */
record StartOrder(Map<String, String> properties, boolean strict) implements Serializable {
  static StartOrder ofThisProcess() {
    return new StartOrder(ownProperties(), Strictness.isStrict());
  }

  void apply() {
    properties.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    Strictness.set(strict);
  }

  private static Map<String, String> ownProperties() {
    Map<String, String> texts = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      texts.put(name, System.getProperty(name));
    }
    return texts;
  }
}
