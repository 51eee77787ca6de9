package dev.threadlint.agent.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One lock was asked for while another was held. */
public final class LockEdge {
  private static final int MAX_VARIANTS = 8;

  private final LockNode from;
  private final LockNode to;
  private final List<EdgeVariant> variants = new ArrayList<>(1);
  private int onNoCycleAt;

  LockEdge(LockNode from, LockNode to) {
    this.from = from;
    this.to = to;
  }

  LockNode from() {
    return from;
  }

  LockNode to() {
    return to;
  }

  List<EdgeVariant> variants() {
    return Collections.unmodifiableList(variants);
  }

  /** Adds a variant, in place of the least telling one if there are many; false if it is known. */
  boolean add(EdgeVariant variant) {
    for (EdgeVariant known : variants) {
      if (known.sameAs(variant)) {
        return false;
      }
    }
    if (variants.size() == MAX_VARIANTS) {
      variants.remove(leastTelling(variant));
    }
    variants.add(variant);
    return true;
  }

  /** Notes that no cycle leads through it while the graph has the edges that it has now. */
  void onNoCycle(int graphVersion) {
    onNoCycleAt = graphVersion;
  }

  boolean isOnNoCycle(int graphVersion) {
    return onNoCycleAt == graphVersion;
  }

  int weight() {
    int sum = 0;
    for (EdgeVariant variant : variants) {
      sum += variant.weight();
    }
    return sum;
  }

  /** One that can be in no cycle, or else the oldest of those that have most of their like. */
  private int leastTelling(EdgeVariant newcomer) {
    int least = 0;
    int mostAlike = -1;
    for (int i = 0; i < variants.size(); i++) {
      EdgeVariant candidate = variants.get(i);
      if (!candidate.waitsForEver() || candidate.confined()) {
        return i;
      }
      int alike = candidate.alike(newcomer) ? 1 : 0;
      for (EdgeVariant other : variants) {
        alike += other.alike(candidate) ? 1 : 0;
      }
      if (alike > mostAlike) {
        mostAlike = alike;
        least = i;
      }
    }
    return least;
  }
}
