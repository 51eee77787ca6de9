package dev.threadlint.samples.seed.ip;

import dev.threadlint.runtime.threading.Event;
import java.awt.EventQueue;
import java.util.List;
import javax.swing.UIManager;

/**
 * Says where in the world an address belongs: on the console, or with {@code --window} in a window.
 *
 * <p>In Python the article puts a tkinter window over an older script. The look-up runs in the
 * handler of the button, so the window stands still until it is over. For many addresses there is a
 * pool of processes, which wants a main guard, and functions that know nothing of the window.
 *
 * <p>In Java a window has one thread, too, and only that one may touch it. The handler starts a
 * {@code SwingWorker}, which looks up beside it and has the thread of the window show the result.
 * Several addresses go to a pool of processes of the runtime, made once, whose tasks are a static
 * method. A wrong address gives a line that says so: thrown, it would take the whole batch with it.
 *
 * <p>The tracer says nothing. It does not look how long the thread of a window is busy; had that
 * thread waited for a lock or a task that in turn needs it, it would say {@code deadlock}.
 */
public final class IpLookup {
  private static final List<String> EXAMPLES =
      List.of(
          "8.8.8.8", "1.0.1.7", "193.0.6.139", "196.4.165.255", "192.0.2.1", "9.9.9.9", "1.2.3");

  private IpLookup() {}

  /** Takes {@code --window} or addresses; without any it shows a few. */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    try (Lookups lookups = new Lookups()) {
      if (words.contains("--window")) {
        show(lookups);
      } else {
        lookups.describe(words.isEmpty() ? EXAMPLES : words).forEach(System.out::println);
      }
    }
  }

  private static void show(Lookups lookups) {
    Event closed = new Event();
    UIManager.put("swing.boldMetal", false);
    EventQueue.invokeLater(() -> new IpWindow(lookups::describe, closed::set).open());
    closed.await();
  }
}
