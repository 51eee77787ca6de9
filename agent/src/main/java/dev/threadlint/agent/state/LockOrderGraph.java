package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.reports.model.LockRef;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lock instances were ever asked for while which others were held.
 *
 * <p>Memory is bounded in two ways: by the number of locks and by the weight of what the edges
 * remember. Beyond a bound the locks that were longest without a fact are forgotten with their
 * edges.
 */
public final class LockOrderGraph {
  private static final int MAX_LOCKS = 16_384;
  private static final long MAX_WEIGHT = 2_500_000;

  /** Of many held locks of the wanted one's class, as all stripes of a map, these suffice. */
  private static final int FIRST_OF_CLASS = 8;

  private static final int LAST_OF_CLASS = 32;
  private static final int MAX_HELD_SETS = 1_024;

  private final int maxLocks;
  private final long maxWeight;
  private final Map<Integer, LockNode> nodes = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<HeldSet, HeldSet> heldSets = new Bounded<>(MAX_HELD_SETS);
  private final List<EdgeVariant> added = new ArrayList<>();
  private long weight;
  private int version = 1;

  /** A graph that fits into a small agent. */
  public LockOrderGraph() {
    this(MAX_LOCKS, MAX_WEIGHT);
  }

  /**
   * A graph with bounds.
   *
   * @param maxLocks how many locks it remembers
   * @param maxWeight how much their edges remember, in words of memory, roughly
   */
  public LockOrderGraph(int maxLocks, long maxWeight) {
    this.maxLocks = maxLocks;
    this.maxWeight = maxWeight;
  }

  /** Takes a fact in. */
  public void add(LockOrderObserved fact) {
    added.clear();
    if (fact.held().isEmpty()) {
      return;
    }
    LockNode to = node(fact.wanted().lock());
    HeldSet heldSet = shared(HeldSet.of(fact.held()));
    for (Hold hold : tellingHolds(fact)) {
      if (hold.lock().id() != to.lock().id()) {
        connect(hold, to, heldSet, fact);
      }
    }
    forgetOldest();
  }

  private HeldSet shared(HeldSet heldSet) {
    HeldSet known = heldSets.putIfAbsent(heldSet, heldSet);
    return known == null ? heldSet : known;
  }

  private static List<Hold> tellingHolds(LockOrderObserved fact) {
    if (fact.held().size() <= FIRST_OF_CLASS + LAST_OF_CLASS) {
      return fact.held();
    }
    var ofClass = new ArrayList<Hold>();
    var telling = new ArrayList<Hold>();
    for (Hold hold : fact.held()) {
      boolean same = hold.lock().className().equals(fact.wanted().lock().className());
      (same ? ofClass : telling).add(hold);
    }
    int last = Math.max(0, ofClass.size() - LAST_OF_CLASS);
    telling.addAll(ofClass.subList(0, Math.min(FIRST_OF_CLASS, last)));
    telling.addAll(ofClass.subList(last, ofClass.size()));
    return telling;
  }

  /** What the latest fact added: ways to take an edge that were not known. */
  public List<EdgeVariant> added() {
    return List.copyOf(added);
  }

  /** Forgets a lock, because it is gone. */
  public void forget(int lockId) {
    LockNode node = nodes.remove(lockId);
    if (node != null) {
      release(node);
    }
  }

  /** How many locks are remembered. */
  public int size() {
    return nodes.size();
  }

  /** A number that changes whenever an edge comes that was not there. */
  int version() {
    return version;
  }

  private LockNode node(LockRef lock) {
    return nodes.computeIfAbsent(lock.id(), id -> new LockNode(lock));
  }

  private void connect(Hold hold, LockNode to, HeldSet heldSet, LockOrderObserved fact) {
    LockEdge edge = node(hold.lock()).connect(to);
    if (edge.variants().isEmpty()) {
      version++;
    }
    int before = edge.weight();
    var variant = new EdgeVariant(edge, hold, heldSet, fact);
    if (edge.add(variant)) {
      added.add(variant);
    }
    weight += edge.weight() - before;
  }

  private void forgetOldest() {
    Iterator<LockNode> oldest = nodes.values().iterator();
    while ((nodes.size() > maxLocks || weight > maxWeight) && oldest.hasNext()) {
      LockNode node = oldest.next();
      oldest.remove();
      release(node);
    }
  }

  private void release(LockNode node) {
    for (LockEdge edge : node.out()) {
      weight -= edge.weight();
    }
    for (LockEdge edge : node.in()) {
      weight -= edge.weight();
    }
    node.disconnect();
  }
}
