package dev.threadlint.reports.html;

import dev.threadlint.reports.html.generated.JtepageGenerated;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes a recording as one HTML page that needs nothing else. */
public final class HtmlRenderer {
  private final RuleCatalog catalog;

  /** Speaks with the texts of that catalog. */
  public HtmlRenderer(RuleCatalog catalog) {
    this.catalog = catalog;
  }

  /** Writes the page; the writer stays open. */
  public void render(Recording recording, Writer out) throws IOException {
    Page page = new PageOfRecording(recording, catalog).page();
    try {
      // Not by jte's engine, which would look for the template by its name and call it by
      // reflection: what it finds is this class, made of page.jte when the jar is built.
      JtepageGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(out)), null, page);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    out.flush();
  }
}
