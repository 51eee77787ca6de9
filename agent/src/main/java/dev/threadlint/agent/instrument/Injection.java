package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.RawFields;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines the hook classes inside {@code java.lang}.
 *
 * <p>Every class, in whatever loader or module, finds them there, and the JVM prints nothing, as it
 * would for an appended boot class path. Nothing here may refer to the hook classes but to the one
 * that is defined first: until this is done they do not exist.
 */
public final class Injection {
  private static final String FOLDER = "dev/threadlint/agent/boot/";
  private static final String FIRST = "ThreadlintRawFields";

  private Injection() {}

  /** Opens what the agent reads of java.base, and defines the hook classes. */
  public static void inject(Instrumentation instrumentation)
      throws IOException, IllegalAccessException {
    open(instrumentation);
    define();
  }

  private static void define() throws IOException, IllegalAccessException {
    // The first class defines the others: a lookup parses every class file, with a parser that the
    // JVM would have to load for that.
    MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
        .defineClass(read(FIRST + ".classdata"));
    String mapped = mappedStateFor(Thread.class);
    String index = new String(read("index"), StandardCharsets.UTF_8);
    int from = 0;
    while (from < index.length()) {
      int to = index.indexOf('\n', from);
      to = to < 0 ? index.length() : to;
      String name = index.substring(from, to).trim();
      if (name.equals("ThreadlintThreadState") && mapped != null) {
        define("ThreadlintMap", "mapped/ThreadlintMap.classdata");
        define(name, mapped);
      } else if (!name.isEmpty() && !name.equals(FIRST)) {
        define(name, name + ".classdata");
      }
      from = to + 1;
    }
  }

  private static void define(String name, String file) throws IOException {
    byte[] bytes = read(file);
    RawFields.defineClass("java/lang/" + name, bytes, 0, bytes.length, null, null);
  }

  /** Which form of the thread state fits this JDK's Thread; null for the plain one. */
  private static @Nullable String mappedStateFor(Class<?> thread) {
    for (Method method : thread.getDeclaredMethods()) {
      if (method.getName().equals("threadLocals")) {
        return "mapped/byMethod.classdata";
      }
    }
    try {
      boolean open = !Modifier.isPrivate(thread.getDeclaredField("threadLocals").getModifiers());
      return open ? "mapped/byField.classdata" : null;
    } catch (NoSuchFieldException unknownJdk) {
      return null;
    }
  }

  private static void open(Instrumentation instrumentation) {
    Module mine = Injection.class.getModule();
    Set<Module> me = Collections.singleton(mine);
    Map<String, Set<Module>> opens = new HashMap<>();
    opens.put("java.lang", me);
    opens.put("java.util.concurrent", me);
    opens.put("java.util.concurrent.locks", me);
    // Which threads there are, what they hold, and who may come in by a signal.
    opens.put("jdk.internal.vm", me);
    opens.put("jdk.internal.misc", me);
    instrumentation.redefineModule(
        Object.class.getModule(),
        Collections.emptySet(),
        Collections.emptyMap(),
        opens,
        Collections.emptySet(),
        Collections.emptyMap());
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = Injection.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("the jar lacks " + FOLDER + name);
      }
      return in.readAllBytes();
    }
  }
}
