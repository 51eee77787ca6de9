package dev.threadlint.agent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that the analysis thread is asked by another one, which waits for the answer. */
final class Inquiry<T> {
  // Between two looks whether there still is somebody to answer.
  private static final long LOOK_MILLIS = 100;

  private final Question<T> question;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable T answer;

  /** What is asked. */
  interface Question<T> {
    T answer(Analysis analysis);
  }

  Inquiry(Question<T> question) {
    this.question = question;
  }

  /** On the analysis thread. */
  void answerBy(Analysis analysis) {
    try {
      answer = question.answer(analysis);
    } finally {
      done.countDown();
    }
  }

  /** The answer; null if that thread ends before, or cannot answer. */
  @Nullable T await(Thread analysis) throws InterruptedException {
    while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && analysis.isAlive()) {
      // It is at work.
    }
    return answer;
  }
}
