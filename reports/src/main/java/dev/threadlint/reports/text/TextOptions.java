package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * How the console is written to.
 *
 * @param language in which words
 * @param width columns of the console
 * @param colour whether severities are coloured
 * @param report where the page is, as a URI, if it was written
 * @param recording where the recording is, if it is kept
 */
public record TextOptions(
    Language language,
    int width,
    boolean colour,
    @Nullable String report,
    @Nullable String recording) {

  /** Plain text, 80 columns wide, that names no files. */
  public static TextOptions plain(Language language) {
    return new TextOptions(language, 80, false, null, null);
  }

  /** The same, naming these files. */
  public TextOptions withFiles(@Nullable String newReport, @Nullable String newRecording) {
    return new TextOptions(language, width, colour, newReport, newRecording);
  }
}
