package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.ProcessAsked;
import dev.threadlint.agent.fact.ProcessAsked.How;
import dev.threadlint.agent.fact.ProcessEnded;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.agent.fact.ProcessStarted.Traits;
import dev.threadlint.agent.fact.SharedLock;
import dev.threadlint.agent.fact.SharedLockLeft;
import dev.threadlint.reports.model.ProcessRef;
import dev.threadlint.reports.model.ThreadRef;

/** A child process in a {@link FactScript}. */
final class ScriptProcess {
  private static final Traits PLAIN = new Traits(false, false, false);

  private final FactScript script;
  private final ScriptThread parent;
  private final ProcessRef ref;

  ScriptProcess(FactScript script, ScriptThread parent, long pid) {
    this.script = script;
    this.parent = parent;
    this.ref = new ProcessRef(pid, "worker");
  }

  ScriptProcess starts() {
    return starts(PLAIN);
  }

  ScriptProcess starts(Traits traits) {
    script.tell(new ProcessStarted(script.tick(), parent.ref(), ref, traits, 0, parent.stack()));
    return this;
  }

  ScriptProcess isAsked(How how) {
    script.tell(new ProcessAsked(script.tick(), parent.ref(), ref.pid(), how));
    return this;
  }

  ScriptProcess ends(int code) {
    script.tell(new ProcessEnded(script.tick(), ref, code, false));
    return this;
  }

  ScriptProcess endsAtExit(int code) {
    script.tell(new ProcessEnded(script.tick(), ref, code, true));
    return this;
  }

  ScriptProcess leaves(SharedLock lock, ProcessEnded end, boolean wanted) {
    ThreadRef holder = new ThreadRef(ref.pid() << 32 | 1, ref.label(), false, false);
    script.tell(end).tell(new SharedLockLeft(end, holder, lock, wanted));
    return this;
  }

  ProcessEnded end(int code, boolean atExit) {
    return new ProcessEnded(script.tick(), ref, code, atExit);
  }
}
