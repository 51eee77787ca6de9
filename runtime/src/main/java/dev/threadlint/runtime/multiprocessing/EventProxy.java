package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A {@link dev.threadlint.runtime.threading.Event} in a manager. Python: {@code
 * multiprocessing.managers.EventProxy}.
 *
 * <pre>{@code
 * EventProxy stop = manager.event();
 * stop.set();
 * }</pre>
 */
public final class EventProxy extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  EventProxy(Token token) {
    super(token);
  }

  /** Python: {@code is_set()}. */
  public boolean isSet() {
    return callBoolean("isSet");
  }

  /** Python: {@code set()}. */
  public void set() {
    call("set");
  }

  /** Python: {@code clear()}. */
  public void clear() {
    call("clear");
  }

  /** Python: {@code wait()}. Always true. */
  public boolean await() {
    return callBoolean("await");
  }

  /** Python: {@code wait(timeout)}. False if the time ran out. */
  public boolean await(@Nullable Duration timeout) {
    return callBoolean("await", timeout);
  }
}
