package dev.threadlint.runtime.multiprocessing.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.runtime.threading.Started;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedMutexTest {
  private final SharedWord word = SharedFile.create(SharedWord.BYTES).word(0);
  private final SharedMutex mutex = new SharedMutex(word);

  @Test
  void freedByItsHolder_isNotLent() {
    for (int i = 0; i < 2; i++) {
      assertThat(mutex.tryAcquire()).isTrue();
      assertThat(mutex.release()).isTrue();
    }
    assertThat(mutex.release()).isFalse();
    assertThat(word.isLent()).isFalse();
  }

  @Test
  void freedByAnotherThread_isLentFromThenOn() {
    mutex.tryAcquire();
    Started.thread(mutex::release).join();
    assertThat(word.isLent()).isTrue();
    mutex.tryAcquire();
    mutex.release();
    assertThat(word.isLent()).isTrue();
    assertThat(mutex.isHeld()).isFalse();
  }
}
