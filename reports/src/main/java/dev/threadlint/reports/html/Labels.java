package dev.threadlint.reports.html;

/** The words of the page itself, by their key in the bundle. */
public final class Labels {
  private final Speech speech;

  Labels(Speech speech) {
    this.speech = speech;
  }

  /** A label in both languages. */
  public Both get(String key) {
    return speech.text("page." + key);
  }

  /** A label that speaks of a number. */
  public Both count(String key, int number) {
    return speech.count("page." + key, number);
  }

  /** How to say that a finding is none. */
  public Both accept(String fingerprint) {
    return speech.phrase("page.accept", "fingerprint", fingerprint);
  }
}
