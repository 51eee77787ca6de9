package dev.threadlint.samples.seed.music;

import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.Futures;
import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Searches all sources at once, for all requests by one pool that lives as long as the server. */
final class Music implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SEARCHES_AT_A_TIME = 4;

  private final List<MusicSource> sources = MusicSource.all();
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(sources.size() * SEARCHES_AT_A_TIME, "music");

  /**
   * An answer of each source, in their order; a source that fails does not take the others along.
   */
  List<Answer> search(String words) {
    List<Future<List<String>>> searches =
        sources.stream().map(source -> pool.submit(() -> source.search(words))).toList();
    Futures.wait(searches, PATIENCE);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < searches.size(); i++) {
      answers.add(answer(sources.get(i).name(), searches.get(i)));
    }
    return answers;
  }

  private static Answer answer(String source, Future<List<String>> search) {
    if (!search.done()) {
      return new Answer(source, List.of(), "no answer in time");
    }
    Throwable trouble = search.exception();
    return trouble == null
        ? new Answer(source, search.result(), "")
        : new Answer(source, List.of(), String.valueOf(trouble.getMessage()));
  }

  @Override
  public void close() {
    pool.close();
  }
}
