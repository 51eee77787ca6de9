package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keyword arguments of Python's {@code Process(…)}.
 *
 * <pre>{@code
 * Process worker = Process.builder().target(Crawler::work, Arguments.of(url)).daemon(true).start();
 * }</pre>
 */
@SuppressWarnings("JavaLangClash") // named after Process, which is Python's name
public final class ProcessBuilder {
  @Nullable Object group;
  @Nullable Routine<?> target;
  Arguments arguments = Arguments.none();
  String name = "";
  String kind = "";
  @Nullable Boolean daemon;
  final Context context;

  ProcessBuilder(Context context) {
    this.context = context;
  }

  /** Python reserves this argument: anything but null fails when the process is made. */
  public ProcessBuilder group(@Nullable Object newGroup) {
    group = newGroup;
    return this;
  }

  /** What the process shall do. Python: {@code target=f}. */
  @SuppressWarnings("NullAway") // nobody looks at a target's result
  public ProcessBuilder target(Block newTarget) {
    return target(routineOf(newTarget), Arguments.none());
  }

  /** What the process shall do, with arguments. Python: {@code target=f, args=…, kwargs=…}. */
  public ProcessBuilder target(Routine<?> newTarget, Arguments newArguments) {
    target = newTarget;
    arguments = newArguments;
    return this;
  }

  /** The name; an empty one counts as not given. Python: {@code name=…}. */
  public ProcessBuilder name(String newName) {
    name = newName;
    return this;
  }

  /**
   * Whether the process is ended with its parent instead of being waited for; without this call as
   * the process that makes it. Python: {@code daemon=…}.
   */
  public ProcessBuilder daemon(boolean newDaemon) {
    daemon = newDaemon;
    return this;
  }

  /**
   * Makes the process, not yet started.
   *
   * @throws AssertionError {@code group argument must be None for now}
   * @throws ClassCastException {@code 'int' object is not iterable}, for arguments that are not
   */
  public Process build() {
    return new Process(this);
  }

  /** Makes the process and starts it. */
  public Process start() {
    Process process = build();
    process.start();
    return process;
  }

  /** Already now, as in Python, and not only when the process runs. */
  Arguments takenOutArguments() {
    Arguments taken = Arguments.of(arguments.positional().toArray());
    for (Map.Entry<String, @Nullable Object> keyword : arguments.keywords().entrySet()) {
      taken = taken.with(keyword.getKey(), keyword.getValue());
    }
    return taken;
  }

  static Routine<?> routineOf(Block block) {
    return new BlockTarget(block);
  }

  /** What {@link #routineOf} was given, null if the routine is not from there. */
  static @Nullable Block blockOf(@Nullable Routine<?> routine) {
    return routine instanceof BlockTarget target ? target.block : null;
  }

  /** Not a lambda, which a strict program would refuse. */
  private static final class BlockTarget implements Routine<@Nullable Object> {
    @Serial private static final long serialVersionUID = 1;

    private final Block block;

    BlockTarget(Block block) {
      this.block = block;
    }

    @Override
    public @Nullable Object call(Arguments arguments) throws Exception {
      block.run();
      return null;
    }
  }
}
