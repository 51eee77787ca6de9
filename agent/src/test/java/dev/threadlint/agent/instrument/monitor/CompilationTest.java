package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The just-in-time compilers compile every method with calls: where they refuse, it stays interpreted for ever. */
class CompilationTest {
  private static final List<List<String>> MODES =
      List.of(
          List.of("-XX:TieredStopAtLevel=1"), List.of("-XX:-TieredCompilation"), List.of());

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("compilersAndModes")
  void everyShape_isCompiled(Compiler compiler, List<String> mode)
      throws IOException, InterruptedException {
    Map<String, byte[]> classFiles =
        Instrumented.of(compiler.compile("shapes/MonitorShapes.java")).classFiles;
    for (Map.Entry<String, byte[]> entry : classFiles.entrySet()) {
      Path file = folder.resolve(entry.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    String output = run(mode);
    assertThat(output)
        .contains("all shapes called")
        .doesNotContain("COMPILE SKIPPED")
        .doesNotContain("not compilable")
        .contains("MonitorShapes::nested ")
        .contains("MonitorShapes::finallyInside ")
        .contains("MonitorShapes::add ")
        .contains("MonitorShapes::whole ")
        .contains("MonitorShapes::waits ");
  }

  private String run(List<String> mode) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(mode);
    command.addAll(
        List.of(
            "-Xbatch",
            "-XX:+PrintCompilation",
            "-XX:CompileThresholdScaling=0.01",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=compileonly,shapes.*::*",
            "-cp",
            folder + File.pathSeparator + System.getProperty("java.class.path"),
            HotShapes.class.getName(),
            "shapes.MonitorShapes"));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> compilersAndModes() {
    return Stream.of(Compiler.ECJ_45, Compiler.ECJ_48_INLINED, Compiler.ECJ_61, Compiler.JAVAC_61)
        .flatMap(
            compiler ->
                MODES.stream()
                    .map(mode -> org.junit.jupiter.params.provider.Arguments.of(compiler, mode)));
  }
}
