package dev.threadlint.reports.cli;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.ChildRecordings;
import dev.threadlint.reports.recording.ChildRuns;
import dev.threadlint.reports.recording.RecordedRun;
import dev.threadlint.reports.recording.RecordingMerger;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs of several recordings, as one.
 *
 * @param recording what they come to
 * @param allReadable whether every file could be read
 */
record ReadRun(Recording recording, boolean allReadable) {

  /** Reads them one after the other, and says why of each that cannot be read; null if none can. */
  static @Nullable ReadRun of(List<Path> files, PrintWriter err) {
    var merger = new RecordingMerger();
    Progress progress = Progress.of(files.size(), err, isTerminal(), System.getenv());
    boolean allReadable = true;
    for (Path file : ChildRecordings.withoutChildren(files)) {
      try {
        merger.add(withChildren(file));
      } catch (ThreadlintException e) {
        progress.end();
        CommandFailure.print(e, err);
        allReadable = false;
      }
      progress.step();
    }
    progress.end();
    return merger.runs() == 0 ? null : new ReadRun(merger.merged(), allReadable);
  }

  /** Those of a program that came to its end are in its recording. */
  private static RecordedRun withChildren(Path program) {
    RecordedRun run = RecordingReader.readRun(program);
    ChildRuns children = new ChildRuns(run.recording().header().startedMillis());
    ChildRecordings.beside(program).forEach(children::add);
    return children.with(run);
  }

  @SuppressWarnings("SystemConsoleNull") // a JDK that always has one knows no better
  private static boolean isTerminal() {
    return System.console() != null && System.getenv("TERM") != null;
  }
}
