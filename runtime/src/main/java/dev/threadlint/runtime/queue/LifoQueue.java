package dev.threadlint.runtime.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue between threads that gives the latest item first. Python: {@code queue.LifoQueue}.
 *
 * <pre>{@code
 * LifoQueue<Integer> stack = new LifoQueue<>();
 * stack.put(1);
 * stack.put(2);
 * stack.get(); // 2
 * }</pre>
 *
 * @param <T> the items, which may be null
 */
public class LifoQueue<T extends @Nullable Object> extends Queue<T> {
  private final List<T> stack = new ArrayList<>();

  /** Without bound. Python: {@code LifoQueue()}. */
  public LifoQueue() {
    this(0);
  }

  /** For at most that many items; zero or less is without bound. Python: {@code LifoQueue(n)}. */
  public LifoQueue(int maxsize) {
    super(maxsize);
  }

  @Override
  protected int itemCount() {
    return stack.size();
  }

  @Override
  protected void putItem(T item) {
    stack.add(item);
  }

  @Override
  protected T getItem() {
    return stack.remove(stack.size() - 1);
  }
}
