package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.site.SiteTable;
import dev.threadlint.reports.model.StackTrace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event without a stack has that of its code path, and never that of another event. */
class EventStacksTest {
  private final ThreadState state = ThreadState.current();
  private final SiteTable sites = new SiteTable();
  private final FactReader reader = new FactReader(0, sites);

  @BeforeEach
  void open() {
    EventQueue.setOpen(true);
    drain();
  }

  @AfterEach
  void close() {
    EventQueue.setOpen(false);
    drain();
  }

  @Test
  void lockTakenAloneAfterAJoin_hasItsSite() {
    int site = sites.register("Bank", "transfer", 10, null, false);
    ThreadHooks.joins(new Thread(), 0, 0);
    LockOrders.tellAlone(state, new Object(), site);

    JoinRequested join = (JoinRequested) read(Event.Kind.JOIN_REQUESTED);
    LockOrderObserved order = (LockOrderObserved) read(Event.Kind.LOCK_ORDER);

    assertThat(methodsOf(join.stack())).isNotEmpty().doesNotContain("transfer");
    assertThat(methodsOf(order.stack())).containsExactly("transfer");
  }

  private @Nullable Fact read(Event.Kind kind) {
    Event event = EventQueue.poll();
    while (event != null && event.kind != kind) {
      event = EventQueue.poll();
    }
    return event == null ? null : reader.read(event);
  }

  private static Iterable<String> methodsOf(StackTrace stack) {
    return stack.frames().stream().map(frame -> frame.methodName()).toList();
  }

  private static void drain() {
    while (EventQueue.poll() != null) {
      // Each call takes one.
    }
  }
}
