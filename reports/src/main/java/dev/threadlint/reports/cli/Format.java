package dev.threadlint.reports.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** In what form a recording is rendered. */
enum Format {
  HTML,
  JSON,
  SARIF,
  GITHUB,
  TEXT;

  /** Takes lower case, as it is written on a command line. */
  static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      for (Format format : Format.values()) {
        if (format.toString().equals(text)) {
          return format;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is none of " + String.join(", ", Names.all()));
    }
  }

  /** For the help and for completion. */
  static final class Names extends java.util.ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(all());
    }

    static List<String> all() {
      return Stream.of(Format.values()).map(Format::toString).toList();
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
