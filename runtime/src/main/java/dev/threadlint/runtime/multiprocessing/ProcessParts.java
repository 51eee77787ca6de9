package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a Process that travels to its child.
 *
 * @param warm whether its own children may be JVMs launched in advance
 */
record ProcessParts(
    Lineage lineage,
    String name,
    boolean daemon,
    boolean warm,
    @Nullable Routine<?> target,
    Arguments arguments) {

  /** Puts them on a list, on which what is plain stays so. */
  void addTo(List<@Nullable Object> words) {
    words.add(lineage.toString());
    words.add(lineage.parentPid());
    words.add(name);
    words.add(daemon);
    words.add(warm);
    Block block = ProcessBuilder.blockOf(target);
    words.add(block == null);
    words.add(block == null ? target : block);
    words.add(arguments.size());
    words.addAll(arguments.positional());
    arguments
        .keywords()
        .forEach(
            (key, value) -> {
              words.add(key);
              words.add(value);
            });
  }

  /** What {@link #addTo} has put there, of which the first word has been taken already. */
  static ProcessParts of(String path, Iterator<?> words) {
    return new ProcessParts(
        new Lineage(path, (Long) words.next()),
        (String) words.next(),
        (Boolean) words.next(),
        (Boolean) words.next(),
        target((Boolean) words.next(), words.next()),
        arguments((Integer) words.next(), words));
  }

  private static @Nullable Routine<?> target(boolean isRoutine, @Nullable Object function) {
    return isRoutine || function == null
        ? (Routine<?>) function
        : ProcessBuilder.routineOf((Block) function);
  }

  private static Arguments arguments(int size, Iterator<?> words) {
    @Nullable Object[] positional = new Object[size];
    for (int i = 0; i < size; i++) {
      positional[i] = words.next();
    }
    Arguments arguments = Arguments.of(positional);
    while (words.hasNext()) {
      arguments = arguments.with((String) words.next(), words.next());
    }
    return arguments;
  }
}
