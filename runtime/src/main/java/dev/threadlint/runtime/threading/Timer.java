package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits and then calls a function, unless it is cancelled first. Python: {@code
 * threading.Timer}.
 *
 * <p>It must be started like any thread, is not a daemon unless its creator is, and can be joined.
 *
 * <pre>{@code
 * Timer timer = new Timer(Duration.ofSeconds(30), () -> System.out.println("hello"));
 * timer.start();
 * timer.cancel();
 * }</pre>
 */
public class Timer extends Thread {
  private final Duration interval;
  private final Routine<?> function;
  private final List<@Nullable Object> args = new ArrayList<>();
  private final Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();
  private final Event finished = new Event();

  /**
   * Python: {@code Timer(interval, function)}.
   *
   * @param interval from the start to the call; zero or less calls at once
   * @param function called in the timer's thread; what it throws goes to the {@link ExceptHook}
   */
  @SuppressWarnings("NullAway") // nobody looks at the function's result
  public Timer(Duration interval, Block function) {
    this(
        interval,
        arguments -> {
          function.run();
          return null;
        },
        Arguments.none());
  }

  /**
   * Python: {@code Timer(interval, function, args, kwargs)}.
   *
   * @param interval from the start to the call; zero or less calls at once
   * @param function called in the timer's thread; what it throws goes to the {@link ExceptHook}
   * @param arguments copied into this timer's own {@link #args} and {@link #kwargs}
   */
  public Timer(Duration interval, Routine<?> function, Arguments arguments) {
    this.interval = interval;
    this.function = function;
    this.args.addAll(arguments.positional());
    this.kwargs.putAll(arguments.keywords());
  }

  /** Stops the timer if it has not fired, even before it is started. Python: {@code cancel()}. */
  public void cancel() {
    finished.set();
  }

  @Override
  public void run() throws Exception {
    finished.await(interval);
    if (!finished.isSet()) {
      function.call(currentArguments());
    }
    finished.set();
  }

  /** How long it waits. Python: {@code timer.interval}. */
  public Duration interval() {
    return interval;
  }

  /** What it calls. Python: {@code timer.function}. */
  public Routine<?> function() {
    return function;
  }

  /** This timer's own list of positional arguments, which may be changed. Python: {@code args}. */
  public List<@Nullable Object> args() {
    return args;
  }

  /** This timer's own keyword arguments, which may be changed. Python: {@code timer.kwargs}. */
  public Map<String, @Nullable Object> kwargs() {
    return kwargs;
  }

  /** Set when it has fired or was cancelled. Python: {@code timer.finished}. */
  public Event finished() {
    return finished;
  }

  private Arguments currentArguments() {
    Arguments arguments = Arguments.of(args.toArray());
    for (Map.Entry<String, @Nullable Object> keyword : kwargs.entrySet()) {
      arguments = arguments.with(keyword.getKey(), keyword.getValue());
    }
    return arguments;
  }
}
