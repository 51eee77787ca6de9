package dev.threadlint.agent.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many edges lie between one lock and those around it, explored layer by layer. */
final class Distances {
  private final boolean forward;
  private final Map<LockNode, Integer> distances = new HashMap<>();
  private List<LockNode> rim = new ArrayList<>();
  private int radius;

  Distances(LockNode centre, boolean forward) {
    this.forward = forward;
    distances.put(centre, 0);
    rim.add(centre);
  }

  /** How many edges one more layer costs. */
  int nextCost() {
    int cost = 0;
    for (LockNode node : rim) {
      cost += edges(node).size();
    }
    return cost;
  }

  /** Explores one more layer; whether it met a node of the other. */
  boolean expand(Distances other) {
    var next = new ArrayList<LockNode>();
    radius++;
    boolean met = false;
    for (LockNode node : rim) {
      for (LockEdge edge : edges(node)) {
        LockNode neighbour = forward ? edge.to() : edge.from();
        if (distances.putIfAbsent(neighbour, radius) == null) {
          next.add(neighbour);
          met |= other.distances.containsKey(neighbour);
        }
      }
    }
    rim = next;
    return met;
  }

  boolean exhausted() {
    return rim.isEmpty();
  }

  int radius() {
    return radius;
  }

  /** Whether the node may be at most that far; true if it was not explored so far. */
  boolean within(LockNode node, int limit) {
    Integer known = distances.get(node);
    if (known != null) {
      return known <= limit;
    }
    return limit > radius && !exhausted();
  }

  private Collection<LockEdge> edges(LockNode node) {
    return forward ? node.out() : node.in();
  }
}
