package dev.threadlint.reports.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockRefTest {
  @ParameterizedTest
  @CsvSource({
    "[I, int[]",
    "[[Z, boolean[][]",
    "[S, short[]",
    "[Ljava.lang.String;, java.lang.String[]",
    "java.lang.Object, java.lang.Object",
    "[, ["
  })
  void typeName_isThatOfSourceCode(String className, String typeName) {
    assertThat(new LockRef(1, LockKind.MONITOR, className, null).typeName()).isEqualTo(typeName);
  }
}
