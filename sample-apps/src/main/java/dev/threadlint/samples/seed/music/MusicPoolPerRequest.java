package dev.threadlint.samples.seed.music;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The pool in {@code search()}, where the article found it to work: each request makes its own.
 *
 * <p>In Python that is the cure for the three others, at the price of some processes a request.
 *
 * <p>In Java it works as well, and is as needless: threads are started and ended for three tasks,
 * and a hundred requests at a time have four hundred of them, for nobody limits it any more.
 *
 * <p>The tracer says where the pools are made, and for how few tasks ({@code pool-per-task}).
 *
 * @see MusicSearchView
 */
public final class MusicPoolPerRequest {
  private MusicPoolPerRequest() {}

  /** Answers five requests. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    for (String words : List.of("moon", "blues", "rock", "night", "delta")) {
      System.out.println(words + ": " + search(words));
    }
  }

  private static List<String> search(String words) throws InterruptedException, ExecutionException {
    List<MusicSource> sources = MusicSource.all().stream().filter(MusicSource::open).toList();
    ExecutorService pool = Executors.newFixedThreadPool(sources.size()); // FINDING: pool-per-task
    try {
      List<Callable<List<String>>> searches = new ArrayList<>();
      sources.forEach(source -> searches.add(() -> source.search(words)));
      List<String> titles = new ArrayList<>();
      for (Future<List<String>> found : pool.invokeAll(searches)) {
        titles.addAll(found.get());
      }
      return titles;
    } finally {
      pool.shutdown();
    }
  }
}
