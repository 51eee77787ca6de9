package dev.threadlint.reports.html;

import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
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
    out.write("<!doctype html><title>threadlint</title>" + catalog.all().size());
  }
}
