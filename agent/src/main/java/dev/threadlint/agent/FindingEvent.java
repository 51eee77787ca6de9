package dev.threadlint.agent;

import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A finding on the time line of Flight Recorder; loaded only if that was asked for. */
@Name("threadlint.Finding")
@Label("Threadlint Finding")
@Description("Misuse of threads, locks or pools that was met for the first time, or again")
@Category("Threadlint")
@StackTrace(false)
public final class FindingEvent extends Event {
  @Label("Rule")
  String rule = "";

  @Label("Severity")
  String severity = "";

  @Label("Confidence")
  String confidence = "";

  @Label("Fingerprint")
  String fingerprint = "";

  @Label("Count")
  int count;

  @Label("Threads")
  String threads = "";

  @Label("Message")
  String message = "";

  /** Writes one, if somebody records. */
  static void commit(Finding finding) {
    FindingEvent event = new FindingEvent();
    if (!event.isEnabled()) {
      return;
    }
    FindingText text = FindingText.of(finding, RuleCatalog.load(), Words.of(Language.ENGLISH));
    event.rule = finding.rule();
    event.severity = finding.severity().name();
    event.confidence = finding.confidence().name();
    event.fingerprint = finding.fingerprint();
    event.count = finding.count();
    event.threads =
        finding.threads().stream().map(ThreadRef::name).collect(Collectors.joining(", "));
    event.message = text.title().plain() + ". " + text.what().plain();
    event.commit();
  }
}
