package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HookFailures;
import dev.threadlint.agent.bootstrap.IdentityHashes;
import dev.threadlint.agent.bootstrap.JdkFields;
import dev.threadlint.agent.bootstrap.OwnerHooks;
import dev.threadlint.agent.bootstrap.StackReader;
import dev.threadlint.agent.bootstrap.ThreadHooks;
import dev.threadlint.agent.bootstrap.ThreadMaps;
import dev.threadlint.agent.instrument.monitor.Untouched;
import dev.threadlint.agent.site.SiteTable;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the hooks into this JVM. The hook classes are injected already. */
public final class Installation implements Untouched, Runnable {
  private final Instrumentation instrumentation;
  private final ClassFilter filter;
  private final Instrumentations instrumentations;
  private final Transformer transformer;
  private final SiteTable sites;
  private final Blind blind;
  private boolean complete;

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
    this.filter = filter;
    this.instrumentations = Instrumentations.all();
    this.transformer = new Transformer(instrumentations, filter, sites, this);
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
    IdentityHashes.prepare();
    HookFailures.prepare();
  }

  /**
   * Installs the hooks that a program needs from its start, and has the others installed later.
   *
   * @param late whether the program runs already, and may have threads
   */
  public void install(boolean late) throws ReflectiveOperationException {
    OwnerHooks.setNotALock(Class.forName("java.util.concurrent.ThreadPoolExecutor$Worker"));
    boolean threadsUnderWay = late || Thread.activeCount() > 1;
    try {
      StackReader.install(new LiveStackReader(sites));
    } catch (LinkageError | RuntimeException e) {
      blind.spot("instrumentation-missing", "LiveStackFrame");
    }
    instrumentation.addTransformer(transformer, true);
    if (threadsUnderWay) {
      complete = true;
      nameLatches();
      retransform(loadedClasses().all());
    } else {
      // One thread alone orders no locks, and a program that is over soon need not pay: not even
      // for a look at all the classes.
      retransform(loadedClasses().forOneThread());
      ThreadHooks.setBeforeFirst(this);
    }
  }

  /** Installs what is still missing; at the latest before the program starts a thread. */
  @Override
  public synchronized void run() {
    if (!complete) {
      complete = true;
      nameLatches();
      retransform(loadedClasses().ofJdk());
    }
    ThreadHooks.setBeforeFirst(null);
  }

  /** Opens a package of the JDK to the tracer, as {@code --add-opens} would. */
  public void open(Module module, String packageName) {
    instrumentation.redefineModule(
        module,
        Collections.emptySet(),
        Collections.emptyMap(),
        Map.of(packageName, Collections.singleton(Installation.class.getModule())),
        Collections.emptySet(),
        Collections.emptyMap());
  }

  private LoadedClasses loadedClasses() {
    return new LoadedClasses(instrumentation, instrumentations, filter, transformer);
  }

  private void nameLatches() {
    try {
      OwnerHooks.setNotAWait(Class.forName("java.util.concurrent.CountDownLatch$Sync"));
    } catch (ClassNotFoundException unknownJdk) {
      blind.spot("instrumentation-missing", "CountDownLatch");
    }
  }

  /** Takes the hooks out of all classes; what runs in one of them ends as it began. */
  public synchronized void uninstall() {
    complete = true;
    ThreadHooks.setBeforeFirst(null);
    instrumentation.removeTransformer(transformer);
    retransform(loadedClasses().all());
  }

  private void retransform(List<Class<?>> classes) {
    if (classes.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      oneByOne(classes);
    }
  }

  private void oneByOne(List<Class<?>> classes) {
    for (Class<?> type : classes) {
      try {
        instrumentation.retransformClasses(type);
      } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
        blind.spot("instrumentation-missing", type.getName());
      }
    }
  }
}
