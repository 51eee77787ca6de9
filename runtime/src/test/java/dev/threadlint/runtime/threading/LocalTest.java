package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocalTest {
  @Test
  void attributes_areEachThreadsOwn() {
    Local local = new Local();
    local.set("x", 1);
    List<Boolean> seen = new ArrayList<>();
    Started.thread(
            () -> {
              seen.add(local.has("x"));
              local.set("x", 2);
            })
        .join();
    assertThat(seen).containsExactly(false);
    assertThat(local.get("x")).isEqualTo(1);
    assertThat(local.dict()).containsOnlyKeys("x");
    local.delete("x");
    assertThatThrownBy(() -> local.get("x"))
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'_thread._local' object has no attribute 'x'");
    assertThatThrownBy(() -> local.delete("x"))
        .hasMessage("'_thread._local' object has no attribute 'x'");
  }

  @Test
  @Tag("TH19")
  void constructorArguments_onlyForASubclassThatTakesThem() {
    assertThatThrownBy(() -> new Local(1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Initialization arguments are not supported");
    Counting counting = new Counting(5);
    List<Object> seen = new ArrayList<>();
    seen.add(counting.get("start"));
    counting.set("start", 6);
    Started.thread(() -> seen.add(counting.get("start"))).join();
    assertThat(seen).containsExactly(5, 5);
    assertThat(counting.calls).containsExactly(5, 5);
    assertThatThrownBy(() -> counting.get("y"))
        .hasMessage("'Counting' object has no attribute 'y'");
  }

  @Test
  void initFails_isTriedAgainAtTheNextTouch() {
    List<String> calls = new ArrayList<>();
    Local local =
        new Local() {
          @Override
          protected void init(Object... arguments) {
            calls.add("init");
            if (calls.size() == 1) {
              throw new IllegalStateException("first");
            }
            set("x", 1);
          }
        };
    assertThatThrownBy(() -> local.get("x")).hasMessage("first");
    assertThat(local.get("x")).isEqualTo(1);
    assertThat(calls).hasSize(2);
  }

  private static final class Counting extends Local {
    private final List<Object> calls = new ArrayList<>();

    Counting(Object start) {
      super(start);
    }

    @Override
    protected void init(Object... arguments) {
      calls.add(arguments[0]);
      set("start", arguments[0]);
    }
  }
}
