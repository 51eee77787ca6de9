package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Itertools;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * A function of several arguments for each of many pairs: what map cannot do, and starmap does.
 *
 * <p>In Python {@code pool.map(add, [(1, 2), (3, 4)])} calls {@code add((1, 2))}, with one argument
 * that is a pair, and fails: {@code add() missing 1 required positional argument: 'b'}. {@code
 * pool.starmap} takes each pair apart, as {@code itertools.starmap} does without a pool. The
 * article found no way to give {@code apply_async} several arguments: it is {@code args=(a, b)}.
 *
 * <p>In Java the compiler refuses most of it, for {@code map} takes a function of one argument.
 * Done on purpose, as below, the whole pair is the first argument, which should be a number.
 *
 * <p>The tracer says nothing: the failure was read, by whoever waited for the map.
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class StarmapDemo {
  private static final List<List<Integer>> PAIRS =
      List.of(List.of(1, 2), List.of(3, 4), List.of(5, 6));

  private StarmapDemo() {}

  /** Adds three pairs in each way. */
  public static void main(String[] arguments) {
    Iterator<Integer> sums = Itertools.starmap(StarmapDemo::add, PAIRS);
    sums.forEachRemaining(sum -> System.out.println("itertools.starmap: " + sum));

    Pool pool = new Pool(2);
    try (PoolEnd end = pool.terminating()) {
      System.out.println("pool.starmap: " + pool.starmap(StarmapDemo::add, PAIRS));
      System.out.println(
          "apply_async: " + pool.applyAsync(StarmapDemo::add, Arguments.of(1, 2)).get());
      System.out.println("map: " + pool.map(pair -> add(Arguments.of(pair)), PAIRS));
    } catch (ClassCastException e) {
      System.out.println("map: a pair is no number");
    }
  }

  private static int add(Arguments arguments) {
    return number(arguments, 0) + number(arguments, 1);
  }

  private static int number(Arguments arguments, int position) {
    return (Integer) Objects.requireNonNull(arguments.get(position));
  }
}
