package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.threading.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PoolTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final Pool pool = new Pool(2);

  @AfterEach
  void terminate() {
    pool.terminate();
    pool.join();
  }

  @Test
  void applyInEveryForm_givesTheResult() {
    int six = 6;
    assertThat(pool.<Integer>apply(() -> six * 7)).isEqualTo(42);
    assertThat(pool.<Integer>apply(Tasks::add, Arguments.of(1, 2))).isEqualTo(3);
    assertThat(pool.<Integer>applyAsync(Tasks::add, Arguments.of(3, 4)).get()).isEqualTo(7);
    assertThat(pool.<Object>apply(() -> null)).isNull();
  }

  @Test
  void map_givesResultsInOrderForEveryChunkSize() {
    List<Integer> items = numbers(100);
    List<Integer> squares = items.stream().map(x -> x * x).toList();
    assertThat(pool.map(Tasks::square, items)).isEqualTo(squares);
    for (int chunksize : List.of(1, 7, 100, 1000)) {
      assertThat(pool.map(Tasks::square, items, chunksize)).isEqualTo(squares);
    }
    assertThat(new HashSet<>(pool.map(Tasks::pid, items, 1))).hasSizeBetween(1, 2);
  }

  @Test
  @Tag("PL06")
  void nothingToMap_givesNothing() {
    List<Integer> none = List.of();
    assertThat(pool.map(Tasks::square, none)).isEmpty();
    assertThat(pool.map(Tasks::square, none, 1)).isEmpty();
    assertThat(pool.mapAsync(Tasks::square, none).get()).isEmpty();
    assertThat(pool.imap(Tasks::square, none).hasNext()).isFalse();
    assertThat(pool.imapUnordered(Tasks::square, none).hasNext()).isFalse();
  }

  @Test
  void defaultChunks_areFourPerWorker() {
    List<Integer> counts = pool.map(Tasks::countCalls, numbers(17));
    // Chunks of three: whoever counts goes on for three calls at a time.
    for (int i = 0; i < 15; i += 3) {
      assertThat(counts.get(i + 1) - counts.get(i)).isOne();
      assertThat(counts.get(i + 2) - counts.get(i)).isEqualTo(2);
    }
  }

  @Test
  void starmap_unpacksEachItem() {
    List<List<Integer>> pairs = List.of(List.of(1, 2), List.of(3, 4));
    assertThat(pool.<Integer>starmap(Tasks::add, pairs)).containsExactly(3, 7);
    assertThat(pool.<Integer>starmapAsync(Tasks::add, pairs).get()).containsExactly(3, 7);
    assertThatThrownBy(() -> pool.<Integer>starmap(Tasks::add, List.of(1)))
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessageContaining("must be an iterable, not int");
  }

  @Test
  void oneItemFails_itsErrorComesWhenAllChunksAreDone() {
    AsyncResult<List<Integer>> result =
        pool.mapAsync(Tasks::unlessThree, numbers(6), 1, null, null);
    assertThatThrownBy(result::get)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("three");
    assertThat(result.successful()).isFalse();
    assertThat(pool.map(Tasks::square, List.of(5))).containsExactly(25);
  }

  @Test
  @Tag("PL03")
  void workerFails_causeIsTheRemoteStack() {
    assertThatThrownBy(() -> pool.apply(Tasks::fail, Arguments.none()))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("failed on purpose")
        .cause()
        .isExactlyInstanceOf(RemoteTraceback.class)
        .hasMessageStartingWith("\n\"\"\"\n")
        .hasMessageContaining("Tasks.java:")
        .hasMessageEndingWith("\"\"\"");
  }

  @Test
  void imap_goesOnAfterAFailure() {
    PoolResults<Integer> results = pool.imap(Tasks::unlessThree, numbers(5));
    List<Object> seen = new ArrayList<>();
    while (results.hasNext()) {
      try {
        seen.add(results.next());
      } catch (IllegalArgumentException e) {
        seen.add(e.getMessage());
      }
    }
    assertThat(seen).containsExactly(0, 1, 2, "three", 4);
    assertThatThrownBy(results::next).isExactlyInstanceOf(NoSuchElementException.class);
  }

  @Test
  void imapInChunks_endsWithTheFailure() {
    PoolResults<Integer> results = pool.imap(Tasks::unlessThree, numbers(6), 2);
    assertThat(List.of(results.next(), results.next())).containsExactly(0, 1);
    assertThatThrownBy(results::next).hasMessage("three");
    assertThat(results.hasNext()).isFalse();
    assertThatThrownBy(() -> pool.imap(Tasks::square, numbers(1), 0))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Chunksize must be 1+, not 0");
  }

  @Test
  void imapOfALongInput_readsAheadOnlySoFar() {
    Iterable<Integer> endless = () -> Stream.iterate(0, i -> i + 1).iterator();
    Iterator<Integer> results = pool.imap(Tasks::square, endless);
    assertThat(Stream.generate(results::next).limit(100).toList())
        .isEqualTo(numbers(100).stream().map(x -> x * x).toList());
  }

  @Test
  void terminatedWhileItReadsAnEndlessInput_readsNoFurther() {
    AtomicReference<java.lang.Thread> reader = new AtomicReference<>();
    Iterable<Integer> endless =
        () -> {
          reader.set(java.lang.Thread.currentThread());
          return Stream.iterate(0, i -> i + 1).iterator();
        };
    assertThat(pool.imap(Tasks::square, endless).next()).isZero();
    pool.terminate();
    Await.until(() -> !reader.get().isAlive());
  }

  @Test
  void closedWhileItReadsItsInput_doesAllOfIt() {
    Event closed = new Event();
    Iterable<Integer> slow =
        () ->
            numbers(3).stream().peek(i -> assertThat(i == 0 || closed.await()).isTrue()).iterator();
    Iterator<Integer> results = pool.imap(Tasks::square, slow);
    assertThat(results.next()).isZero();
    pool.close();
    closed.set();
    assertThat(List.of(results.next(), results.next())).containsExactly(1, 4);
    pool.join();
  }

  @Test
  void imapWhoseInputFails_throwsThatAtItsPlace() {
    Iterable<Integer> failing =
        () ->
            Stream.of(1, 2, 3)
                .peek(
                    i -> {
                      if (i == 3) {
                        throw new IllegalStateException("input");
                      }
                    })
                .iterator();
    PoolResults<Integer> results = pool.imap(Tasks::square, failing);
    assertThat(results.next()).isEqualTo(1);
    assertThat(results.next()).isEqualTo(4);
    assertThatThrownBy(results::next).hasMessage("input").hasNoCause();
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void imapUnordered_givesAllInSomeOrder() {
    List<Integer> all = new ArrayList<>();
    pool.imapUnordered(Tasks::square, numbers(50)).forEach(all::add);
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(numbers(50).stream().map(x -> x * x).toList());
  }

  @Test
  @Tag("PL04")
  void resultIsLate_timesOut() {
    AsyncResult<Object> late = pool.applyAsync(Tasks::sleepForEver, Arguments.none());
    assertThatThrownBy(() -> late.get(SHORT)).isExactlyInstanceOf(TimedOut.class).hasMessage("");
    late.await(SHORT);
    assertThat(late.ready()).isFalse();
    assertThatThrownBy(late::successful)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("<multiprocessing.pool.ApplyResult object at 0x\\w+> not ready");
    assertThatThrownBy(() -> pool.imap(Tasks::square, waiting()).next(SHORT))
        .isExactlyInstanceOf(TimedOut.class);
  }

  @Test
  @Tag("PL05")
  void terminated_longTasksDoNotHoldItUp() {
    Pool busy = new Pool(3);
    AsyncResult<List<Object>> never =
        busy.mapAsync(PoolTest::pause, numbers(10_000), 1, null, null);
    never.await(SHORT);
    busy.terminate();
    busy.join();
    assertThat(never.ready()).isFalse();
  }

  @Test
  @Tag("PL08")
  void callbacks_areCalledOnSuccessOrFailureOnly() {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    pool.applyAsync(
            Tasks::fail, Arguments.none(), r -> seen.add("result"), e -> seen.add(e.getMessage()))
        .await();
    pool.mapAsync(Integer::parseInt, List.of("1"), null, seen::add, seen::add).await();
    pool.mapAsync(Integer::parseInt, List.of("a"), null, seen::add, e -> seen.add(e.getClass()))
        .await();
    assertThat(seen).containsExactly("failed on purpose", List.of(1), NumberFormatException.class);
  }

  @Test
  void callbackFails_poolGoesOn() {
    AsyncResult<Integer> result =
        pool.applyAsync(
            () -> 1,
            one -> {
              throw new IllegalStateException("callback failed on purpose");
            },
            null);
    assertThat(result.get()).isOne();
    assertThat(pool.<Integer>apply(() -> 2)).isEqualTo(2);
  }

  @Test
  void callbackAsserts_poolGoesOn() {
    AsyncResult<Integer> result =
        pool.applyAsync(
            () -> 1,
            one -> {
              throw new AssertionError("callback failed on purpose");
            },
            null);
    assertThat(result.get()).isOne();
    List<Long> pids = pool.map(Tasks::pid, numbers(20), 1);
    assertThat(pids).hasSize(20);
  }

  @Test
  void nothingToMap_callsNoCallback() {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    pool.<Integer, Integer>mapAsync(Tasks::square, List.of(), null, seen::add, seen::add).await();
    pool.apply(() -> 1); // whatever was to be called before has been
    assertThat(seen).isEmpty();
  }

  @Test
  void imapOfItemsThatCannotTravel_goesOnAfterThem() {
    PoolResults<String> results =
        pool.imap(PoolTest::typeOf, List.of(1, new Object(), new Tasks.Refusing("checked"), "x"));
    assertThat(results.next()).isEqualTo("Integer");
    assertThatThrownBy(results::next).isExactlyInstanceOf(NotPicklable.class);
    assertThatThrownBy(results::next)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no way out");
    assertThat(results.next()).isEqualTo("String");
  }

  @Test
  void resultRefusesToTravel_isAnErrorWhateverItThrows() {
    for (String kind : List.of("unsupported", "checked", "assertion")) {
      assertThatThrownBy(() -> pool.apply(Tasks::giveRefusing, Arguments.of(kind)))
          .isExactlyInstanceOf(ResultNotSent.class)
          .hasMessageStartingWith("Error sending result: 'Refusing'. Reason: '")
          .hasMessageEndingWith("('no way out')'");
    }
    assertThat(pool.map(Tasks::square, List.of(1))).containsExactly(1);
  }

  @Test
  void repr_tellsTheState() {
    Pool ending = new Pool(1);
    assertThat(ending).hasToString("<multiprocessing.pool.Pool state=RUN pool_size=1>");
    ending.close();
    assertThat(ending).hasToString("<multiprocessing.pool.Pool state=CLOSE pool_size=1>");
    ending.terminate();
    assertThat(ending).hasToString("<multiprocessing.pool.Pool state=TERMINATE pool_size=1>");
    ending.close();
    assertThat(ending.toString()).contains("state=TERMINATE");
    ending.join();
  }

  @Test
  @Tag("PL11")
  void sizesThatMakeNoSense_areRefused() {
    for (int size : List.of(0, -1)) {
      assertThatThrownBy(() -> new Pool(size))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("Number of processes must be at least 1");
      assertThatThrownBy(() -> Pool.builder().processes(1).maxTasksPerChild(size).build())
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("maxtasksperchild must be a positive int or None");
    }
  }

  @Test
  @Tag("PL12")
  void itemsThatCannotTravel_giveTheirError() {
    assertThatThrownBy(() -> pool.map(Tasks::pid, List.of(new Object(), new Object())))
        .isExactlyInstanceOf(NotPicklable.class);
    assertThatThrownBy(() -> pool.apply(Tasks::giveUnsendable, Arguments.none()))
        .isExactlyInstanceOf(ResultNotSent.class)
        .hasMessageStartingWith("Error sending result: 'java.lang.Object@")
        .hasMessageContaining("Reason: '");
    assertThatThrownBy(() -> pool.apply(Tasks::throwUnreadable, Arguments.none()))
        .isExactlyInstanceOf(UnpicklingFailed.class)
        .hasMessageContaining("no way back");
    assertThat(pool.map(Tasks::square, List.of(1))).containsExactly(1);
  }

  @Test
  void closed_finishesWhatIsQueuedAndRefusesMore() {
    Pool closing = new Pool(2);
    AsyncResult<List<Integer>> queued =
        closing.mapAsync(Tasks::square, numbers(100), 1, null, null);
    assertThatThrownBy(closing::join)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Pool is still running");
    closing.close();
    closing.join();
    assertThat(queued.get()).hasSize(100);
    assertThatThrownBy(() -> closing.apply(() -> 1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Pool not running");
    assertThatThrownBy(closing::terminating).hasMessage("Pool not running");
  }

  @Test
  void block_terminatesAtItsEnd() {
    Pool inBlock = new Pool(1);
    AsyncResult<Object> unfetched;
    try (PoolEnd end = inBlock.terminating()) {
      unfetched = inBlock.applyAsync(Tasks::sleepForEver, Arguments.none());
    }
    inBlock.join();
    assertThat(unfetched.ready()).isFalse();
    assertThatThrownBy(() -> inBlock.apply(() -> 1)).hasMessage("Pool not running");
  }

  @Test
  void poolAsArgument_isRefused() {
    assertThatThrownBy(() -> pool.apply(PoolTest::nothing, Arguments.of(pool)))
        .isExactlyInstanceOf(UnsupportedOperationException.class)
        .hasMessage("pool objects cannot be passed between processes or pickled");
  }

  static String typeOf(Object item) {
    return item.getClass().getSimpleName();
  }

  static Object nothing(Arguments args) {
    return null;
  }

  static Object pause(int ignored) throws InterruptedException {
    java.lang.Thread.sleep(1000);
    return ignored;
  }

  private static Iterable<Integer> waiting() {
    return () ->
        Stream.generate(
                () -> {
                  new Event().await();
                  return 1;
                })
            .iterator();
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
