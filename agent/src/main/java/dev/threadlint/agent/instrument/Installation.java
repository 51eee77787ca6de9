package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.JdkFields;
import dev.threadlint.agent.bootstrap.OwnerHooks;
import dev.threadlint.agent.bootstrap.StackReader;
import dev.threadlint.agent.bootstrap.ThreadMaps;
import dev.threadlint.agent.instrument.monitor.Untouched;
import dev.threadlint.agent.site.SiteTable;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the hooks into this JVM. The hook classes are injected already. */
public final class Installation implements Untouched {
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
    this.transformer = new Transformer(Instrumentations.all(), filter, sites, this);
  }

  @Override
  public void leave(String className, @Nullable String method, String reason) {
    String which = method == null ? className : className + "." + method;
    blind.spot("class-not-traced", which + ": " + reason);
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
    ThreadMaps.install(Class.forName("java.lang.ThreadLocal$ThreadLocalMap"));
  }

  /** Installs all hooks. */
  public void install() throws ReflectiveOperationException {
    OwnerHooks.setNotALock(Class.forName("java.util.concurrent.ThreadPoolExecutor$Worker"));
    try {
      StackReader.install(new LiveStackReader(sites));
    } catch (LinkageError | RuntimeException e) {
      blind.spot("instrumentation-missing", "LiveStackFrame");
    }
    instrumentation.addTransformer(transformer, true);
    retransformLoaded();
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
