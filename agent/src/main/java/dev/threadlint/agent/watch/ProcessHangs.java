package dev.threadlint.agent.watch;

import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import java.util.ArrayList;
import java.util.List;

/** Looks whether threads wait for other processes in vain. */
public final class ProcessHangs {
  private final PipeReaders readers;
  private final UndrainedJoins joins;

  /** Looks that name things as the reader does. */
  public ProcessHangs(FactReader reader) {
    readers = new PipeReaders(reader);
    joins = new UndrainedJoins(reader);
  }

  /** Looks; what is new. */
  public List<Fact> look() {
    List<Fact> facts = new ArrayList<>(readers.look());
    facts.addAll(joins.look());
    return facts;
  }
}
