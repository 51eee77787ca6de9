package dev.threadlint.agent;

import dev.threadlint.agent.fact.Fact;
import dev.threadlint.reports.OutputFile;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.html.HtmlRenderer;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ReportOrder;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.recording.ChildRecordings;
import dev.threadlint.reports.recording.RecordingWriter;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.text.TextOptions;
import dev.threadlint.reports.text.TextRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the tracer's results go: recording, page and console. */
final class Output {
  private RunHeader header;
  private final AgentOptions options;
  private final @Nullable Path report;
  private final @Nullable Path recordingFile;
  private @Nullable RecordingWriter recording;
  private final FlightRecorder flightRecorder;

  Output(RunHeader header, AgentOptions options) {
    this.header = header;
    this.options = options;
    this.report = options.report(header.startedMillis());
    this.flightRecorder = new FlightRecorder(options.flightRecorder(), this::say);
    this.recordingFile = options.recording(header.startedMillis());
  }

  /** Begins the recording and says that the tracer is at work. */
  void begin() {
    if (recordingFile != null) {
      try {
        recording = RecordingWriter.create(recordingFile, header);
      } catch (IOException | ThreadlintException e) {
        say("threadlint: no recording is written: " + e.getMessage());
      }
    }
    String where = report == null ? "no report" : "report at exit: " + report.getFileName();
    say("threadlint " + header.tool() + ": tracing (pid " + header.pid() + "); " + where);
  }

  /** Where the recording is. */
  @Nullable Path recordingFile() {
    return recording == null ? null : recordingFile;
  }

  /** Wall clock at the start, milliseconds since 1970. */
  long startedMillis() {
    return header.startedMillis();
  }

  /** Where the recording of a child process goes, also if there is none of the program. */
  Path recordingOfChild(String pid) {
    Path own = recordingFile;
    if (options.isChild() && own != null) {
      // Those of all generations lie side by side.
      String ofThis = "-".concat(Long.toString(header.pid())).concat(".tlr");
      return Path.of(own.toString().replace(ofThis, "-".concat(pid).concat(".tlr")));
    }
    return ChildRecordings.of(recordingOfProgram(), pid);
  }

  /** That of the program; or where it would be, if there is none. */
  Path recordingOfProgram() {
    Path own = recordingFile;
    return own != null
        ? own
        : Path.of(System.getProperty("java.io.tmpdir"), "threadlint-" + header.pid() + ".tlr");
  }

  /** This is a child process, and is called so. */
  void named(String process) {
    header = header.ofProcess(process);
    RecordingWriter writer = recording;
    if (writer != null) {
      try {
        writer.header(header);
      } catch (IOException e) {
        recording = null;
      }
    }
  }

  /** Prints a line, unless nothing is to be printed; of a child only what cannot wait is. */
  void say(String line) {
    if (!options.quiet() && !options.isChild()) {
      Console.print(line);
    }
  }

  /** Lets JMX ask, if that is wanted. */
  void openToManagement() {
    if (options.jmx()) {
      try {
        TracerBean.register(this);
      } catch (LinkageError e) {
        // A JVM without management.
        say("threadlint: cannot be asked by JMX: " + e);
      }
    }
  }

  /** Tells whoever wants to know of each fact. */
  void met(Fact fact) {
    flightRecorder.accept(fact);
  }

  /** Appends to the recording; the first failure is said, and it is over with the recording. */
  void record(List<Finding> findings, List<LockOrder> lockOrders, Observed observed) {
    flightRecorder.found(findings);
    RecordingWriter writer = recording;
    if (writer == null) {
      return;
    }
    try {
      for (Finding finding : findings) {
        writer.finding(finding);
      }
      for (LockOrder order : lockOrders) {
        writer.lockOrder(order);
      }
      writer.observed(observed);
      writer.flush();
      if (observed.complete()) {
        writer.close();
      }
    } catch (IOException e) {
      recording = null;
      say("threadlint: the recording ends here, it could not be written on: " + e.getMessage());
    }
  }

  /** Appends to the recording the cycles that are no findings. */
  void recordSuppressed(List<SuppressedCycle> cycles) {
    RecordingWriter writer = recording;
    if (writer == null) {
      return;
    }
    try {
      for (SuppressedCycle cycle : cycles) {
        writer.suppressed(cycle);
      }
    } catch (IOException e) {
      recording = null;
      say("threadlint: the recording ends here, it could not be written on: " + e.getMessage());
    }
  }

  /** Appends to the recording what was measured so far. */
  void record(Measures measures) {
    RecordingWriter writer = recording;
    if (writer != null && !measures.isEmpty()) {
      try {
        writer.measures(measures);
      } catch (IOException e) {
        recording = null;
        say("threadlint: the recording ends here, it could not be written on: " + e.getMessage());
      }
    }
  }

  /** Appends to the recording what is new of the run's course. */
  void record(List<LockNesting> nestings, @Nullable ThreadLooks looks) {
    RecordingWriter writer = recording;
    if (writer == null) {
      return;
    }
    try {
      for (LockNesting nesting : nestings) {
        writer.nesting(nesting);
      }
      if (looks != null && !looks.lanes().isEmpty()) {
        writer.looks(looks);
      }
    } catch (IOException e) {
      recording = null;
      say("threadlint: the recording ends here, it could not be written on: " + e.getMessage());
    }
  }

  /** Tells of hangs while they last, for the program may never come to its end. */
  void urgent(List<Finding> urgent, Recording soFar) {
    if (!options.quiet()) {
      StringBuilder text = new StringBuilder();
      TextRenderer renderer = new TextRenderer(RuleCatalog.load());
      for (Finding finding : urgent) {
        try {
          renderer.urgent(finding, header, textOptions(null), text);
        } catch (IOException e) {
          text.append(finding.rule());
        }
      }
      Console.print(text.toString());
    }
    page(soFar);
  }

  /** The run as its recording has it. */
  Recording recordingOf(
      List<Finding> findings, Observed observed, Measures measures, Course course) {
    return new Recording(header, sorted(findings), observed, measures, course, false);
  }

  /** Writes what comes at the end, after the recording. */
  void finish(Recording whole) {
    String page = page(whole);
    if (!options.quiet() && !options.isChild()) {
      StringBuilder text = new StringBuilder();
      try {
        new TextRenderer(RuleCatalog.load()).verdict(whole, textOptions(page), text);
      } catch (IOException e) {
        text.append(e);
      }
      Console.print(text.toString().stripTrailing());
    }
  }

  /** A finding as the console shows it. */
  String text(Finding finding) {
    StringBuilder text = new StringBuilder();
    try {
      new TextRenderer(RuleCatalog.load()).finding(finding, textOptions(null), text);
    } catch (IOException e) {
      text.append(finding.rule());
    }
    return text.toString();
  }

  /** Writes the page; its address, or null if there is none. */
  @Nullable String page(Recording whole) {
    if (report == null) {
      return null;
    }
    try {
      OutputFile.write(report, out -> new HtmlRenderer(RuleCatalog.load()).render(whole, out));
      return report.toUri().toString();
    } catch (ThreadlintException e) {
      say("threadlint: no report is written: " + e.getMessage());
      return null;
    } catch (RuntimeException | LinkageError e) {
      // The verdict on the console does not need the page.
      say("threadlint: no report is written: " + e);
      return null;
    }
  }

  private static List<Finding> sorted(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(new ReportOrder());
    return sorted;
  }

  private TextOptions textOptions(@Nullable String page) {
    Language language =
        options.language().isEmpty() ? Language.ofSystem() : Language.of(options.language());
    return TextOptions.plain(language)
        .withFiles(page, recording == null ? null : String.valueOf(recordingFile));
  }
}
