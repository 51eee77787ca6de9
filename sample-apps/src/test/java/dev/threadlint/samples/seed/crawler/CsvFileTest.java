package dev.threadlint.samples.seed.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "plain, plain",
        "it's, it's",
        "~a,b~, ~\"a,b\"~",
        "a \"b\" c, ~\"a \"\"b\"\" c\"~",
        "~one\ntwo~, ~\"one\ntwo\"~",
        "~one\rtwo~, ~\"one\rtwo\"~",
        "~~, ~~",
        "红楼梦, 红楼梦"
      })
  void field_isQuotedIfItMustBe(String text, String written) throws Exception {
    Path file = folder.resolve("some.csv");

    CsvFile.write(file, List.of(List.of(text, "x")));

    assertThat(Files.readString(file)).isEqualTo(written + ",x\r\n");
  }

  @Test
  void olderFile_isReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("some.csv"), "old");

    CsvFile.write(file, List.of(List.of("new")));

    assertThat(file).content().isEqualTo("new\r\n");
    assertThat(inFolder()).containsExactly("some.csv");
  }

  @Test
  void failureBetweenTwoRows_leavesTheOlderFileAndNothingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("some.csv"), "old");

    assertThatThrownBy(() -> CsvFile.write(file, CsvFileTest::rowThenFailure))
        .hasMessage("no more");

    assertThat(file).content().isEqualTo("old");
    assertThat(inFolder()).containsExactly("some.csv");
  }

  private static Iterator<List<String>> rowThenFailure() {
    return Stream.of("row", "")
        .map(
            text -> {
              if (text.isEmpty()) {
                throw new IllegalStateException("no more");
              }
              return List.of(text);
            })
        .iterator();
  }

  private List<String> inFolder() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
