package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.PoolState;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.fact.Waiting.ForLock;
import dev.threadlint.agent.fact.Waiting.ForTask;
import dev.threadlint.agent.fact.Waiting.ForThread;
import dev.threadlint.agent.fact.Waiting.What;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom in one snapshot.
 *
 * <p>Nodes are threads, and pools by the complement of their number. A thread is stuck if one of
 * those that it needs is stuck: an owner of the lock, the joined thread, the task's runner, the
 * pool that is to run the task. A pool is stuck if it can have no more workers and all that it has
 * are stuck; a thread that any of several others can wake is stuck if all of them are. Everybody
 * counts as stuck until shown otherwise: a thread that runs, waits for a limited time only, or
 * waits for something unknown is not, and neither is who needs only such.
 *
 * <p>If nothing moves in the whole program, something unknown can only come from those that wait,
 * too: from whom the waiter keeps from going on, or else from others that wait for something
 * unknown, if anybody waits for one of them.
 */
public final class WaitForGraph {
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private final Map<Long, PoolState> pools = new LinkedHashMap<>();
  private final Map<Long, List<Long>> needs = new LinkedHashMap<>();
  private final Map<Long, List<Long>> neededBy = new HashMap<>();
  private final Set<Long> needsAll = new HashSet<>();
  private final Set<Long> stuck = new LinkedHashSet<>();
  private final Set<Long> knotted;

  /** The graph of a snapshot. */
  public WaitForGraph(WaitSnapshot snapshot) {
    snapshot.waiting().forEach(wait -> waiting.put(wait.thread().id(), wait));
    for (PoolState pool : snapshot.pools()) {
      pools.put(node(pool.pool().id()), pool);
    }
    waiting.forEach((id, wait) -> addNeeds(id, wait.timed() ? List.of() : needs(wait)));
    pools.forEach((id, pool) -> addNeeds(id, needs(pool)));
    if (snapshot.stands()) {
      addNeedsOfStandstill();
    }
    stuck.addAll(needs.keySet());
    freeWhoCanGoOn();
    knotted = withoutThoseThatNobodyNeeds();
  }

  /** The knots: threads and pools that need one another, so that none can ever go on. */
  public List<WaitKnot> knots() {
    var knots = new ArrayList<WaitKnot>();
    var seen = new HashSet<Long>();
    for (Long start : knotted) {
      if (seen.contains(start)) {
        continue;
      }
      Set<Long> needed = reach(start, needs);
      if (needed.contains(start)) {
        needed.retainAll(reach(start, neededBy));
        seen.addAll(needed);
        var members = new LinkedHashSet<>(List.of(start));
        members.addAll(needed);
        knots.add(knot(members));
      } else {
        seen.add(start);
      }
    }
    return knots;
  }

  private WaitKnot knot(Set<Long> members) {
    var threads = new ArrayList<Waiting>();
    var itsPools = new ArrayList<PoolState>();
    for (Long member : members) {
      Waiting wait = waiting.get(member);
      if (wait != null) {
        threads.add(wait);
      }
      PoolState pool = pools.get(member);
      if (pool != null) {
        itsPools.add(pool);
      }
    }
    itsPools.sort(Comparator.comparingInt(pool -> pool.pool().id()));
    return new WaitKnot(threads, itsPools);
  }

  private void addNeeds(Long node, List<Long> needed) {
    if (needed.isEmpty()) {
      return;
    }
    needs.put(node, needed);
    for (Long other : needed) {
      neededBy.computeIfAbsent(other, id -> new ArrayList<>()).add(node);
    }
  }

  private List<Long> needs(Waiting wait) {
    if (wait.what() instanceof ForLock lock) {
      return needs(wait, lock);
    }
    if (wait.what() instanceof ForThread join) {
      return List.of(join.target().id());
    }
    if (wait.what() instanceof ForTask task) {
      if (task.runner() != null) {
        return List.of(task.runner().id());
      }
      return task.pool() == null ? List.of() : List.of(node(task.pool().id()));
    }
    needsAll.add(wait.thread().id());
    return ids(((ForEvent) wait.what()).by());
  }

  /** A reader is not kept out by readers, but by the writers that wait for them. */
  private List<Long> needs(Waiting wait, ForLock want) {
    var needed = new ArrayList<Long>();
    for (ThreadRef owner : want.owners()) {
      if (want.mode() == LockMode.EXCLUSIVE || !onlyReads(owner, want.lock().id())) {
        needed.add(owner.id());
      }
    }
    if (needed.isEmpty() && !want.owners().isEmpty()) {
      for (Waiting other : waiting.values()) {
        if (other.thread().id() != wait.thread().id()
            && !other.timed()
            && wantsToWrite(other, want.lock().id())) {
          needed.add(other.thread().id());
        }
      }
    }
    return needed;
  }

  private boolean onlyReads(ThreadRef owner, int lockId) {
    Waiting wait = waiting.get(owner.id());
    boolean reads = false;
    for (Hold hold : wait == null ? List.<Hold>of() : wait.held()) {
      if (hold.lock().id() == lockId && hold.mode() == LockMode.EXCLUSIVE) {
        return false;
      }
      reads |= hold.lock().id() == lockId;
    }
    return reads;
  }

  private static boolean wantsToWrite(Waiting wait, int lockId) {
    return wait.what() instanceof ForLock want
        && want.lock().id() == lockId
        && want.mode() == LockMode.EXCLUSIVE;
  }

  private void addNeedsOfStandstill() {
    List<Long> unknown = new ArrayList<>();
    boolean waitedFor = false;
    Map<Long, List<Long>> kept = new LinkedHashMap<>();
    for (Waiting wait : waiting.values()) {
      long id = wait.thread().id();
      if (wait.timed() || !isOpen(wait.what())) {
        continue;
      }
      List<Long> keptOff = keptOffBy(id);
      if (!keptOff.isEmpty()) {
        kept.put(id, keptOff);
      } else if (hasNoRuleOfItsOwn(wait.what()) && (isWaitedFor(id) || isOwn(wait.thread()))) {
        unknown.add(id);
        waitedFor |= isWaitedFor(id);
      }
    }
    kept.forEach(this::addNeeds);
    // Each could be ended by any other one of them: a circle says as much, with fewer edges.
    for (int i = 0; waitedFor && unknown.size() > 1 && i < unknown.size(); i++) {
      addNeeds(unknown.get(i), List.of(unknown.get((i + 1) % unknown.size())));
    }
  }

  /** Whether it is not known who could end the wait. */
  private static boolean isOpen(What what) {
    return what instanceof ForEvent event && event.by().isEmpty()
        || what instanceof ForTask task && task.runner() == null && task.pool() == null;
  }

  private static boolean hasNoRuleOfItsOwn(What what) {
    return !(what instanceof ForEvent event) || event.event() == Event.OTHER;
  }

  /** Who wants a lock that this thread has, or a task that it runs. */
  private List<Long> keptOffBy(long id) {
    return neededBy.getOrDefault(id, List.of()).stream()
        .filter(other -> isKeptOff(waiting.get(other)))
        .distinct()
        .toList();
  }

  private static boolean isKeptOff(@Nullable Waiting other) {
    return other != null && !(other.what() instanceof ForThread);
  }

  /** Whether a thread is no servant, which may wait for work that never comes. */
  private static boolean isOwn(ThreadRef thread) {
    return thread.virtual() || !thread.daemon();
  }

  private boolean isWaitedFor(long id) {
    return !neededBy.getOrDefault(id, List.of()).isEmpty();
  }

  private List<Long> needs(PoolState pool) {
    boolean full = pool.workers().size() >= pool.pool().maxWorkers() && pool.queued() != 0;
    needsAll.add(node(pool.pool().id()));
    return full ? ids(pool.workers()) : List.of();
  }

  private void freeWhoCanGoOn() {
    Deque<Long> toJudge = new ArrayDeque<>(stuck);
    while (!toJudge.isEmpty()) {
      Long node = toJudge.remove();
      if (stuck.contains(node) && canGoOn(node)) {
        stuck.remove(node);
        toJudge.addAll(neededBy.getOrDefault(node, List.of()));
      }
    }
  }

  private boolean canGoOn(Long node) {
    List<Long> needed = needs.getOrDefault(node, List.of());
    return needsAll.contains(node)
        ? !stuck.containsAll(needed)
        : needed.stream().noneMatch(stuck::contains);
  }

  private Set<Long> withoutThoseThatNobodyNeeds() {
    var left = new LinkedHashSet<>(stuck);
    Deque<Long> toJudge = new ArrayDeque<>(stuck);
    while (!toJudge.isEmpty()) {
      Long node = toJudge.remove();
      if (left.contains(node)
          && neededBy.getOrDefault(node, List.of()).stream().noneMatch(left::contains)) {
        left.remove(node);
        toJudge.addAll(needs.getOrDefault(node, List.of()));
      }
    }
    return left;
  }

  /** The knotted nodes in reach, in the order of a walk; the start only if it is in a circle. */
  private Set<Long> reach(Long start, Map<Long, List<Long>> edges) {
    var reached = new LinkedHashSet<Long>();
    Deque<Long> toVisit = new ArrayDeque<>(List.of(start));
    while (!toVisit.isEmpty()) {
      for (Long next : edges.getOrDefault(toVisit.remove(), List.of())) {
        if (knotted.contains(next) && reached.add(next)) {
          toVisit.add(next);
        }
      }
    }
    return reached;
  }

  private static List<Long> ids(List<ThreadRef> threads) {
    return threads.stream().map(ThreadRef::id).distinct().toList();
  }

  /** Threads have numbers from 0 upwards; pools get those below. */
  private static long node(int pool) {
    return ~(long) pool;
  }
}
