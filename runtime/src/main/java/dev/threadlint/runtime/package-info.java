/**
 * What Python programs use around threads: calls with arguments, string joining, exit handlers.
 *
 * <p>The rooms are Python's: {@link dev.threadlint.runtime.threading}, {@link
 * dev.threadlint.runtime.queue}, {@link dev.threadlint.runtime.futures}, and for many processes
 * {@link dev.threadlint.runtime.multiprocessing}. Names are Python's in camelCase, a time-out is a
 * {@link java.time.Duration}, and a {@code with} block becomes a try with resources:
 *
 * <pre>{@code
 * Lock lock = new Lock();                          // lock = threading.Lock()
 * try (Guard held = lock.hold()) {                 // with lock:
 *   total += 1;                                    //     total += 1
 * }
 * Thread worker = new Thread(() -> fetch(url));    // worker = Thread(target=fetch, args=(url,))
 * worker.start();                                  // worker.start()
 * worker.join(Duration.ofSeconds(2));              // worker.join(2)
 * }</pre>
 *
 * <p>Python's exceptions appear as the JDK's own type where there is one that means the same, with
 * Python's text: {@code ValueError} is {@link java.lang.IllegalArgumentException}, {@code
 * RuntimeError} is {@link java.lang.IllegalStateException}, {@code TypeError} about a value is
 * {@link java.lang.ClassCastException}, {@code AttributeError} is {@link
 * java.util.NoSuchElementException}, {@code OverflowError} is {@link java.lang.ArithmeticException}
 * and {@code CancelledError} is {@link java.util.concurrent.CancellationException}.
 */
@NullMarked
package dev.threadlint.runtime;

import org.jspecify.annotations.NullMarked;
