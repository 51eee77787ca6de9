package dev.threadlint.samples.seed.crawler;

import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.ShutDown;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Thread;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Ten threads take the numbers of pages from a queue until it is shut down and empty. */
@SuppressWarnings("try") // guards are only there to be closed
final class Crawl {
  private static final int THREADS = 10;

  private final IntFunction<URI> addresses;
  private final PageSource source;
  private final Queue<Integer> numbers = new Queue<>();
  private final Lock lock = new Lock();
  private final SortedMap<Integer, List<Book>> books = new TreeMap<>();
  private final SortedMap<Integer, String> failures = new TreeMap<>();
  private int pages;

  Crawl(IntFunction<URI> addresses, PageSource source) {
    this.addresses = addresses;
    this.source = source;
  }

  /** Reads all pages; what comes of each is known when it returns. */
  void run() throws Exception {
    String first = source.get(addresses.apply(1));
    pages = CatalogueReader.pages(first);
    done(1, CatalogueReader.books(first));
    for (int number = 2; number <= pages; number++) {
      numbers.put(number);
    }
    numbers.shutdown();
    List<Thread> threads = Stream.generate(() -> new Thread(this::work)).limit(THREADS).toList();
    threads.forEach(Thread::start);
    threads.forEach(Thread::join);
  }

  private void work() throws InterruptedException {
    try {
      while (true) {
        read(numbers.get());
      }
    } catch (ShutDown noMorePages) {
      // which is how it ends
    }
  }

  private void read(int number) throws InterruptedException {
    try {
      done(number, CatalogueReader.books(source.get(addresses.apply(number))));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // One page, and not the thread with all the pages that it would have read.
      failed(number, e instanceof PageFailure failure ? failure.words() : e.toString());
    }
  }

  private void done(int number, List<Book> found) {
    try (Guard held = lock.hold()) {
      books.put(number, found);
      tellProgress();
    }
  }

  private void failed(int number, String why) {
    try (Guard held = lock.hold()) {
      failures.put(number, why);
      tellProgress();
    }
  }

  private void tellProgress() {
    System.out.println((books.size() + failures.size()) + " of " + pages + " pages");
  }

  /** In the order of the pages, whichever came first. */
  List<Book> books() {
    return books.values().stream().flatMap(List::stream).toList();
  }

  /** Why, for each page that is missing. */
  SortedMap<Integer, String> failures() {
    return failures;
  }
}
