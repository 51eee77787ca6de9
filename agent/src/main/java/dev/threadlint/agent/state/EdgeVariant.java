package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.Want;
import dev.threadlint.agent.fact.Want.Patience;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.ThreadRef;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a {@link LockEdge} was taken: by whom, with what else held, when.
 *
 * @param edge the edge
 * @param hold the held lock, where the edge begins
 * @param heldSet all that was held
 * @param fact what was seen
 */
public record EdgeVariant(LockEdge edge, Hold hold, HeldSet heldSet, LockOrderObserved fact) {

  /** Who asked. */
  public ThreadRef thread() {
    return fact.thread();
  }

  /** What was asked for, where the edge ends. */
  public Want wanted() {
    return fact.wanted();
  }

  boolean waitsForEver() {
    return wanted().patience() == Patience.BLOCKING;
  }

  boolean confined() {
    return hold.confined() || wanted().confined();
  }

  /** Whether the holder of the next edge's lock makes the asker of this one wait. */
  boolean blockedBy(EdgeVariant next) {
    return wanted().mode() == LockMode.EXCLUSIVE || next.hold.mode() == LockMode.EXCLUSIVE;
  }

  /** Whether it got here through the other's outermost lock, while it had its own. */
  boolean passed(EdgeVariant other) {
    Hold outermost = other.fact.held().get(0);
    return outermost.mode() == LockMode.EXCLUSIVE && fact.passed().contains(outermost.lock().id());
  }

  /** Whether one static field gave this side and the other two different locks. */
  boolean changedField(EdgeVariant other) {
    return changed(hold.staticField(), hold.lock(), other)
        || changed(wanted().staticField(), wanted().lock(), other);
  }

  private static boolean changed(@Nullable String field, LockRef lock, EdgeVariant other) {
    return field != null
        && (field.equals(other.hold.staticField()) && lock.id() != other.hold.lock().id()
            || field.equals(other.wanted().staticField())
                && lock.id() != other.wanted().lock().id());
  }

  /** Whether the other can take part in a cycle wherever this one can, and nowhere else. */
  boolean sameAs(EdgeVariant other) {
    return thread().id() == other.thread().id()
        && hold.mode() == other.hold.mode()
        && wanted().mode() == other.wanted().mode()
        && wanted().patience() == other.wanted().patience()
        && confined() == other.confined()
        && heldSet.equals(other.heldSet)
        && fact.passed().equals(other.fact.passed())
        && fact.stamp().equals(other.fact.stamp());
  }

  /** Whether only time and thread tell the two apart. */
  boolean alike(EdgeVariant other) {
    return hold.mode() == other.hold.mode()
        && wanted().mode() == other.wanted().mode()
        && heldSet.equals(other.heldSet);
  }

  /** About how much memory it keeps, in words. */
  int weight() {
    int shared = fact.stamp().threadsBefore() * 4 + fact.held().size() * 8;
    return 40 + shared / Math.max(1, fact.held().size());
  }
}
