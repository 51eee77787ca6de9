package dev.threadlint.samples.seed.ip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which addresses went where, as the registries publish it. */
final class IpTable {
  private static final String BUNDLED = "delegated-excerpt.txt";

  private final NavigableMap<Long, IpRange> byFirst = new TreeMap<>();

  IpTable(List<String> lines) {
    lines.stream()
        .filter(IpRange::isIn)
        .map(IpRange::of)
        .forEach(range -> byFirst.put(range.first().number(), range));
  }

  static IpTable bundled() {
    try (InputStream file = IpTable.class.getResourceAsStream(BUNDLED)) {
      if (file == null) {
        throw new IllegalStateException("The build has left out " + BUNDLED);
      }
      return new IpTable(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line about an address, also about one that is none. */
  String describe(String text) {
    try {
      IpAddress address = IpAddress.of(text);
      Map.Entry<Long, IpRange> below = byFirst.floorEntry(address.number());
      return below != null && below.getValue().contains(address)
          ? text + ": " + below.getValue().text()
          : text + ": not in this table";
    } catch (IllegalArgumentException e) {
      return text + ": no address, " + e.getMessage();
    }
  }
}
