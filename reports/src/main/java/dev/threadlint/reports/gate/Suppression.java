package dev.threadlint.reports.gate;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Step;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that accepts findings and says why: {@code RULE in PATTERN because REASON}, or {@code
 * FINGERPRINT because REASON}.
 *
 * @param key the line's key, as {@code suppress.1}
 * @param what a rule's id, {@code *} for any, or a fingerprint
 * @param where a pattern for classes and methods; null with a fingerprint
 * @param because the reason
 */
public record Suppression(String key, String what, @Nullable String where, String because) {
  private static final Pattern FORM =
      Pattern.compile("(\\S+)(?:\\s+in\\s+(\\S+))?\\s+because\\s+(\\S.*)", Pattern.DOTALL);
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8}");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  /**
   * Reads a line.
   *
   * @throws ThreadlintException if it cannot be understood or names no rule
   */
  static Suppression parse(String key, String text, Collection<String> rules) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      throw misunderstood(key, "is '" + text.trim() + "'");
    }
    String what = form.group(1);
    String where = form.group(2);
    if (FINGERPRINT.matcher(what).matches()) {
      return new Suppression(key, what, where, form.group(3).trim());
    }
    if (where == null) {
      throw misunderstood(key, "does not say in which classes");
    }
    if (!what.equals("*") && !rules.contains(what)) {
      throw misunderstood(key, "names '" + what + "', which is no rule");
    }
    return new Suppression(key, what, where, form.group(3).trim());
  }

  private static ThreadlintException misunderstood(String key, String why) {
    return new ThreadlintException(
        key + " " + why + ".",
        "Write: "
            + key
            + "=RULE in CLASSES because REASON, as: lock-order-cycle in"
            + " com.acme.legacy.* because it goes with release 5.");
  }

  /** The frame for which it accepts the finding, null if it does not. */
  @Nullable Frame match(Finding finding) {
    boolean byFingerprint = what.equals(finding.fingerprint());
    if (!byFingerprint && !what.equals("*") && !what.equals(finding.rule())) {
      return null;
    }
    for (Step step : finding.steps()) {
      for (Frame frame : step.stack().frames()) {
        if (where == null || matches(where, frame)) {
          return frame;
        }
      }
    }
    boolean anywhere = where == null || where.equals("*");
    return anywhere ? new Frame(finding.rule(), "", null, 0) : null;
  }

  /** A class with those nested in it, a package, or a method with the lambdas in it. */
  private static boolean matches(String pattern, Frame frame) {
    String method = LAMBDA.matcher(frame.methodName()).replaceAll("$1");
    return glob(pattern, frame.className())
        || glob(pattern, frame.site())
        || glob(pattern, frame.className() + "." + method)
        || frame.className().startsWith(pattern + "$");
  }

  private static boolean glob(String pattern, String name) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return pattern.equals(name);
    }
    if (!name.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = name.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    String last = parts[parts.length - 1];
    return name.length() - last.length() >= at && name.endsWith(last);
  }

  /** The line as it was written, without its key. */
  @Override
  public String toString() {
    return what + (where == null ? "" : " in " + where) + " because " + because;
  }
}
