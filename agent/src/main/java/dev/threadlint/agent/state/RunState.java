package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockMeasured;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.LockSignalled;
import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.PoolShutDown;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadPolled;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.reports.model.Measures;
import java.util.List;

/** All that detectors share; takes each fact in before any of them sees it. */
public final class RunState {
  private final LockOrderGraph lockOrders = new LockOrderGraph();
  private final AcquisitionTable acquisitions = new AcquisitionTable();
  private final ThreadTable threads = new ThreadTable();
  private final ThreadStarts starts = new ThreadStarts();
  private final OpenJoins joins = new OpenJoins();
  private final PoolTable pools = new PoolTable();
  private final LockWaitTable lockWaits = new LockWaitTable();
  private final JoinWaitTable joinWaits = new JoinWaitTable();
  private List<WaitKnot> knots = List.of();

  /** Takes a fact in. */
  public void update(Fact fact) {
    if (fact instanceof LockOrderObserved order) {
      lockOrders.add(order);
      acquisitions.add(order);
    } else if (fact instanceof LockSignalled signalled) {
      lockOrders.forget(signalled.lock().id());
    } else if (fact instanceof ThreadStarted start) {
      threads.started(start);
      starts.started(start);
    } else if (fact instanceof ThreadEnded end) {
      threads.ended(end);
    } else if (fact instanceof ThreadPolled poll) {
      threads.awaited(poll.target());
    } else if (fact instanceof JoinRequested join) {
      threads.awaited(join.target());
      joins.requested(join);
    } else if (fact instanceof WaitSnapshot snapshot) {
      knots = new WaitForGraph(snapshot).knots();
    } else {
      measure(fact);
    }
  }

  private void measure(Fact fact) {
    if (fact instanceof JoinReturned returned) {
      JoinRequested join = joins.of(returned);
      if (join != null) {
        joinWaits.returned(returned, join);
      }
    } else if (fact instanceof LockMeasured measured) {
      lockWaits.measured(measured);
    } else if (fact instanceof LockContended contended) {
      lockWaits.contended(contended);
    } else if (fact instanceof PoolMade made) {
      pools.made(made);
    } else if (fact instanceof PoolShutDown end) {
      pools.shutDown(end);
    } else if (fact instanceof PoolMeasured measured) {
      pools.measured(measured);
    }
  }

  /** What was measured so far. */
  public Measures measures() {
    return new Measures(lockWaits.measures(), joinWaits.measures(), pools.measures());
  }

  /** The pools. */
  public PoolTable pools() {
    return pools;
  }

  /** In which orders locks were ever taken. */
  public LockOrderGraph lockOrders() {
    return lockOrders;
  }

  /** Which thread took which lock. */
  public AcquisitionTable acquisitions() {
    return acquisitions;
  }

  /** The threads. */
  public ThreadTable threads() {
    return threads;
  }

  /** How the threads were started. */
  public ThreadStarts starts() {
    return starts;
  }

  /** The joins. */
  public OpenJoins joins() {
    return joins;
  }

  /** Who waits for one another for ever, as the latest snapshot shows it. */
  public List<WaitKnot> knots() {
    return knots;
  }
}
