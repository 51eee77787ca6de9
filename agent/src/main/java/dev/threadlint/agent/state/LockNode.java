package dev.threadlint.agent.state;

import dev.threadlint.reports.model.LockRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lock in the {@link LockOrderGraph}. */
final class LockNode {
  private final LockRef lock;
  private final Map<LockNode, LockEdge> out = new LinkedHashMap<>();
  private final Map<LockNode, LockEdge> in = new LinkedHashMap<>();

  LockNode(LockRef lock) {
    this.lock = lock;
  }

  LockRef lock() {
    return lock;
  }

  /** The locks that were asked for while this one was held. */
  Collection<LockEdge> out() {
    return out.values();
  }

  /** The locks that were held while this one was asked for. */
  Collection<LockEdge> in() {
    return in.values();
  }

  @Nullable LockEdge edgeTo(LockNode other) {
    return out.get(other);
  }

  LockEdge connect(LockNode to) {
    LockEdge known = out.get(to);
    if (known != null) {
      return known;
    }
    var edge = new LockEdge(this, to);
    out.put(to, edge);
    to.in.put(this, edge);
    return edge;
  }

  @Override
  public int hashCode() {
    return lock.id();
  }

  /** Takes the node out of its neighbours. */
  void disconnect() {
    out.keySet().forEach(next -> next.in.remove(this));
    in.keySet().forEach(previous -> previous.out.remove(this));
  }
}
