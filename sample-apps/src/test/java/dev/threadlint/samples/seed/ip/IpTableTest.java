package dev.threadlint.samples.seed.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTableTest {
  private static final Path BUNDLED =
      Path.of("src/main/resources/dev/threadlint/samples/seed/ip/delegated-excerpt.txt");

  private final IpTable table =
      new IpTable(
          List.of(
              "# a comment",
              "2|test|20260926|3|19830101|20260926|+0000",
              "test|*|ipv4|*|2|summary",
              "test|ZA|ipv4|196.4.163.0|768|19940128|assigned",
              "test||ipv4|255.255.255.0|256||reserved|opaque-id",
              "test|ZA|ipv6|2001:4200::|32|20051021|allocated",
              "test|ZA|asn|1228|1|19910301|allocated"));

  @ParameterizedTest
  @CsvSource({
    "196.4.162.255, false",
    "196.4.163.0, true",
    "196.4.165.255, true",
    "196.4.166.0, false",
    "0.0.0.0, false",
    "255.255.255.255, true"
  })
  void address_isInARangeOrNot(String address, boolean known) {
    assertThat(table.describe(address).endsWith("not in this table")).isEqualTo(!known);
  }

  @Test
  void knownAddress_isDescribed() {
    assertThat(table.describe("196.4.164.7"))
        .isEqualTo("196.4.164.7: South Africa, assigned 1994-01-28 (test, 768 from 196.4.163.0)");
    assertThat(table.describe("255.255.255.1"))
        .isEqualTo("255.255.255.1: reserved (test, 256 from 255.255.255.0)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.", "localhost"})
  void whatIsNoAddress_isToldSo(String text) {
    assertThat(table.describe(text)).startsWith(text + ": no address, ");
  }

  @Test
  void bundledFile_isWhatItsHeadSays() throws Exception {
    List<String> lines = Files.readAllLines(BUNDLED);
    List<IpRange> ranges = lines.stream().filter(IpRange::isIn).map(IpRange::of).toList();

    assertThat(lines).contains("excerpt|*|ipv4|*|" + ranges.size() + "|summary");
    for (IpRange one : ranges) {
      assertThat(ranges.stream().filter(other -> other.contains(one.first())))
          .as("ranges with %s in them", one.first())
          .containsExactly(one);
    }
    assertThat(IpTable.bundled().describe("203.0.113.9")).contains("reserved (iana");
  }
}
