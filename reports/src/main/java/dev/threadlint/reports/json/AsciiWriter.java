package dev.threadlint.reports.json;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Escapes what is not ASCII, which JSON has in strings only: the text then is the same in whatever
 * encoding a console or pipe has.
 */
public final class AsciiWriter extends FilterWriter {
  /** Escapes on the way to that writer. */
  public AsciiWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    if (c < 0x7F) {
      out.write(c);
    } else {
      out.write("\\u");
      out.write(Integer.toHexString(0x1_0000 | c), 1, 4);
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }
}
