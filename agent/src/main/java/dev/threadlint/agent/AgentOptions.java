package dev.threadlint.agent;

import dev.threadlint.agent.detect.Detectors;
import dev.threadlint.agent.jdk.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was asked to do: agent arguments before system properties before environment
 * before {@code threadlint.properties} in the working directory before defaults.
 */
final class AgentOptions {
  private static final Path FILE = Path.of("threadlint.properties");

  private final Map<Option, String> values;

  private final boolean child;

  private AgentOptions(Map<Option, String> values, boolean child) {
    this.values = values;
    this.child = child;
  }

  /** Reads the options of this JVM. */
  static AgentOptions read(@Nullable String arguments) throws OptionException {
    String order = ChildOrder.take();
    return order == null
        ? read(arguments, System.getProperties(), System.getenv(), FILE)
        : ofChild(order);
  }

  /** What the tracer of the program wants of one of its children. */
  static AgentOptions ofChild(String order) throws OptionException {
    AgentOptions options = new AgentOptions(ChildOrder.read(order), true);
    options.check();
    return options;
  }

  static AgentOptions read(
      @Nullable String arguments, Properties properties, Map<String, String> environment, Path file)
      throws OptionException {
    Map<Option, String> values = new EnumMap<>(Option.class);
    for (Option option : Option.values()) {
      values.put(option, option.otherwise);
    }
    putFile(values, file);
    for (Option option : Option.values()) {
      String fromEnvironment = environment.get(option.environmentName());
      if (fromEnvironment != null) {
        values.put(option, fromEnvironment);
      }
      String fromProperty = properties.getProperty(option.propertyName());
      if (fromProperty != null) {
        values.put(option, fromProperty);
      }
    }
    putArguments(values, arguments == null ? "" : arguments);
    AgentOptions options = new AgentOptions(values, false);
    options.check();
    return options;
  }

  private static void putFile(Map<Option, String> values, Path file) throws OptionException {
    if (Files.isRegularFile(file)) {
      Properties properties = OptionsFile.read(file);
      for (String key : properties.stringPropertyNames()) {
        if (!OptionsFile.isForCommands(key)) {
          put(values, key, properties.getProperty(key), file.toString());
        }
      }
    }
  }

  private static void putArguments(Map<Option, String> values, String arguments)
      throws OptionException {
    int from = 0;
    while (from < arguments.length()) {
      int comma = arguments.indexOf(',', from);
      int to = comma < 0 ? arguments.length() : comma;
      String pair = arguments.substring(from, to).trim();
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String key = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "true" : pair.substring(equals + 1);
        put(values, key, value, "the agent's arguments");
      }
      from = to + 1;
    }
  }

  private static void put(Map<Option, String> values, String key, String value, String source)
      throws OptionException {
    Option option = Option.of(key.trim());
    if (option == null) {
      throw new OptionException(
          "unknown option '" + key + "' in " + source + "; known are " + Option.keys() + ".");
    }
    values.put(option, value.trim());
  }

  private void check() throws OptionException {
    oneOf(Option.QUIET, "true", "false");
    oneOf(Option.JFR, "true", "false");
    oneOf(Option.JMX, "true", "false");
    oneOf(Option.JDK_MONITORS, "on", "off");
    oneOf(Option.ON_SELF_DEADLOCK, "report", "throw");
    oneOf(Option.CHILDREN, "on", "off");
    oneOf(Option.LANG, "", "en", "zh");
    names(Option.INCLUDE);
    names(Option.EXCLUDE);
    OnDeadlock.of(get(Option.ON_DEADLOCK));
  }

  /** What no class can be called would leave the program traced as if it were not there. */
  private void names(Option option) throws OptionException {
    for (String name : list(option)) {
      String plain = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
      if (!plain.chars().allMatch(AgentOptions::isInNames)) {
        throw new OptionException(
            "option '"
                + option.key
                + "' names '"
                + name
                + "', which is no package or class; several are separated by ':', and '*' stands at"
                + " the end only.");
      }
    }
  }

  private static boolean isInNames(int character) {
    // Some languages put a hyphen into the names of their classes.
    return Character.isJavaIdentifierPart(character) || "./-".indexOf(character) >= 0;
  }

  private void oneOf(Option option, String... allowed) throws OptionException {
    String value = get(option);
    for (String one : allowed) {
      if (one.equals(value)) {
        return;
      }
    }
    StringBuilder choices = new StringBuilder();
    for (String one : allowed) {
      if (!one.isEmpty()) {
        choices.append(choices.length() == 0 ? "" : " or ").append(one);
      }
    }
    throw new OptionException(
        "option '" + option.key + "' is '" + value + "', but can only be " + choices + ".");
  }

  private String get(Option option) {
    return values.getOrDefault(option, option.otherwise);
  }

  List<String> includes() {
    return list(Option.INCLUDE);
  }

  List<String> excludes() {
    return list(Option.EXCLUDE);
  }

  boolean quiet() {
    return get(Option.QUIET).equals("true");
  }

  /** Whether this is a child process of a program that is traced. */
  boolean isChild() {
    return child;
  }

  boolean tracesChildren() {
    return get(Option.CHILDREN).equals("on");
  }

  /** What a child process is told, which records there. */
  String orderForChildren(Path recording) {
    return ChildOrder.optionOf(values, recording);
  }

  boolean jdkMonitors() {
    return get(Option.JDK_MONITORS).equals("on");
  }

  boolean refusesSelfDeadlocks() {
    return get(Option.ON_SELF_DEADLOCK).equals("throw");
  }

  boolean flightRecorder() {
    return get(Option.JFR).equals("true");
  }

  boolean jmx() {
    return get(Option.JMX).equals("true");
  }

  /** The language's tag; empty for that of the JVM. */
  String language() {
    return get(Option.LANG);
  }

  /** What is done when threads hang, besides telling it. */
  OnDeadlock onDeadlock() throws OptionException {
    return OnDeadlock.of(get(Option.ON_DEADLOCK));
  }

  /** Where the page goes; null if there is to be none. */
  @Nullable Path report(long startedMillis) {
    return path(Option.REPORT, startedMillis);
  }

  /** Where the recording goes; null if there is to be none. */
  @Nullable Path recording(long startedMillis) {
    return path(Option.RECORDING, startedMillis);
  }

  private @Nullable Path path(Option option, long startedMillis) {
    String pattern = get(option);
    if (pattern.isEmpty() || pattern.equals("off")) {
      return null;
    }
    String name =
        pattern
            .replace("%p", Long.toString(ProcessId.current()))
            .replace("%t", Long.toString(startedMillis));
    // Made absolute now: what the program does to its working directory later is its own affair.
    return Path.of(name).toAbsolutePath();
  }

  /**
   * The rules that are not judged: those named with a minus, or all but the named ones.
   *
   * @throws OptionException if a rule is named that does not exist
   */
  Set<String> rulesOff() throws OptionException {
    if (get(Option.RULES).isEmpty()) {
      return Set.of();
    }
    List<String> all = Detectors.rules();
    Set<String> off = new HashSet<>();
    Set<String> only = new HashSet<>();
    for (String name : list(Option.RULES)) {
      boolean minus = name.startsWith("-");
      String rule = minus ? name.substring(1) : name;
      if (!all.contains(rule)) {
        throw new OptionException(
            "option 'rules' names '" + rule + "', which is no rule; see: threadlint.jar rules.");
      }
      if (minus) {
        off.add(rule);
      } else {
        only.add(rule);
      }
    }
    if (!only.isEmpty()) {
      for (String rule : all) {
        if (!only.contains(rule)) {
          off.add(rule);
        }
      }
    }
    return off;
  }

  private List<String> list(Option option) {
    List<String> names = new ArrayList<>();
    String value = get(option);
    int from = 0;
    while (from < value.length()) {
      int colon = value.indexOf(':', from);
      int to = colon < 0 ? value.length() : colon;
      if (to > from) {
        names.add(value.substring(from, to).trim());
      }
      from = to + 1;
    }
    return names;
  }
}
