package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.rule.FindingNames;

/** What a thread did, in few words: {@code holds accounts}. */
final class StepWords {
  private StepWords() {}

  static String of(Step step, FindingNames names, Words words) {
    String action = words.of(step.action());
    LockRef lock = step.lock();
    if (lock != null) {
      String mode = step.mode() == LockMode.SHARED ? " (" + words.of(LockMode.SHARED) + ")" : "";
      return action + " " + names.of(lock) + mode;
    }
    String target = step.target();
    return target == null ? action : action + " " + Visible.of(target, 80);
  }
}
