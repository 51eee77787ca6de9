package dev.threadlint.programs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.collections.collection.SynchronizedCollection;

/** Adds each of two collections that lock themselves to the other, or only one to the other. */
public final class CrossAddAll {
  private CrossAddAll() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    Collection<String> a = locked();
    Collection<String> b = locked();
    Turns turns = new Turns();
    Thread first =
        new Thread(
            () -> {
              a.addAll(b);
              turns.done(0);
            });
    Thread second =
        new Thread(
            () -> {
              turns.await(1);
              if (wrong) {
                b.addAll(a);
              } else {
                a.addAll(b);
              }
            });
    first.start();
    second.start();
    Threads.join(first);
    Threads.join(second);
  }

  @SuppressWarnings("unchecked") // The library is older than generics.
  private static Collection<String> locked() {
    return SynchronizedCollection.decorate(new ArrayList<>(List.of("one")));
  }
}
