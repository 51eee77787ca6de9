package dev.threadlint.reports.cli;

import dev.threadlint.reports.gate.FailOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Constants as they are written on a command line. */
final class LowerCase {
  private LowerCase() {}

  private static List<String> names() {
    return Stream.of(FailOn.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** For {@code --fail-on}. */
  static final class ToFailOn implements ITypeConverter<FailOn> {
    @Override
    public FailOn convert(String text) {
      if (!names().contains(text)) {
        throw new TypeConversionException(
            "'" + text + "' is none of " + String.join(", ", names()));
      }
      return FailOn.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** For help and completion. */
  static final class FailOns extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    FailOns() {
      super(names());
    }
  }
}
