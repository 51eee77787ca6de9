package dev.threadlint.reports.html;

import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes a recording as one HTML page that needs nothing else. */
public final class HtmlRenderer {
  // As in the pom: there the templates become code.
  private static final String TEMPLATES = "dev.threadlint.reports.html.generated";

  private final RuleCatalog catalog;
  private final TemplateEngine templates = templates();

  /** Speaks with the texts of that catalog. */
  public HtmlRenderer(RuleCatalog catalog) {
    this.catalog = catalog;
  }

  // Without a folder of templates jte asks the thread's context loader and not the one it is given;
  // the agent's own thread has none.
  private static TemplateEngine templates() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader own = HtmlRenderer.class.getClassLoader();
    thread.setContextClassLoader(own);
    try {
      return TemplateEngine.createPrecompiled(null, ContentType.Html, own, TEMPLATES);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Writes the page; the writer stays open. */
  public void render(Recording recording, Writer out) throws IOException {
    Page page = new PageOfRecording(recording, catalog).page(Assets.load());
    try {
      templates.render("page.jte", page, new WriterOutput(out));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    out.flush();
  }
}
