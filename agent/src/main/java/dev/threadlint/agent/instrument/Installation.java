package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.JdkFields;
import dev.threadlint.agent.bootstrap.OwnerHooks;
import dev.threadlint.agent.bootstrap.StackReader;
import dev.threadlint.agent.bootstrap.ThreadMaps;
import dev.threadlint.agent.instrument.monitor.SiteTable;
import dev.threadlint.agent.jdk.ThreadLocalFields;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** Puts the hooks into this JVM. The hook classes are injected already. */
public final class Installation {
  private final Instrumentation instrumentation;
  private final Transformer transformer;
  private final SiteTable sites;
  private final Blind blind;

  /** What installing could not do. */
  public interface Blind {
    /** Something is not seen: the blind spot's id and which. */
    void spot(String id, String detail);
  }

  /** Prepares, without touching anything yet. */
  public Installation(Instrumentation instrumentation, ClassFilter filter, Blind blind) {
    this.instrumentation = instrumentation;
    this.sites = new SiteTable();
    this.blind = blind;
    this.transformer =
        new Transformer(
            Instrumentations.all(),
            filter,
            sites,
            (className, method, reason) ->
                blind.spot(
                    "class-not-traced",
                    method == null ? className : className + "." + method + ": " + reason));
  }

  /** The places in code that hooks name by number. */
  public SiteTable sites() {
    return sites;
  }

  /** How many classes have hooks. */
  public int classesTraced() {
    return transformer.traced();
  }

  /** Gives the hook classes what they need of the JDK; before any of them is used. */
  public static void prepare() throws ReflectiveOperationException {
    JdkFields.install(new JdkAccess());
    installThreadMaps();
  }

  /** Installs all hooks. */
  public void install() throws ReflectiveOperationException {
    OwnerHooks.setNotALock(Class.forName("java.util.concurrent.ThreadPoolExecutor$Worker"));
    try {
      LiveStackReader reader = new LiveStackReader(sites);
      reader.read();
      StackReader.install(reader);
    } catch (ReflectiveOperationException | RuntimeException e) {
      blind.spot("instrumentation-missing", "LiveStackFrame");
    }
    instrumentation.addTransformer(transformer, true);
    retransformLoaded();
  }

  private static void installThreadMaps() throws ReflectiveOperationException {
    VarHandle table = ThreadLocalFields.table();
    VarHandle size = ThreadLocalFields.size();
    VarHandle threshold = ThreadLocalFields.threshold();
    if (table == null || size == null || threshold == null) {
      throw new ReflectiveOperationException("ThreadLocalMap has other fields on this JDK");
    }
    ThreadMaps.install(table, size, threshold);
  }

  private void retransformLoaded() {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isArray()
          && !type.isPrimitive()
          && transformer.concerns(type.getClassLoader(), type.getName().replace('.', '/'))
          && instrumentation.isModifiableClass(type)) {
        loaded.add(type);
      }
    }
    try {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      oneByOne(loaded);
    }
  }

  private void oneByOne(List<Class<?>> loaded) {
    for (Class<?> type : loaded) {
      try {
        instrumentation.retransformClasses(type);
      } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
        blind.spot("instrumentation-missing", type.getName());
      }
    }
  }
}
