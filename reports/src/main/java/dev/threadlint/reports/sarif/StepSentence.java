package dev.threadlint.reports.sarif;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.rule.FindingNames;

/** A step in words: who does what to what. */
final class StepSentence {
  private StepSentence() {}

  static String of(Step step, FindingNames names, Words words) {
    String deed = names.of(step.thread()) + " " + words.of(step.action());
    LockRef lock = step.lock();
    if (lock != null) {
      return deed + " " + names.of(lock);
    }
    String target = step.target();
    return target == null ? deed : deed + " " + Visible.of(target);
  }
}
