package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Full;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManagerTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private static SyncManager manager;

  @BeforeAll
  static void startManager() {
    manager = SyncManager.started();
  }

  @AfterAll
  static void shutdownManager() {
    manager.close();
  }

  @Test
  void dict_hasPythonsMethods() {
    DictProxy<String, Integer> dict = manager.dict(Map.of("a", 1));
    dict.setItem("b", 2);
    assertThat(dict.getItem("a")).isEqualTo(1);
    assertThat(dict.get("q")).isNull();
    assertThat(dict.get("q", 7)).isEqualTo(7);
    assertThat(dict.contains("b")).isTrue();
    assertThat(dict.setdefault("c", 3)).isEqualTo(3);
    assertThat(dict.keys()).containsExactly("a", "b", "c");
    assertThat(dict.values()).containsExactly(1, 2, 3);
    assertThat(dict.items())
        .containsExactly(Map.entry("a", 1), Map.entry("b", 2), Map.entry("c", 3));
    assertThat(dict.popitem()).isEqualTo(Map.entry("c", 3));
    assertThat(dict.pop("b")).isEqualTo(2);
    assertThat(dict.pop("b", 9)).isEqualTo(9);
    dict.update(Map.of("z", 26));
    assertThat(dict.copy()).isEqualTo(Map.of("a", 1, "z", 26));
    assertThat(dict.union(Map.of("y", 25))).hasSize(3);
    assertThat(dict).containsExactly("a", "z");
    assertThat(dict).hasToString("{'a': 1, 'z': 26}");
    assertThat(dict.repr()).matches("<DictProxy object, typeid 'dict' at 0x[0-9a-f]+>");
    assertThat(dict.getValue()).isEqualTo(dict.copy());
    dict.delItem("a");
    dict.clear();
    assertThat(dict.len()).isZero();
    assertThat(dict).isNotEqualTo(manager.dict());
  }

  @Test
  void dictMisused_throwsThePlainErrorOfTheMethod() {
    DictProxy<String, Integer> dict = manager.dict();
    assertThatThrownBy(() -> dict.getItem("x"))
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'x'")
        .hasNoCause();
    assertThatThrownBy(() -> dict.delItem("x")).hasMessage("'x'");
    assertThatThrownBy(() -> dict.pop("x")).hasMessage("'x'");
    assertThatThrownBy(dict::popitem).hasMessage("'popitem(): dictionary is empty'");
    assertThatThrownBy(() -> dict.call("nope"))
        .isExactlyInstanceOf(RemoteError.class)
        .hasMessageContaining("-".repeat(75))
        .hasMessageContaining("method 'nope' of <class ")
        .hasMessageContaining("object is not in exposed=");
  }

  @Test
  @Tag("MG02")
  void listChangesWhileIterated_newValueIsSeen() {
    ListProxy<Integer> list = manager.list(List.of(1, 2, 3));
    List<Integer> seen = new ArrayList<>();
    for (int item : list) {
      list.set(2, 30);
      seen.add(item);
    }
    assertThat(seen).containsExactly(1, 2, 30);
  }

  @Test
  @Tag("MG02")
  void dictClearedWhileIterated_refuses() {
    DictProxy<String, Integer> dict = manager.dict(Map.of("a", 1, "b", 2));
    Iterator<String> keys = dict.iterator();
    keys.next();
    dict.clear();
    assertThatThrownBy(keys::next)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("dictionary changed size during iteration");
  }

  @Test
  void list_hasPythonsMethods() {
    ListProxy<Integer> list = manager.list(List.of(3, 1, 2));
    list.append(9);
    list.extend(List.of(5, 4));
    list.insert(0, 7);
    assertThat(list.copy()).containsExactly(7, 3, 1, 2, 9, 5, 4);
    assertThat(list.get(-1)).isEqualTo(4);
    assertThat(list.slice(1, 3)).containsExactly(3, 1);
    assertThat(list.pop()).isEqualTo(4);
    assertThat(list.pop(0)).isEqualTo(7);
    list.remove(9);
    list.delete(-1);
    list.sort();
    assertThat(list).hasToString("[1, 2, 3]");
    list.sort(true);
    list.reverse();
    assertThat(list.plus(List.of(4))).containsExactly(1, 2, 3, 4);
    assertThat(list.times(2)).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(list.index(2)).isEqualTo(1);
    assertThat(list.count(2)).isEqualTo(1);
    assertThat(list.contains(2)).isTrue();
    list.setSlice(0, 2, List.of(8));
    list.multiply(2);
    assertThat(list).containsExactly(8, 3, 8, 3);
    list.clear();
    assertThat(list.len()).isZero();
  }

  @Test
  void listMisused_throwsThePlainErrorOfTheMethod() {
    ListProxy<Object> list = manager.list(List.of(1, "a"));
    assertThatThrownBy(() -> list.get(9))
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("list index out of range");
    assertThatThrownBy(() -> list.set(9, 1)).hasMessage("list assignment index out of range");
    assertThatThrownBy(() -> list.pop(9)).hasMessage("pop index out of range");
    assertThatThrownBy(() -> manager.list().pop()).hasMessage("pop from empty list");
    assertThatThrownBy(() -> list.remove(99)).hasMessage("list.remove(x): x not in list");
    assertThatThrownBy(() -> list.index(99))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("99 is not in list");
    assertThatThrownBy(list::sort).isExactlyInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> list.append(new Object())).isExactlyInstanceOf(NotPicklable.class);
    assertThatThrownBy(() -> list.append(new Lock()))
        .hasMessage("Lock objects should only be shared between processes through inheritance");
    assertThat(list.len()).isEqualTo(2);
  }

  @Test
  void set_hasPythonsMethods() {
    SetProxy<Integer> set = manager.set(List.of(1, 2, 2));
    set.add(3);
    set.discard(9);
    set.remove(1);
    set.update(List.of(4, 5));
    set.differenceUpdate(List.of(5));
    assertThat(set).containsExactlyInAnyOrder(2, 3, 4);
    assertThat(set.union(Set.of(9))).hasSize(4);
    assertThat(set.intersection(Set.of(2, 9))).containsExactly(2);
    assertThat(set.difference(Set.of(2))).containsExactlyInAnyOrder(3, 4);
    set.intersectionUpdate(List.of(2));
    assertThat(set).hasToString("{2}");
    assertThat(set.contains(2)).isTrue();
    assertThat(set.copy()).containsExactly(2);
    assertThat(set.pop()).isEqualTo(2);
    assertThat(set.len()).isZero();
    assertThatThrownBy(set::pop).hasMessage("'pop from an empty set'");
    assertThatThrownBy(() -> set.remove(1))
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("1");
    set.clear();
  }

  @Test
  void plainListInside_isACopyAProxyIsNot() {
    ListProxy<Object> outer = manager.list();
    outer.append(new ArrayList<>(List.of(1)));
    ((List<?>) outer.get(0)).clear();
    assertThat(outer.get(0)).isEqualTo(List.of(1));
    ListProxy<Integer> inner = manager.list();
    outer.append(inner);
    inner.append(7);
    assertThat(((ListProxy<?>) outer.get(1)).copy()).isEqualTo(List.of(7));
    assertThat(Forked.run(ManagerTest::appendToInner, outer)).isZero();
    assertThat(inner.copy()).containsExactly(7, 8);
  }

  @Test
  @Tag("MG04")
  void queuesInsideListAndDict_work() {
    ListProxy<Object> list = manager.list();
    QueueProxy<String> queue = manager.queue();
    list.append(queue);
    DictProxy<String, Object> dict = manager.dict();
    dict.setItem("q", list.get(0));
    queue.put("through both");
    assertThat(((QueueProxy<?>) dict.getItem("q")).get()).isEqualTo("through both");
  }

  @Test
  @Tag("MG03")
  void namespace_keepsHiddenNamesToItself() {
    NamespaceProxy namespace = manager.namespace();
    namespace.set("name", "Bob");
    namespace.set("job", "Builder");
    namespace.set("_hidden", "hidden");
    assertThat(namespace.get("name")).isEqualTo("Bob");
    namespace.delete("job");
    assertThat(namespace).hasToString("Namespace(name='Bob')");
    namespace.set("name1", 1);
    assertThat(namespace).hasToString("Namespace(name1=1, name='Bob')"); // sorted with the values
    assertThat(namespace.get("_hidden")).isEqualTo("hidden");
    assertThatThrownBy(() -> namespace.get("nope"))
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'Namespace' object has no attribute 'nope'");
    namespace.delete("_hidden");
    assertThatThrownBy(() -> namespace.get("_hidden")).hasMessageContaining("_hidden");
  }

  @Test
  void valueAndArray_takeWhatPythonTakes() {
    ValueProxy<String> value = manager.value('i', "str");
    assertThat(value.get()).isEqualTo("str");
    value.set("other");
    assertThat(value).hasToString("Value('i', 'other')");
    ArrayProxy array = manager.array('i', List.of(1, 2));
    array.set(-1, 5);
    assertThat(array).containsExactly(1, 5);
    assertThat(array.len()).isEqualTo(2);
    assertThat(array.slice(0, 1)).containsExactly(1);
    assertThat(array).hasToString("array('i', [1, 5])");
    assertThatThrownBy(() -> array.get(5))
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("array index out of range");
  }

  @Test
  void queue_hasTheRulesOfTheOneAmongThreads() {
    QueueProxy<Integer> queue = manager.queue(1);
    assertThat(Forked.run(ManagerTest::putOne, queue)).isZero();
    assertThat(queue.full()).isTrue();
    assertThat(queue.qsize()).isEqualTo(1);
    assertThatThrownBy(() -> queue.putNowait(2)).isExactlyInstanceOf(Full.class);
    assertThatThrownBy(() -> queue.put(2, Duration.ofSeconds(-1)))
        .hasMessage("'timeout' must be a non-negative number");
    assertThat(queue.get(SHORT)).isEqualTo(1);
    assertThat(queue.empty()).isTrue();
    assertThatThrownBy(queue::getNowait).isExactlyInstanceOf(Empty.class);
    queue.taskDone();
    queue.join();
    assertThatThrownBy(queue::taskDone).hasMessage("task_done() called too many times");
    assertThat(queue.repr()).startsWith("<AutoProxy[Queue] object, typeid 'Queue' at");
    QueueProxy<Object> joinable = manager.joinableQueue(0);
    joinable.put(null);
    assertThat(joinable.get()).isNull();
  }

  @Test
  void lastProxyForgotten_theObjectIsDropped() {
    try (SyncManager own = SyncManager.started()) {
      AcquirerProxy lock = own.lock();
      lock.acquire();
      assertThat(Forked.run(ManagerTest::checkTaken, lock)).isZero();
      lock = null;
      untilObjects(own, 0);
      ListProxy<Object> outer = own.list();
      outer.append(own.dict());
      untilObjects(own, 2); // what is in the list stays
      assertThat(((DictProxy<?, ?>) outer.get(0)).len()).isZero();
    }
  }

  @Test
  void threadsThatHaveEnded_leaveNoConnections() throws Exception {
    DictProxy<String, Integer> dict = manager.dict();
    AtomicInteger answers = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      Thread thread = Started.thread(() -> answers.addAndGet(dict.len() + 1));
      thread.join();
    }
    assertThat(answers.get()).isEqualTo(50);
    assertThat(ManagerLine.open()).isLessThan(10);
  }

  private static void untilObjects(SyncManager manager, int number) {
    Await.until(
        () -> {
          System.gc();
          return manager.numberOfObjects() == number;
        });
  }

  private static Object appendToInner(Arguments args) {
    @SuppressWarnings("unchecked")
    ListProxy<Integer> inner = (ListProxy<Integer>) ((ListProxy<?>) args.get(0)).get(1);
    inner.append(8);
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Object putOne(Arguments args) {
    ((QueueProxy<Integer>) args.get(0)).put(1);
    return null;
  }

  private static Object checkTaken(Arguments args) {
    assertThat(((AcquirerProxy) args.get(0)).acquire(false)).isFalse();
    return null;
  }
}
