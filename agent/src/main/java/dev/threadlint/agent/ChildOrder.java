package dev.threadlint.agent;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tracer of a program tells that of a child process: all options, as they came out here.
 *
 * <p>It travels in a system property, which is gone before the child's program begins: arguments of
 * an agent cannot hold a comma, and an agent in {@code JAVA_TOOL_OPTIONS} has arguments of its own.
 */
final class ChildOrder {
  private static final String PROPERTY = "threadlint.child";

  private ChildOrder() {}

  /** Takes that of this JVM; null if it is nobody's child. */
  static @Nullable String take() {
    return System.clearProperty(PROPERTY);
  }

  /** The option of the child's JVM that gives it the order. */
  static String optionOf(Map<Option, String> values, Path recording) {
    Map<Option, String> told = new EnumMap<>(values);
    told.put(Option.RECORDING, recording.toString());
    // Of these there is one for all, that of the program.
    told.put(Option.REPORT, "off");
    told.put(Option.JMX, "false");
    StringBuilder order = new StringBuilder("-D").append(PROPERTY).append('=');
    for (Map.Entry<Option, String> each : told.entrySet()) {
      order.append(each.getKey().key).append('=').append(escaped(each.getValue())).append(';');
    }
    return order.toString();
  }

  /** The options that an order holds. */
  static Map<Option, String> read(String order) {
    Map<Option, String> values = new EnumMap<>(Option.class);
    int from = 0;
    while (from < order.length()) {
      int end = order.indexOf(';', from);
      int to = end < 0 ? order.length() : end;
      int equals = order.indexOf('=', from);
      Option option = equals < 0 || equals > to ? null : Option.of(order.substring(from, equals));
      if (option != null) {
        values.put(option, plain(order.substring(equals + 1, to)));
      }
      from = to + 1;
    }
    return values;
  }

  private static String escaped(String value) {
    return value.replace("%", "%25").replace(";", "%3B").replace("\n", "%0A");
  }

  private static String plain(String value) {
    return value.replace("%0A", "\n").replace("%3B", ";").replace("%25", "%");
  }
}
