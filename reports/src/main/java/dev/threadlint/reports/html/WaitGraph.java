package dev.threadlint.reports.html;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.FindingNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who waits for whom in a finding, as a ring of nodes; empty if it does not close. */
final class WaitGraph {
  /** A thread or a lock. */
  record Node(String name, boolean isThread) {}

  /** From the one that waits, or holds, to what it waits for. */
  record Edge(Node from, Node to, @Nullable String thread, @Nullable Action action) {}

  private static final int MOST_NODES = 8;

  private final Map<Node, Edge> edges = new LinkedHashMap<>();
  private final FindingNames names;

  private WaitGraph(FindingNames names) {
    this.names = names;
  }

  /** The edges of the ring, each beginning where the one before ends. */
  static List<Edge> ring(Finding finding, FindingNames names) {
    List<Edge> ofLocks = new WaitGraph(names).locksOnly(finding).closed();
    return ofLocks.isEmpty() ? new WaitGraph(names).threadsToo(finding).closed() : ofLocks;
  }

  /** Locks as nodes, and between them the threads that hold the one and want the other. */
  private WaitGraph locksOnly(Finding finding) {
    for (ThreadRef thread : finding.threads()) {
      LockRef held = lock(finding, thread, Action.HOLDS);
      LockRef wanted = lock(finding, thread, Action.WANTS);
      if (held != null && wanted != null) {
        add(new Edge(node(held), node(wanted), names.of(thread), null));
      }
    }
    return this;
  }

  private static @Nullable LockRef lock(Finding finding, ThreadRef thread, Action action) {
    for (Step step : finding.steps()) {
      if (step.action() == action && step.thread().id() == thread.id()) {
        return step.lock();
      }
    }
    return null;
  }

  /** Threads and locks as nodes: a thread waits for a lock, a lock for its holder to go on. */
  private WaitGraph threadsToo(Finding finding) {
    for (Step step : finding.steps()) {
      Node thread = node(step.thread());
      LockRef lock = step.lock();
      if (lock != null && step.action() == Action.WANTS) {
        add(new Edge(thread, node(lock), null, Action.WANTS));
      } else if (lock != null && step.action() == Action.HOLDS) {
        add(new Edge(node(lock), thread, null, Action.HOLDS));
      } else if (step.action() == Action.JOINS) {
        joins(finding, step, thread);
      }
    }
    return this;
  }

  private void joins(Finding finding, Step step, Node thread) {
    for (ThreadRef other : finding.threads()) {
      if (other.name().equals(step.target())) {
        add(new Edge(thread, node(other), null, Action.JOINS));
        return;
      }
    }
  }

  private void add(Edge edge) {
    edges.putIfAbsent(edge.from(), edge);
  }

  private Node node(LockRef lock) {
    return new Node(names.of(lock), false);
  }

  private Node node(ThreadRef thread) {
    return new Node(names.of(thread), true);
  }

  private List<Edge> closed() {
    for (Node start : edges.keySet()) {
      List<Edge> ring = from(start);
      if (!ring.isEmpty() && ring.size() <= MOST_NODES) {
        return ring;
      }
    }
    return List.of();
  }

  private List<Edge> from(Node start) {
    List<Edge> ring = new ArrayList<>();
    Set<Node> met = new LinkedHashSet<>();
    Node at = start;
    while (met.add(at)) {
      Edge edge = edges.get(at);
      if (edge == null) {
        return List.of();
      }
      ring.add(edge);
      at = edge.to();
    }
    return at.equals(start) ? ring : List.of();
  }
}
