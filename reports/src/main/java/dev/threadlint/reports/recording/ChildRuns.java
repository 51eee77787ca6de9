package dev.threadlint.reports.recording;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.ProcessRef;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ReportOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the child processes of a program have recorded, to be told with it.
 *
 * <p>A child that never got a task, as one launched in advance, did nothing of the program's and is
 * not spoken of.
 */
public final class ChildRuns {
  // Of a child these say nothing that is not said of the program, or would be wrong in a sum.
  private static final Set<String> OF_PROGRAM_ALONE =
      Set.of(Observed.CLASSES_TRACED, Observed.PROCESSES);

  private final long programStarted;
  private final List<Recording> traced = new ArrayList<>();
  private final List<BlindSpot> blindSpots = new ArrayList<>();
  private final Set<Long> known = new HashSet<>();

  /**
   * None so far.
   *
   * @param programStarted wall clock at the start of the program, milliseconds since 1970
   */
  public ChildRuns(long programStarted) {
    this.programStarted = programStarted;
  }

  /** Reads one, unless it was left by an earlier program that recorded in the same place. */
  public void add(Path file) {
    try {
      Recording recording = RecordingReader.read(file);
      boolean earlier = recording.header().startedMillis() < programStarted;
      if (!earlier && !recording.header().process().isEmpty()) {
        known.add(recording.header().pid());
        traced.add(recording);
      }
    } catch (ThreadlintException e) {
      blindSpots.add(new BlindSpot("child-unreadable", String.valueOf(file.getFileName()), 1));
    }
  }

  /** Whether the child with that number has said that it was traced. */
  public boolean knows(long pid) {
    return known.contains(pid);
  }

  /** How many children were traced. */
  public int count() {
    return traced.size();
  }

  /** What they found, together with what the program found. */
  public List<Finding> findingsWith(List<Finding> ofProgram) {
    var all = new FindingsOfProcesses();
    ofProgram.forEach(all::add);
    for (Recording run : traced) {
      for (Finding finding : run.findings()) {
        all.add(finding, processOf(run));
      }
    }
    return all.all();
  }

  /**
   * What they observed, together with what the program did.
   *
   * @param living the children that still run, which is why they have not come to their end
   */
  public Observed observedWith(Observed ofProgram, Set<Long> living) {
    Map<String, Long> counters = new HashMap<>(ofProgram.counters());
    Map<String, Long> suppressed = new HashMap<>(ofProgram.suppressed());
    List<BlindSpot> blind = new ArrayList<>(ofProgram.blindSpots());
    blind.addAll(blindSpots);
    for (Recording run : traced) {
      Observed observed = run.observed();
      observed.counters().forEach((name, count) -> addCount(name, count, counters));
      observed.suppressed().forEach((name, count) -> suppressed.merge(name, count, Long::sum));
      String process = processOf(run).label();
      for (BlindSpot each : observed.blindSpots()) {
        String detail = each.detail().isEmpty() ? process : process + ": " + each.detail();
        blind.add(new BlindSpot(each.id(), detail, each.count()));
      }
      if (!observed.complete()) {
        boolean lives = living.contains(run.header().pid());
        blind.add(new BlindSpot(lives ? "child-unfinished" : "child-cut-short", process, 1));
      }
    }
    if (!traced.isEmpty()) {
      counters.put(Observed.PROCESSES, (long) traced.size());
    }
    return new Observed(
        counters,
        suppressed,
        ofProgram.rulesOff(),
        ofProgram.rulesNotJudged(),
        blind,
        ofProgram.elapsedMillis(),
        ofProgram.complete());
  }

  private static ProcessRef processOf(Recording run) {
    return new ProcessRef(run.header().pid(), run.header().process());
  }

  private static void addCount(String name, Long count, Map<String, Long> counters) {
    if (!OF_PROGRAM_ALONE.contains(name)) {
      counters.merge(name, count, Long::sum);
    }
  }

  /** The run of the program with what its children recorded; the same if there are none. */
  public RecordedRun with(RecordedRun program) {
    if (traced.isEmpty() && blindSpots.isEmpty()) {
      return program;
    }
    Recording own = program.recording();
    List<Finding> findings = new ArrayList<>(findingsWith(own.findings()));
    findings.sort(new ReportOrder());
    return new RecordedRun(
        new Recording(
            own.header(),
            findings,
            observedWith(own.observed(), Set.of()),
            own.measures(),
            own.course(),
            own.suppressed(),
            own.truncated()),
        program.lockOrders());
  }
}
