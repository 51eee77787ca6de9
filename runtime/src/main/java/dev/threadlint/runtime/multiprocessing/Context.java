package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Spares;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way to start processes. Python: {@code multiprocessing.get_context(method)}.
 *
 * <p>{@code forkserver}, the default as in Python 3.14, lets a JVM that was launched in advance do
 * it if there is one; {@code spawn} launches one each time. There is no {@code fork}: a JVM cannot.
 *
 * <pre>{@code
 * Context spawn = Multiprocessing.getContext("spawn");
 * spawn.process().target(Crawler::work, Arguments.of(url)).start();
 * }</pre>
 */
public final class Context {
  private static final Context FORKSERVER = new Context("forkserver");
  private static final Context SPAWN = new Context("spawn");

  private static @Nullable Context chosen;

  private final String method;

  private Context(String method) {
    this.method = method;
  }

  /** Those that Python calls methods, the default first. */
  static List<String> methods() {
    return Stream.of(FORKSERVER, SPAWN).map(Context::getStartMethod).toList();
  }

  static Context of(String method) {
    for (Context context : List.of(FORKSERVER, SPAWN)) {
      if (context.method.equals(method)) {
        return context;
      }
    }
    throw new IllegalArgumentException("cannot find context for '" + method + "'");
  }

  /** To ask for it settles it, as in Python: from then on only force can change it. */
  static synchronized Context current() {
    if (chosen == null) {
      chosen = FORKSERVER;
    }
    return chosen;
  }

  static synchronized boolean isDefault() {
    return chosen == null || chosen == FORKSERVER;
  }

  static synchronized void choose(@Nullable String method, boolean force) {
    if (chosen != null && !force) {
      throw new IllegalStateException("context has already been set");
    }
    chosen = method == null ? null : of(method);
  }

  /** Python: {@code context.get_start_method()}. */
  public String getStartMethod() {
    return method;
  }

  /**
   * Never does it, as in Python. Python: {@code context.set_start_method(method)}.
   *
   * @throws IllegalArgumentException {@code cannot set start method of concrete context}
   */
  @SuppressWarnings("DoNotCallSuggester") // Python has it
  public void setStartMethod(String newMethod) {
    throw new IllegalArgumentException("cannot set start method of concrete context");
  }

  /** The process is named {@code SpawnProcess-1} and so on. Python: {@code context.Process(…)}. */
  public ProcessBuilder process() {
    ProcessBuilder builder = new ProcessBuilder(this);
    builder.kind = kind() + "Process";
    return builder;
  }

  /** The first part of the names of Python's classes. */
  String kind() {
    return this == SPAWN ? "Spawn" : "ForkServer";
  }

  /** Whether a JVM launched in advance may be taken; see {@link Spares}. */
  boolean isWarm() {
    return this == FORKSERVER;
  }
}
