package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a worker shall do, be it a process or a thread.
 *
 * @param kind how the function takes the input
 * @param function a Callable, Routine or Fn
 * @param input nothing, the Arguments of one call, or the items of many
 */
public record WorkRequest(Kind kind, Object function, @Nullable Object input) {
  /** How the function takes the input. */
  public enum Kind {
    /** A Callable without input. */
    CALL,
    /** A Routine, called once. */
    APPLY,
    /** A Fn, called for each item. */
    MAP,
    /** A Routine, called for each item with that item's own items as arguments. */
    STARMAP
  }

  /** Does it: gives the result, or the list of results. The first failure ends a list. */
  @SuppressWarnings("unchecked") // the kind says what the function is
  public @Nullable Object run() throws Exception {
    return switch (kind) {
      case CALL -> ((Callable<?>) function).call();
      case APPLY -> arguments().call((Routine<?>) function);
      case MAP -> map((Fn<@Nullable Object, ?>) function);
      case STARMAP -> map(item -> Arguments.unpacking(item).call((Routine<?>) function));
    };
  }

  private Arguments arguments() {
    return input == null ? Arguments.none() : (Arguments) input;
  }

  private List<@Nullable Object> map(Fn<@Nullable Object, ?> each) throws Exception {
    List<?> items = input == null ? List.of() : (List<?>) input;
    List<@Nullable Object> results = new ArrayList<>(items.size());
    for (Object item : items) {
      results.add(each.apply(item));
    }
    return results;
  }
}
